using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

/// <summary>Readers answer every text, and no text makes a belief in which the rules no longer hold.</summary>
public class ReaderFuzzTests
{
    private static readonly Edit[][] Sayable =
    [
        .. Enum.GetValues<Layout>()
            .Select(layout => Enum.GetValues<EditKind>().SelectMany(kind => EditSpace.All(kind, layout)).ToArray()),
    ];

    private static readonly string[] Texts =
    [
        .. HostileTexts.All.Where(text => text.Length is > 0 and < 1000),
        .. Enum.GetValues<Layout>()
            .SelectMany(layout =>
                Enum.GetValues<EditKind>()
                    .Select(kind => EditSpace.All(kind, layout).ElementAt(EditSpace.All(kind, layout).Count() / 2))
                    .Select(edit => EditGrammar.Say(edit, layout))
            ),
        "<think>The door moved?</think>\n**Final answer:**\n1. The lava is safe to walk on.\n2. The red key has disappeared!",
        "The applied edits are: a new open door has been installed at row 3, column 5; and the grid has been flipped along the "
            + "vertical axis, then there is a walkable passage at column 4 row 10 and a pair of fireproof shoes at column 1, row 1.",
    ];

    private static readonly TolerantReader Tolerant = new();
    private static readonly ReferenceReader Reference = new();

    private static readonly (ISentenceReader Reader, Quirks Quirks)[] Humans =
    [
        (Tolerant, Quirks.None),
        (Tolerant, Quirks.Reference),
        (Reference, Quirks.None),
        (Reference, Quirks.Reference),
    ];

    [TestCase(10_000)]
    [TestCase(500_000, Category = "Slow")]
    public void Every_text_is_answered_by_both_readers(int texts) =>
        Fuzzing.Run(texts, random => Fuzzing.Damaged(random, Texts), AssertAnswered, text => text);

    [TestCase(1_500)]
    [TestCase(100_000, Category = "Slow")]
    public void What_is_heard_leaves_a_world_that_can_be_played(int beliefs) =>
        Fuzzing.Run(beliefs, Talk.Draw, AssertPlayable, talk => string.Join(" | ", talk.Sentences));

    private static void AssertAnswered(string text)
    {
        foreach (var layout in Enum.GetValues<Layout>())
        {
            var (whole, read) = (Reference.Read(text, layout), Tolerant.Read(text, layout));
            Require(whole.Count == 1, "The reference's reader takes every text for one sentence.");
            Require(read.Count > 0 || string.IsNullOrWhiteSpace(text), "A text that is not blank has no answer.");
            foreach (var sentence in whole.Concat(read))
            {
                Require(
                    (sentence.Edit is null) != (sentence.Reason is null) && sentence.Reason != "",
                    "An answer has not one of edit and reason."
                );
                Require(
                    sentence.Position >= 0 && sentence.Position + sentence.Text.Length <= text.Length,
                    "An answer stands outside of the text."
                );
            }
        }
    }

    private static void AssertPlayable(Talk talk)
    {
        var start = DrawnWorlds.Edited(talk.Layout, talk.Seed);
        foreach (var (reader, quirks) in Humans)
        {
            var human = new Listener(new LiteralHuman(), start, reader, quirks);
            foreach (var sentence in talk.Sentences)
            {
                human.Hear(sentence);
                Require(human.Belief.Objects.Length <= Blueprint.MaxObjects, "The world is too full.");
            }
            Play(human.Belief, new Random(talk.Seed));
        }
    }

    private static void Play(Blueprint blueprint, Random random)
    {
        var world = World.From(blueprint);
        Require(blueprint.Objects.All(thing => thing.Cell.IsOnBoardIndex), "An object is off the board.");
        Require(blueprint.Objects.All(thing => thing.Contains < blueprint.Objects.Length), "A box holds no object.");
        for (var step = 0; step <= 50; step++)
        {
            Require(world.AgentCell.IsOnBoardIndex, "The agent is off the board.");
            Step.Apply(world, (AgentAction)random.Next(7));
        }
    }

    // The assertions of NUnit take longer than what is asserted here.
    private static void Require(bool holds, string complaint)
    {
        if (!holds)
        {
            Assert.Fail(complaint);
        }
    }

    /// <summary>A world, and what is said to one who believes in it.</summary>
    private sealed record Talk(Layout Layout, int Seed, string[] Sentences)
    {
        public static Talk Draw(Random random)
        {
            var (layout, seed) = ((Layout)random.Next(2), random.Next(10_000));
            var world = DrawnWorlds.Edited(layout, seed);
            // Half of the talks are long enough to fill the world with objects.
            var sentences = Enumerable.Range(0, random.Next(2) == 0 ? random.Next(6) : random.Next(60));
            return new(layout, seed, [.. sentences.Select(_ => Sentence(random, world))]);
        }

        private static string Sentence(Random random, Blueprint world)
        {
            var kind = (EditKind)random.Next(12);
            return random.Next(6) switch
            {
                0 => Fuzzing.Damaged(random, Texts),
                1 => EditGrammar.Say(
                    Sayable[1 - (int)world.Layout][random.Next(Sayable[1 - (int)world.Layout].Length)],
                    (Layout)(1 - (int)world.Layout)
                ),
                2 => Of(EditSpace.Acceptable(kind, world).ToArray()),
                3 => EditGrammar.Say(
                    Sayable[(int)world.Layout][random.Next(Sayable[(int)world.Layout].Length)],
                    world.Layout
                ),
                4 when EditDraw.Draw(kind, world).Edit is { } drawn => EditGrammar.Say(drawn, world.Layout),
                _ => $"there is a pair of fire-proof shoes at column {random.Next(12)} row {random.Next(12)}",
            };

            string Of(Edit[] edits) =>
                edits.Length == 0 ? "" : EditGrammar.Say(edits[random.Next(edits.Length)], world.Layout);
        }
    }
}
