namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Suites;

/// <summary>mindgrid report RUN…: tables of what runs have found, beside the paper's figures.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var names = string.Join(", ", ReportFormats.All.Select(format => format.Name));
        var runs = new Argument<string[]>("RUN")
        {
            Description = $"Folders of runs, each with its log; several are reported on as one.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = $"How the report is written: {names}.",
            DefaultValueFactory = _ => ReportFormats.All[0].Name,
        };
        var outFile = new Option<string?>("--out") { Description = "The file to write to, instead of the output." };
        var command = new Command("report", "Reports on runs, with the paper's figures beside ours.")
        {
            runs,
            format,
            outFile,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                var named = parsed.GetRequiredValue(format);
                var chosen =
                    ReportFormats.Find(named)
                    ?? throw new UsageException($"--format: there is no format '{named}'; known are {names}.");
                var path = parsed.GetValue(outFile);
                if (path is not null)
                {
                    Choices.RequireWritable("--out", path);
                }
                var report = Report.From(Read(parsed.GetRequiredValue(runs), cancel));
                Write(terminal, report, chosen, path);
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static List<SampleRecord> Read(string[] runs, CancellationToken cancel)
    {
        var logs = runs.Select(run => new RunFolder(run).Log).ToList();
        if (logs.FindIndex(log => !File.Exists(log)) is >= 0 and var missing)
        {
            throw new UsageException(
                $"'{runs[missing]}' is no run: there is no {Path.GetFileName(logs[missing])} in it."
            );
        }
        var records = new List<SampleRecord>();
        foreach (var log in logs)
        {
            cancel.ThrowIfCancellationRequested();
            records.AddRange(RunLog.Read(log));
        }
        return records.Count > 0
            ? records
            : throw new UsageException(
                $"There is nothing to report on: no sample is done in {string.Join(", ", runs)}."
            );
    }

    private static void Write(Terminal terminal, Report report, IReportFormat format, string? path)
    {
        if (path is not null)
        {
            WholeFile.Write(path, writer => format.Write(report, writer));
            terminal.WriteLine($"Wrote the report to {path}.");
            return;
        }
        using var text = new StringWriter { NewLine = "\n" };
        format.Write(report, text);
        terminal.Write(text.ToString());
    }
}
