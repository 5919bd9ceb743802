using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class FreshSuiteTests
{
    private static readonly Lazy<IReadOnlyList<SuiteGame>> Paper = new(() => PaperFactory.Games());
    private static readonly Lazy<ImmutableArray<GameSpec>> Fresh = new(() => Draw(500));

    [Test]
    public void The_same_seed_gives_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("mindgrid-");
        try
        {
            string[] paths = [Path.Combine(folder.FullName, "a.jsonl"), Path.Combine(folder.FullName, "b.jsonl")];
            foreach (var path in paths)
            {
                SuiteFile.Write(path, FreshSuite.Games(2026, GameSplit.TestOut).Take(50));
            }
            Assert.That(File.ReadAllBytes(paths[0]), Is.EqualTo(File.ReadAllBytes(paths[1])).And.Not.Empty);
            Assert.That(
                SuiteFile.Read(paths[0]).Select(Text),
                Is.EqualTo(FreshSuite.Games(2026, GameSplit.TestOut).Take(50).Select(game => Text(game.Spec)))
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase(0)]
    [TestCase(-2026)]
    [TestCase(long.MaxValue)]
    [TestCase(long.MinValue)]
    public void Every_seed_names_a_suite(long seed)
    {
        var ids = FreshSuite.Games(seed, GameSplit.TestOut).Take(3).Select(game => game.Spec.Id);
        Assert.That(ids, Is.EqualTo(Enumerable.Range(0, 3).Select(i => $"fresh-{seed}-test_out-{i}")));
    }

    [Test]
    public void Another_seed_gives_other_games()
    {
        var seeds = Enumerable.Range(1, 20).Select(seed => FreshSuite.Games(seed, GameSplit.TestOut).First().Spec.Seed);
        Assert.That(seeds, Is.Unique);
    }

    [Test]
    public void More_games_begin_with_the_same_games() =>
        Assert.That(Draw(20).Select(Text), Is.EqualTo(Fresh.Value.Take(20).Select(Text)));

    [Test]
    public void Colors_and_skills_are_those_of_the_papers_split(
        [Values(GameSplit.Train, GameSplit.TestOut)] string split
    )
    {
        var colors = Paper.Value.First(game => game.Spec.Split == split).Spec.Colors;
        foreach (var spec in Draw(40, split))
        {
            Assert.That((spec.Split, spec.Colors.AsSpan().SequenceEqual(colors.AsSpan())), Is.EqualTo((split, true)));
            Assert.That(spec.Skills, Is.EqualTo(SkillNames.For(spec.Layout)));
        }
    }

    [Test]
    public void Ids_are_unique() => Assert.That(Fresh.Value.Select(spec => spec.Id), Is.Unique);

    [Test]
    public void No_game_is_one_of_the_papers()
    {
        var paper = Paper.Value.Select(game => Definition(game.Spec)).ToHashSet();
        Assert.That(Fresh.Value.Where(spec => paper.Contains(Definition(spec))), Is.Empty);
        Assert.That(Fresh.Value.Select(spec => spec.Seed), Has.All.GreaterThan(PaperFactory.MaxSeed));
        Assert.That(Paper.Value.Select(game => game.Spec.Seed), Has.All.LessThanOrEqualTo(PaperFactory.MaxSeed));
    }

    [Test]
    public void Both_worlds_have_a_plan()
    {
        foreach (var spec in Fresh.Value.Concat(Draw(50, GameSplit.Train)))
        {
            var game = TeachingGame.From(spec);
            foreach (var world in (Blueprint[])[game.Believed.World, game.Real.World])
            {
                Assert.That(new Planner(world, spec.Skills).MakePlan(world), Is.Not.Null, spec.Id);
            }
        }
    }

    [Test]
    public void The_human_knows_two_edits_and_can_learn_all_but_one_of_the_others()
    {
        foreach (var spec in Fresh.Value)
        {
            var all = EditNames.For(spec.Layout);
            Assert.That(spec.FalseEdits, Has.Length.EqualTo(2));
            Assert.That(spec.TrueEdits.Take(2), Is.EqualTo(spec.FalseEdits));
            Assert.That(spec.TrueEdits, Is.Unique.And.SubsetOf(all));
            Assert.That(spec.TrueEdits.Length, Is.LessThan(all.Length));
        }
    }

    [Test]
    public void As_many_edits_are_unknown_as_asked_for([Range(0, 8)] int count)
    {
        foreach (var split in FreshSuite.Splits)
        {
            Assert.That(
                Draw(15, split, UnknownEdits.Exactly(count)).Select(Unknown).Select(edits => edits.Length),
                Has.All.EqualTo(count)
            );
        }
    }

    [Test]
    public void All_that_are_left_are_all_but_two([Values(GameSplit.Train, GameSplit.TestOut)] string split)
    {
        foreach (var spec in Draw(15, split, UnknownEdits.AllLeft))
        {
            Assert.That(Unknown(spec), Has.Length.EqualTo(EditNames.For(spec.Layout).Length - 2), spec.Id);
        }
    }

    [Test]
    public void Training_games_have_two_edits_and_none_is_believed()
    {
        foreach (var spec in Draw(100, GameSplit.Train))
        {
            Assert.That(spec.FalseEdits, Is.Empty);
            Assert.That(spec.TrueEdits, Has.Length.EqualTo(2).And.Unique);
        }
    }

    [TestCase("val_out", 2, "There is no fresh split 'val_out'; known are train, test_out.")]
    [TestCase("TRAIN", 2, "There is no fresh split 'TRAIN'; known are train, test_out.")]
    [TestCase("train", 9, "9 unknown edits are too many; allowed are 0 to 8.")]
    public void What_cannot_be_drawn_is_refused_at_once(string split, int count, string sentence) =>
        Assert.That(
            () => FreshSuite.Games(1, split, UnknownEdits.Exactly(count)),
            Throws.ArgumentException.With.Message.StartsWith(sentence)
        );

    /// <summary>
    /// Fresh games and the paper's 1000 with unknown colours are two samples of one distribution. Each test compares counts of
    /// categories of which a game has exactly one, so the degrees of freedom are one less than the categories.
    /// </summary>
    [Test]
    [Category("Slow")]
    public void Ten_thousand_games_are_distributed_as_the_papers()
    {
        var fresh = Draw(10_000);
        ImmutableArray<GameSpec> paper =
        [
            .. Paper.Value.Select(game => game.Spec).Where(spec => spec.Split is "val_out" or "test_out"),
        ];
        Assert.That(paper, Has.Length.EqualTo(1000));

        AssertSame("layouts", 1, spec => (int)spec.Layout, fresh, paper);
        foreach (var layout in Enum.GetValues<Layout>())
        {
            // Ten edits in a room and twelve on an island: 0 to 7, or 0 to 9, of those that the human's two leave.
            var (kinds, left) = layout == Layout.RoomDoorKey ? (10, 8) : (12, 10);
            var (ofFresh, ofPaper) = (Of(fresh, layout), Of(paper, layout));
            AssertSame($"{layout}: unknown edits", left - 1, spec => Unknown(spec).Length, ofFresh, ofPaper);
            AssertSame($"{layout}: first known edit", kinds - 1, spec => (int)spec.FalseEdits[0], ofFresh, ofPaper);
            AssertSame($"{layout}: second known edit", kinds - 1, spec => (int)spec.FalseEdits[1], ofFresh, ofPaper);
            AssertSame(
                $"{layout}: first unknown edit",
                kinds - 1,
                spec => (int)Unknown(spec)[0],
                [.. ofFresh.Where(spec => Unknown(spec).Length > 0)],
                [.. ofPaper.Where(spec => Unknown(spec).Length > 0)]
            );
            foreach (var kind in EditNames.For(layout))
            {
                AssertSame($"{layout}: {kind}", 1, spec => Unknown(spec).Contains(kind) ? 1 : 0, ofFresh, ofPaper);
            }
        }
    }

    [Test]
    public void The_comparison_tells_distributions_apart()
    {
        Assert.That(ChiSquare([100, 100], [50, 50]), Is.Zero.Within(1e-9));
        // By hand: (10 - 20)^2 / 30 + (10 - 0)^2 / 10, for samples of the same size.
        Assert.That(ChiSquare([10, 10], [20, 0]), Is.EqualTo((100.0 / 30) + (100.0 / 10)).Within(1e-9));
        Assert.That(ChiSquare([5_000, 5_000], [400, 600]), Is.GreaterThan(Critical(1)));
    }

    private static void AssertSame(
        string what,
        int degreesOfFreedom,
        Func<GameSpec, int> categoryOf,
        ImmutableArray<GameSpec> fresh,
        ImmutableArray<GameSpec> paper
    )
    {
        var (ofFresh, ofPaper) = (fresh.CountBy(categoryOf).ToDictionary(), paper.CountBy(categoryOf).ToDictionary());
        int[] categories = [.. ofFresh.Keys.Union(ofPaper.Keys).Order()];
        Assert.That(categories, Has.Length.EqualTo(degreesOfFreedom + 1), $"{what}: {string.Join(' ', categories)}");
        double[] freshCounts = [.. categories.Select(category => (double)ofFresh.GetValueOrDefault(category))];
        double[] paperCounts = [.. categories.Select(category => (double)ofPaper.GetValueOrDefault(category))];
        var share = (double)paper.Length / (fresh.Length + paper.Length);
        Assert.That(
            freshCounts.Zip(paperCounts, (ours, theirs) => (ours + theirs) * share),
            Has.All.GreaterThanOrEqualTo(5),
            $"{what}: expected counts are too small for the test"
        );
        Assert.That(
            ChiSquare(freshCounts, paperCounts),
            Is.LessThan(Critical(degreesOfFreedom)),
            $"{what}: fresh {string.Join(' ', freshCounts)}, paper {string.Join(' ', paperCounts)}"
        );
    }

    /// <summary>Pearson's statistic of two samples of different sizes.</summary>
    private static double ChiSquare(double[] first, double[] second)
    {
        var ratio = Math.Sqrt(second.Sum() / first.Sum());
        return first.Zip(second, (a, b) => a + b == 0 ? 0 : Math.Pow((ratio * a) - (b / ratio), 2) / (a + b)).Sum();
    }

    /// <summary>What chi-square exceeds with probability 0.001.</summary>
    private static double Critical(int degreesOfFreedom) =>
        degreesOfFreedom switch
        {
            1 => 10.828,
            7 => 24.322,
            9 => 27.877,
            11 => 31.264,
            _ => throw new ArgumentOutOfRangeException(nameof(degreesOfFreedom)),
        };

    private static ImmutableArray<GameSpec> Draw(
        int count,
        string split = GameSplit.TestOut,
        UnknownEdits unknown = default
    ) => [.. FreshSuite.Games(7, split, unknown).Take(count).Select(game => game.Spec)];

    private static ImmutableArray<GameSpec> Of(ImmutableArray<GameSpec> specs, Layout layout) =>
        [.. specs.Where(spec => spec.Layout == layout)];

    private static ImmutableArray<EditKind> Unknown(GameSpec spec) => spec.TrueEdits[spec.FalseEdits.Length..];

    private static string Definition(GameSpec spec) =>
        $"{spec.Seed} {spec.Layout} [{string.Join(' ', spec.FalseEdits)}] [{string.Join(' ', spec.TrueEdits)}]";

    private static string Text(GameSpec spec) => SuiteFile.ToJson(new(spec, 1)).ToJsonString();
}
