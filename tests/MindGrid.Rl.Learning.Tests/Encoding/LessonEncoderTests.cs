using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Learning.Tests.Encoding;

public class LessonEncoderTests
{
    private const int Games = 200;
    private static readonly TeachEnvOptions Options = new() { Games = new FreshGames() };
    private static readonly LessonEncoder Encoder = new(Options.MaxPlanSteps, Options.MaxSentences);
    private readonly TeachObserver _observer = new(Options);

    [Test]
    public void A_bag_has_the_features_that_are_so_and_none_in_what_is_left()
    {
        for (var seed = 0; seed < Games; seed++)
        {
            var bag = Encode(Options.Games.Draw(seed));
            var (lesson, said) = (bag[..Encoder.LessonSize], bag[Encoder.LessonSize..]);
            var features = lesson.TakeWhile(feature => feature != Encoder.LessonFeatures).ToArray();

            Assert.That(features, Is.All.InRange(0, Encoder.LessonFeatures - 1));
            Assert.That(lesson.Skip(features.Length), Is.All.EqualTo(Encoder.LessonFeatures));
            Assert.That(said, Is.All.EqualTo(Encoder.SaidFeatures), "nothing was said");
            // What meets in two steps alike is there twice: it counts twice.
            Assert.That(features.Distinct().Count(), Is.GreaterThan(features.Length * 3 / 4));
        }
    }

    [Test]
    public void Colours_are_told_by_what_they_are_for()
    {
        for (var seed = 0; seed < Games; seed++)
        {
            var seen = Observe(Options.Games.Draw(seed));
            var before = Encode(seen);
            Recolor(seen, color => (byte)(color ^ 3));

            Assert.That(Encode(seen), Is.EqualTo(before));
        }
    }

    [Test]
    public void What_was_said_is_told_apart_from_what_is_seen()
    {
        var seen = Observe(Options.Games.Draw(1));
        var before = Encode(seen);
        _observer.WriteSentence(0, place: 0, isAccepted: true, seen, 0);
        var after = Encode(seen);

        Assert.That(after[..Encoder.LessonSize], Is.EqualTo(before[..Encoder.LessonSize]));
        Assert.That(after[Encoder.LessonSize..], Is.Not.EqualTo(before[Encoder.LessonSize..]));
    }

    [Test]
    public void Plans_that_differ_have_other_features()
    {
        var game = Options.Games.Draw(1);
        var plans = Enumerable.Range(2, 20).Select(seed => Options.Games.Draw(seed).FirstPlan).ToArray();
        var bags = plans.Select(plan => string.Join(' ', Encode(Observe(game, plan)))).Distinct();
        var words = plans.Select(plan => string.Join(' ', plan!.Steps)).Distinct();

        Assert.That(bags.Count(), Is.EqualTo(words.Count()));
    }

    [Test]
    public void Things_that_matter_otherwise_look_otherwise()
    {
        const byte Goal = 1;
        var (cell, looks) = ((3 * Board.Height) + 3, new Dictionary<int, Tile>());
        foreach (var kind in Enum.GetValues<TileKind>())
        {
            var tile = new Tile(kind, (TileColor)Goal);
            var image = new byte[3 * Board.CellCount];
            (image[3 * cell], image[(3 * cell) + 1], image[(3 * cell) + 2]) = (tile.TypeCode, Goal, tile.StateCode);
            var seen = new LessonLooks(new byte[Board.CellCount], new bool[Board.CellCount]);
            seen.Read(image, Goal);
            var look = seen.At(3, 3).Real - 1;

            Assert.That(look, Is.InRange(0, LessonLooks.Count - 1), $"{kind}");
            Assert.That(look == 0 || looks.TryAdd(look, tile), $"{kind} looks like {looks.GetValueOrDefault(look)}");
        }
        Assert.That(looks, Has.Count.GreaterThan(10));
    }

    private SpaceArray Observe(PreparedGame game, Planning.Plan? plan = null)
    {
        var seen = SpaceArray.Allocate(_observer.Space, 1);
        _observer.WriteStart(World.From(game.Game.Real.World), (plan ?? game.FirstPlan)?.Steps, seen, 0);
        return seen;
    }

    private long[] Encode(PreparedGame game) => Encode(Observe(game));

    private static long[] Encode(SpaceArray seen)
    {
        var bag = new long[Encoder.Size];
        Encoder.Write(seen, 0, bag);
        return bag;
    }

    /// <summary>Exchanges the colours of all that can have any, and of the goal.</summary>
    private static void Recolor(SpaceArray seen, Func<byte, byte> exchange)
    {
        var real = seen.Parts[0].Parts;
        var image = real[0].Row<byte>(0);
        for (var at = 0; at < image.Length; at += 3)
        {
            // Doors, keys, balls and boxes.
            if (image[at] is 4 or 5 or 6 or 7)
            {
                image[at + 1] = exchange(image[at + 1]);
            }
        }
        ref var goal = ref real[3].Row<int>(0)[0];
        goal = exchange((byte)goal);
    }
}
