namespace MindGrid.Rl.Cli;

using System.Globalization;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Statistics;
using Spectre.Console;

/// <summary>What a run would take, and what it came to, for people.</summary>
internal sealed class RunTables(Terminal terminal)
{
    private const string None = "-";

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
            ["teacher", "prompt", "requests", "prompt tokens (estimate)", "answer tokens (at most)", "dollars"],
            forecast.Rows.Select(row =>
                (string[])
                    [
                        row.Teacher,
                        Shown(row.Prompt),
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
        WriteTable(
            ["suite", "teacher", "prompt", "samples", "failed", "gap", "dollars"],
            RunLog
                .Read(
                    folder.Log,
                    record => new Told(record.Id, record.Score?.Gap, record.Failure is not null, record.Cost)
                )
                .GroupBy(record => (record.Id.Suite, record.Id.Teacher, record.Id.Prompt))
                .OrderBy(group => (group.Key.Suite, group.Key.Teacher, group.Key.Prompt?.Shots))
                .Select(group => RowOf(group.Key.Suite, group.Key.Teacher, group.Key.Prompt, [.. group]))
        );
    }

    private static string[] RowOf(string suite, string teacher, PromptSpec? prompt, IReadOnlyList<Told> records)
    {
        double[] gaps = [.. records.Select(record => record.Gap).OfType<int>().Select(gap => (double)gap)];
        decimal[] costs = [.. records.Select(record => record.Cost).OfType<decimal>()];
        return
        [
            suite,
            teacher,
            prompt is null ? None : Shown(prompt),
            Shown(records.Count),
            Shown(records.Count(record => record.HasFailed)),
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

    private static string Shown(PromptSpec prompt) =>
        $"{prompt.Version.ToString().ToLowerInvariant()}, {prompt.Shots}-shot{(prompt.Thinks ? ", thinking" : "")}";

    private static string Shown(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Shown(decimal dollars) => dollars.ToString("F4", CultureInfo.InvariantCulture);

    private static string Shown(Estimate estimate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{estimate.Mean:F2} ± {(double.IsNaN(estimate.StandardError) ? "?" : $"{estimate.StandardError:F2}")}"
        );

    /// <summary>What is told of a record.</summary>
    private sealed record Told(SampleId Id, int? Gap, bool HasFailed, decimal? Cost);
}
