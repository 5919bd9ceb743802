namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Runs;

/// <summary>The results that may stand in one table.</summary>
/// <param name="Setting">What they have in common.</param>
/// <param name="Packages">The versions of this package that made them.</param>
/// <param name="Games">How many games there are.</param>
/// <param name="Rows">Who taught: no teaching first, then the other teachers, then the language models, each by name and examples.</param>
/// <param name="Baselines">Each result beside the first one.</param>
/// <param name="Examples">Each language model with examples beside itself without.</param>
/// <param name="Findings">The paper's findings, asked of these results, for each kind of prompt apart.</param>
public sealed record SettingReport(
    Setting Setting,
    ImmutableArray<string> Packages,
    int Games,
    ImmutableArray<ResultRow> Rows,
    ImmutableArray<Comparison> Baselines,
    ImmutableArray<Comparison> Examples,
    ImmutableArray<PromptFindings> Findings
)
{
    /// <summary>The setting in a sentence.</summary>
    public string Description =>
        $"{Setting.Conventions}; {(Games == 1 ? "1 game" : $"{Games} games")}; made by mindgrid {string.Join(" and ", Packages)}.";

    internal static SettingReport From(Setting setting, IReadOnlyCollection<SampleRecord> records)
    {
        RequireSameGames(records);
        ImmutableArray<ResultRow> rows =
        [
            .. Settled(records)
                .GroupBy(record => new TaughtBy(record.Id.Teacher, record.Id.Prompt))
                .Select(group => ResultRow.From(group.Key, [.. group]))
                .OrderBy(row => row.By.IsLanguageModel)
                .ThenBy(row => !row.By.IsNoTeaching)
                .ThenBy(row => row.By.Method, StringComparer.Ordinal)
                .ThenBy(row => row.By.Prompt?.Shots),
        ];
        return new(
            setting,
            [.. records.Select(Setting.PackageOf).Distinct().Order(StringComparer.Ordinal)],
            records.Select(record => record.Id.Game).Distinct().Count(),
            rows,
            [.. rows.Skip(1).Select(row => Comparison.Between(row, rows[0])).OfType<Comparison>()],
            [.. rows.Select(row => BesideZeroShot(row, rows)).OfType<Comparison>()],
            PromptFindings.Of(rows)
        );
    }

    private static Comparison? BesideZeroShot(ResultRow row, ImmutableArray<ResultRow> rows) =>
        row.By.Prompt is { Shots: > 0 } prompt
        && rows.FirstOrDefault(other => other.By == row.By with { Prompt = prompt with { Shots = 0 } }) is { } zeroShot
            ? Comparison.Between(row, zeroShot)
            : null;

    /// <summary>One record a sample: the one that was scored, or the last of those that failed.</summary>
    private static IEnumerable<SampleRecord> Settled(IEnumerable<SampleRecord> records) =>
        records.GroupBy(record => record.Id).Select(Settled);

    private static SampleRecord Settled(IGrouping<SampleId, SampleRecord> sample)
    {
        var scored = sample.Where(record => record.Score is not null).ToList();
        return scored.Count <= 1
            ? scored.SingleOrDefault(LastOf(sample))
            : throw new InvalidDataException(
                $"Game {sample.Key.Game} of suite {sample.Key.Suite} was scored {scored.Count} times for {new TaughtBy(sample.Key.Teacher, sample.Key.Prompt).Name}; report on such runs one by one."
            );
    }

    private static SampleRecord LastOf(IEnumerable<SampleRecord> failed) =>
        failed.OrderBy(record => record.At).ThenBy(record => record.Failure, StringComparer.Ordinal).Last();

    /// <summary>Two suites of one name would be paired game by game, and mean nothing.</summary>
    private static void RequireSameGames(IEnumerable<SampleRecord> records)
    {
        var seen = new Dictionary<string, SampleScore>();
        foreach (
            var (game, score) in records
                .Where(record => record.Score is not null)
                .Select(record => (record.Id.Game, record.Score!))
        )
        {
            if (!seen.TryAdd(game, score) && !IsSame(seen[game], score))
            {
                throw new InvalidDataException(
                    $"Game {game} is not the same in all records: its layout or the edits that the human does not know of differ; report on such runs one by one."
                );
            }
        }
    }

    private static bool IsSame(SampleScore one, SampleScore other) =>
        one.Layout == other.Layout
        && one.BeliefBefore == other.BeliefBefore
        && one.UnknownEdits.SequenceEqual(other.UnknownEdits);
}
