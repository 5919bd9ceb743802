namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Learning;
using MindGrid.Rl.Learning.Presets;
using MindGrid.Rl.Learning.Training;

/// <summary>mindgrid train PRESET|CONFIG.yaml --out DIR: trains a teacher, with checkpoints and logs in a folder.</summary>
internal static class TrainCommand
{
    public static Command Create(Terminal terminal)
    {
        var what = new Argument<string?>("PRESET|CONFIG")
        {
            Description =
                $"A preset ({string.Join(", ", Preset.Names)}) or a file of options (YAML); with --resume it may be left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var folder = new Option<string>("--out") { Description = "The run's folder.", Required = true };
        var resume = new Option<bool>("--resume") { Description = "Go on with the run in the folder." };
        var seed = new Option<long?>("--seed")
        {
            Description = "Seeds weights, games and draws, in place of the options' seed.",
        };
        var updates = Choices.CountOption("--updates", "How many updates, in place of the options' number.");
        var from = new Option<string?>("--from")
        {
            Description = "A checkpoint, or a run's folder, whose weights are begun with.",
        };
        var command = new Command("train", "Trains a teacher.") { what, folder, resume, seed, updates, from };
        command.OnRun(
            (parsed, cancel) =>
            {
                RequireTorch();
                var given = parsed.GetValue(what);
                var (into, goesOn) = (parsed.GetRequiredValue(folder), parsed.GetValue(resume));
                var options = Changed(
                    Options(given, into, goesOn),
                    parsed.GetValue(seed),
                    parsed.GetValue(updates),
                    parsed.GetValue(from)
                );
                Train(terminal, options, into, goesOn, cancel);
                return CommandLine.Done;
            }
        );
        return command;
    }

    /// <summary>Refuses to go on where nothing can be computed, with what mends it.</summary>
    public static void RequireTorch()
    {
        if (TorchBackend.Describe() is { Problem: { } problem, Mend: var mend })
        {
            throw new UsageException(mend is null ? problem : $"{problem} What mends it: {mend}");
        }
    }

    private static TrainingOptions Options(string? what, string folder, bool resume)
    {
        try
        {
            return what switch
            {
                null when resume => TrainingRun.OptionsIn(folder),
                null => throw new UsageException(
                    $"What is to be trained? Name a preset ({string.Join(", ", Preset.Names)}) or a file of options."
                ),
                _ when Preset.Names.Contains(what) => Preset.Load(what),
                _ when File.Exists(what) => TrainingOptions.Parse(File.ReadAllText(what), what),
                _ => throw new UsageException(
                    $"'{what}' is neither a preset nor a file; presets are {string.Join(", ", Preset.Names)}."
                ),
            };
        }
        catch (ConfigurationException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static TrainingOptions Changed(TrainingOptions options, long? seed, int? updates, string? from)
    {
        var changed = options with
        {
            Seed = seed ?? options.Seed,
            Updates = updates ?? options.Updates,
            StartFrom = from ?? options.StartFrom,
        };
        try
        {
            // Read once more, so that what is given here is held to the same bounds as in a file.
            return TrainingOptions.Parse(changed.ToYaml(), "with --seed and --updates");
        }
        catch (ConfigurationException error)
        {
            throw new UsageException(error.Problem);
        }
    }

    private static void Train(
        Terminal terminal,
        TrainingOptions options,
        string folder,
        bool resume,
        CancellationToken cancel
    )
    {
        using var run = Open(options, folder, resume);
        if (!run.IsComplete)
        {
            terminal.WriteLine(
                $"Training {options.Learner} in {folder}: updates {run.Update + 1} to {options.Updates}, seed {options.Seed}."
            );
            TrainDashboard.Show(terminal, news => run.Go(news, cancel));
        }
        terminal.WriteLine(
            run.IsComplete
                ? $"Done after {run.Update} updates. Try it: mindgrid evaluate --teacher silent,rules,learned:{folder}"
                : $"Stopped after {run.Update} of {options.Updates} updates. Go on with: mindgrid train --out {folder} --resume"
        );
    }

    private static TrainingRun Open(TrainingOptions options, string folder, bool resume)
    {
        try
        {
            return TrainingRun.Open(options, folder, resume);
        }
        catch (InvalidOperationException error)
        {
            throw new UsageException(resume ? error.Message : $"--out: {error.Message} (--resume goes on)");
        }
    }
}
