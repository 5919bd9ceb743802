using System.Collections.Immutable;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

// CompareTeachers SUITE SCORING RUN...: runs that differ in nothing but their seed, and three teachers that were not trained.
// SUITE is a number of the paper's test games, or fresh:GAMES:SEED; SCORING is paper or strict. It prints a table in Markdown.
var (suite, scoring) = (args[0], Scoring.All.Single(one => one.Name == args[1]));
var games = PreparedGame.FromMany(Games(suite), scoring);

Console.WriteLine(
    $"| teacher, {games.Length} games of `{suite}`, scoring {scoring.Name} | gap | negative as 0 | minus rules, 95 % |"
);
Console.WriteLine("|---|---|---|---|");
var rules = Gaps(TeacherCatalog.BuiltIn.Find("rules"));
foreach (var name in new[] { "silent", "rules", "inverse-planning" })
{
    Print(name, Gaps(TeacherCatalog.BuiltIn.Find(name)));
}

// Each run by itself, then all of them as one: a game's gap is then the mean over the runs.
var ofRuns = new List<ImmutableArray<int>>();
foreach (var run in args.Skip(2))
{
    using var trained = TrainedTeacher.Load(run);
    ofRuns.Add(Gaps(new(run, "trained", _ => trained.Make(run))));
    Print(Path.GetFileName(run), ofRuns[^1]);
}
if (ofRuns.Count > 0)
{
    Print($"mean of {ofRuns.Count} runs", [.. ofRuns]);
}

ImmutableArray<int> Gaps(TeacherEntry teacher) => TeacherEvaluation.Run(games, teacher, leaveOneOut: false).Gaps;

void Print(string name, params ImmutableArray<int>[] runs)
{
    // Gaps are whole numbers: sums over the runs are compared, and divided at the end.
    int[] sums = [.. Enumerable.Range(0, games.Length).Select(game => runs.Sum(gaps => gaps[game]))];
    var gap = Estimate.From([.. sums.Select(sum => (double)sum / runs.Length)]);
    var clipped = runs.Average(gaps => gaps.Average(one => Math.Max(one, 0.0)));
    var pair = PairedDifference.Between(sums, [.. rules.Select(one => one * runs.Length)]);
    var (low, high) = pair.Interval95!.Value;
    Console.WriteLine(
        $"| {name} | {gap.Mean:F2} ± {gap.StandardError:F2} | {clipped:F2} "
            + $"| {pair.Difference.Mean / runs.Length:F2} [{low / runs.Length:F2}, {high / runs.Length:F2}] |"
    );
}

static IReadOnlyList<TeachingGame> Games(string suite)
{
    if (int.TryParse(suite, out var count))
    {
        return TeachingGame.FromMany([.. PaperFactory.TestGames(count).Select(game => game.Spec)]);
    }
    var parts = suite.Split(':');
    var source = new FreshGames(GameShape.TestLike, GameSplit.TestOut, training: false);
    return
    [
        .. Enumerable
            .Range(1, int.Parse(parts[1]))
            .Select(number => source.Draw(SeedOf(long.Parse(parts[2]), number)).Game),
    ];
}

// Neighbouring seeds must not share games.
static long SeedOf(long seed, int number) => (seed << 20) + number;
