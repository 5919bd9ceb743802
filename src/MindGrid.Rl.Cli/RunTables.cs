namespace MindGrid.Rl.Cli;

using System.Globalization;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Statistics;
using Spectre.Console;

/// <summary>What a run would take, and what it came to, for people.</summary>
internal sealed class RunTables(Terminal terminal)
{
    private const string None = "-";
    private const int MostReasons = 5;

    /// <summary>Prints what a run would take.</summary>
    public void Write(RunForecast forecast, PriceList prices)
    {
        terminal.WriteLine($"{forecast.Samples} samples, {forecast.Done} of them done before.");
        if (forecast.Rows.IsEmpty)
        {
            return;
        }
        terminal.WriteLine(
            $"Requests to language models, if none has to be repeated; tokens of prompts are estimated; prices as of {prices.AsOf:yyyy-MM-dd}:"
        );
        WriteTable(
            ["teacher", "requests", "prompt tokens (estimate)", "answer tokens (at most)", "dollars"],
            forecast.Rows.Select(row =>
                (string[])
                    [
                        new TaughtBy(row.Teacher, row.Prompt).Name,
                        Shown(row.Requests),
                        $"{Shown(row.PromptTokens.Likely)} ({Shown(row.PromptTokens.Low)} to {Shown(row.PromptTokens.High)})",
                        Shown(row.MostAnswerTokens),
                        row.Price is var (low, high) ? $"{Shown(low)} to {Shown(high)}" : None,
                    ]
            )
        );
    }

    /// <summary>Prints what a session came to, and the gaps of all records of the run.</summary>
    public void Write(RunOutcome outcome, RunFolder folder)
    {
        terminal.WriteLine(
            $"{outcome.Scored} samples scored, {outcome.Failed} failed, {outcome.Skipped} done before, {outcome.Left} left; {outcome.Requests} requests."
        );
        foreach (var reason in outcome.StoppedBy)
        {
            terminal.Complain(reason);
        }
        if (outcome.Left > 0)
        {
            terminal.Complain(GoOn(folder));
        }
        var told = RunLog.Read(folder.Log, Told.Of);
        WriteTable(
            ["suite", "teacher", "samples", "failed", "gap", "dollars"],
            told.GroupBy(record => (record.Suite, record.By))
                .OrderBy(group => (group.Key.Suite, group.Key.By.Method, group.Key.By.Prompt?.Shots))
                .Select(group => RowOf(group.Key.Suite, group.Key.By, [.. group]))
        );
        WriteFailures(told);
    }

    /// <summary>How to go on with a run, as a sentence.</summary>
    public static string GoOn(RunFolder folder) =>
        $"What is done is kept; go on with: mindgrid evaluate --run {folder.Root} --resume";

    private void WriteFailures(IEnumerable<Told> records)
    {
        var reasons = records
            .Where(record => record.Failure is not null)
            .CountBy(record => record.Failure!)
            .OrderByDescending(reason => reason.Value)
            .ThenBy(reason => reason.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (reason, count) in reasons.Take(MostReasons))
        {
            terminal.Complain($"{count} failed: {reason}");
        }
        if (reasons.Count > MostReasons)
        {
            terminal.Complain($"And {reasons.Count - MostReasons} other reasons; mindgrid report lists them.");
        }
    }

    private static string[] RowOf(string suite, TaughtBy by, IReadOnlyList<Told> records)
    {
        double[] gaps = [.. records.Select(record => record.Gap).OfType<int>().Select(gap => (double)gap)];
        decimal[] costs = [.. records.Select(record => record.Cost).OfType<decimal>()];
        return
        [
            suite,
            by.Name,
            Shown(records.Count),
            Shown(records.Count(record => record.Failure is not null)),
            gaps.Length == 0 ? None : Shown(Estimate.From([.. gaps])),
            costs.Length == 0 ? None : Shown(costs.Sum()),
        ];
    }

    private void WriteTable(IEnumerable<string> headings, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Ascii2);
        foreach (var heading in headings)
        {
            table.AddColumn(heading);
        }
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }
        terminal.Results.Write(table);
    }

    private static string Shown(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Shown(decimal dollars) => dollars.ToString("F4", CultureInfo.InvariantCulture);

    private static string Shown(Estimate estimate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{estimate.Mean:F2} ± {(double.IsNaN(estimate.StandardError) ? "?" : $"{estimate.StandardError:F2}")}"
        );

    /// <summary>What is told of a record.</summary>
    private sealed record Told(string Suite, TaughtBy By, int? Gap, string? Failure, decimal? Cost)
    {
        public static Told Of(SampleRecord record) =>
            new(
                record.Id.Suite,
                new(record.Id.Teacher, record.Id.Prompt),
                record.Score?.Gap,
                record.Failure,
                record.Cost
            );
    }
}
