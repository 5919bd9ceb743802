namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Evaluation.Conformance;

/// <summary>mindgrid verify reference FILE…: replays records exported from the Python reference.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Exported records: .jsonl or .jsonl.gz, of games, traces, sentences, specs or teachings.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var reference = new Command("reference", "Against records exported from the Python reference, its quirks on.")
        {
            files,
            json,
        };
        reference.OnRun(
            (parsed, cancel) => Verify(terminal, parsed.GetRequiredValue(files), parsed.GetValue(json), cancel)
        );
        return new Command("verify", "Verifies that the worlds behave as they should.") { reference };
    }

    private static int Verify(Terminal terminal, string[] files, bool asJson, CancellationToken cancel)
    {
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new UsageException($"There is no file '{missing}'.");
        }
        var results = new List<FileConformance>();
        foreach (var file in files)
        {
            results.AddRange(
                terminal.WithProgress(
                    $"Replaying {Path.GetFileName(file)}",
                    total: null,
                    quiet: asJson,
                    progress => ReferenceVerifier.Verify(file, progress, cancel)
                )
            );
        }
        if (asJson)
        {
            terminal.WriteJson(
                new
                {
                    files = results.Select(result => new
                    {
                        file = result.File,
                        kind = result.Kind,
                        agree = result.Agree,
                        total = result.Total,
                    }),
                }
            );
        }
        else
        {
            WriteReport(terminal, results);
        }
        return results.All(result => result.Agree == result.Total) ? CommandLine.Done : CommandLine.Failed;
    }

    private static void WriteReport(Terminal terminal, List<FileConformance> results)
    {
        foreach (var result in results)
        {
            terminal.WriteLine(
                $"{result.File}: {result.Agree}/{result.Total} of kind {result.Kind} agree in every field"
            );
            foreach (var record in result.FirstDifferences)
            {
                terminal.WriteLine($"  line {record.Line} {record.Id}: {record.Difference}");
            }
        }
    }
}
