using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Prompts;

/// <summary>The prompts, beside the print of the paper's Appendix C and beside stored ones.</summary>
public class PromptWriterTests
{
    private static readonly PromptWriter Writer = new();

    /// <summary>The game of Appendix B, whose prompt Appendix C prints.</summary>
    private static readonly TeachingGame Printed = Games.OfThePaper(1)[0];

    private static readonly TeachingGame IslandGame = Games
        .OfThePaper(20)
        .First(game => game.Spec.Layout == Layout.TreasureIsland);

    [Test]
    public void The_prompt_of_Appendix_Bs_game_equals_the_print_of_Appendix_C() =>
        Assert.That(Writer.Write(new(Shots: 1), Printed), Does.Match(PrintedPage.Read("appendix-c.print.txt")));

    [Test]
    public void Without_examples_it_equals_the_print_without_what_stands_between_its_brackets() =>
        Assert.That(
            Writer.Write(new(Shots: 0), Printed),
            Does.Match(
                PrintedPage.Read(
                    "appendix-c.print.txt",
                    print =>
                        print[..print.IndexOf("[begin", StringComparison.Ordinal)]
                        + print[print.IndexOf("[end", StringComparison.Ordinal)..]
                )
            )
        );

    [Test]
    public void The_rules_of_an_island_equal_the_print()
    {
        var goal = WorldDescription.Mission(IslandGame.Real.World);
        var prompt = Writer.Write(new(Shots: 0), IslandGame);
        var rules = prompt[..prompt.IndexOf("\n\n", StringComparison.Ordinal)];
        Assert.That(
            rules,
            Does.Match(PrintedPage.Read("appendix-c.island.print.txt", print => print.Replace("{goal}", goal)))
        );
    }

    [Test]
    public void A_print_with_another_word_is_not_matched() =>
        Assert.That(
            Writer.Write(new(Shots: 1), Printed),
            Does.Not.Match(PrintedPage.Read("appendix-c.print.txt", print => print.Replace("You MUST", "You must")))
        );

    [Test]
    public void An_island_has_bridges_where_a_room_has_doors()
    {
        var prompt = Writer.Write(new(Shots: 0), IslandGame);
        Assert.That(
            prompt,
            Does.Contain("4. \"a new {state} bridge has been constructed at column {col} row {row}\"\n")
                .And.Contain("5. \"the bridge at column {col} row {row} is no longer in the original state\"\n")
                .And.Not.Contain("a new {state} door")
        );
    }

    [Test]
    public void Every_prompt_equals_the_stored_one(
        [Values] PromptVersion version,
        [Values("room", "island")] string layout,
        [Values(0, 1, 5)] int shots,
        [Values] bool thinks
    )
    {
        var spec = new PromptSpec(shots) { Version = version, Thinks = thinks };
        var name = $"{version}.{layout}.{shots}-shot{(thinks ? ".thinking" : "")}.txt".ToLowerInvariant();
        Assert.That(
            Writer.Write(spec, layout == "room" ? Printed : IslandGame),
            Is.EqualTo(File.ReadAllText(Golden.PathOf(name)))
        );
    }

    [Test]
    public void Examples_of_the_same_layout_are_the_first_of_that_layout([Values] Layout layout)
    {
        var game = layout == Layout.RoomDoorKey ? Printed : IslandGame;
        var prompt = Writer.Write(new(Shots: 3) { Examples = ExampleSource.SameLayout }, game);
        var worlds = PaperFactory
            .TrainGames()
            .Where(train => train.Spec.Layout == layout)
            .Take(3)
            .Select(train => TeachingGame.From(train.Spec).Real.World);
        foreach (var world in worlds)
        {
            Assert.That(prompt, Does.Contain(WorldDescription.Absolute(World.From(world))));
        }
        Assert.That(prompt.Split("<example>"), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_human_who_thinks_less_far_shows_the_plan_that_it_has()
    {
        var bounded = new PreparedGame(Printed, human: new BoundedHuman { Reach = 1 });
        Assert.That(bounded.FirstPlan, Is.Null);
        Assert.That(
            Writer.Write(new(Shots: 0), bounded),
            Does.EndWith("The human's plan:\nThe human has no plan.\n\nAnswer:")
        );
        Assert.That(
            Writer.Write(new(Shots: 0), new PreparedGame(Printed)),
            Is.EqualTo(Writer.Write(new(Shots: 0), Printed))
        );
    }

    [Test]
    public void Many_threads_get_the_same_prompts()
    {
        var writer = new PromptWriter();
        var prompts = new string[32];
        System.Threading.Tasks.Parallel.For(0, prompts.Length, i => prompts[i] = writer.Write(new(i % 4), Printed));
        Assert.That(prompts, Is.EqualTo(Enumerable.Range(0, 32).Select(i => Writer.Write(new(i % 4), Printed))));
    }

    [TestCase(-1)]
    [TestCase(1001)]
    public void Another_number_of_examples_is_refused(int shots) =>
        Assert.That(
            () => Writer.Write(new(shots), Printed),
            Throws.ArgumentException.With.Message.StartsWith($"A prompt has 0 to 1000 examples, not {shots}.")
        );
}
