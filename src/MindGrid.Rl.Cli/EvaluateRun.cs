namespace MindGrid.Rl.Cli;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Teaching;

/// <summary>mindgrid evaluate --run DIR: an evaluation with a log, which can be stopped and gone on with.</summary>
/// <param name="terminal">Where it is told.</param>
/// <param name="request">What is asked for.</param>
internal sealed class EvaluateRun(Terminal terminal, RunRequest request)
{
    /// <summary>What a language model's name may be, for --help and complaints.</summary>
    public static readonly string ModelNames = string.Join(
        ", ",
        Enum.GetValues<ModelProvider>()
            .Select(provider => $"{provider.Name()}:{(provider.IsOffline() ? "FILE" : "MODEL")}")
    );

    private readonly EvalSpec _spec = request.Spec;

    /// <summary>Carries it out, or only says what it would take.</summary>
    /// <returns>The exit code: failed where samples are left or have failed.</returns>
    public int Go(CancellationToken cancel)
    {
        var plan = Plan(cancel);
        RequirePrices(plan);
        new RunTables(terminal).Write(
            RunForecast.Of(plan, request.Folder, request.Options, cancel),
            request.Options.Prices
        );
        if (request.DryRun)
        {
            return CommandLine.Done;
        }
        var outcome = CarryOut(plan, cancel);
        new RunTables(terminal).Write(outcome, request.Folder);
        return outcome is { Failed: 0, Left: 0 } ? CommandLine.Done : CommandLine.Failed;
    }

    private RunOutcome CarryOut(RunPlan plan, CancellationToken cancel)
    {
        try
        {
            return terminal.WithProgress(
                "Run",
                plan.SampleCount,
                quiet: false,
                progress =>
                    new Runner(plan, request.Folder, request.Options, _spec)
                        .GoAsync(new DoneOnly(progress), cancel)
                        .GetAwaiter()
                        .GetResult()
            );
        }
        catch (OperationCanceledException)
        {
            terminal.Complain(RunTables.GoOn(request.Folder));
            throw;
        }
    }

    private RunPlan Plan(CancellationToken cancel)
    {
        var (asked, others) = (
            _spec.Teachers.Where(IsModel).Distinct(),
            string.Join(',', _spec.Teachers.Where(name => !IsModel(name)))
        );
        var catalog = TrainedTeachers.In(TeacherCatalog.Seeded(_spec.Seed), others);
        return new(
            [.. _spec.Suites.Distinct().Select(suite => Load(suite, cancel))],
            others == "" ? [] : [.. Choices.Teachers(catalog, others)],
            [.. asked.Select(Connect)],
            _spec.PromptSpecs
        );
    }

    // Also that of an unknown provider, so that the complaint names those that are known.
    private static bool IsModel(string name) =>
        name.Contains(':') && !name.StartsWith(TrainedTeachers.Prefix, StringComparison.Ordinal);

    private RunSuite Load(string suite, CancellationToken cancel)
    {
        var loaded = GameSource.Load(suite, _spec.Games);
        terminal.Warn(loaded.Warnings);
        var ids = new HashSet<string>();
        if (loaded.Games.FirstOrDefault(game => !ids.Add(game.Spec.Id)) is { } twin)
        {
            throw new UsageException($"--suite: '{suite}' has two games '{twin.Spec.Id}'; a run needs an id for each.");
        }
        var scoring = Choices.Scoring(_spec.Scoring, _spec.Reader, loaded);
        return new(
            suite,
            PreparedGame.FromMany(loaded.Games, scoring, Choices.Human(_spec.Human, loaded), cancel: cancel)
        );
    }

    private AskedModel Connect(string name)
    {
        try
        {
            var model = ModelCatalog.BuiltIn.Find(name);
            if (model.Retirement(DateOnly.FromDateTime(DateTime.UtcNow)) is { } retired)
            {
                terminal.Warn([retired]);
            }
            var connection = ConnectionOf(_spec, model);
            var address = ChatClients.AddressOf(model, connection)?.AbsoluteUri;
            return request.DryRun && address is not null
                ? new(model.Name, SettingsOf, address, NobodyIsAsked)
                : AskedModel.Of(ChatClients.Connect(model, connection), model, SettingsOf, address);

            ChatSettings SettingsOf(PromptSpec prompt) => _spec.SettingsOf(prompt, model);
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"--teacher: {error.Message}");
        }
    }

    /// <summary>How a run reaches a model.</summary>
    internal static ChatConnection ConnectionOf(EvalSpec spec, LanguageModel model) =>
        new()
        {
            // The other providers' keys must not travel to an address of somebody else's.
            BaseUrl = model.Provider == ModelProvider.OpenAiCompatible ? spec.BaseUrl : null,
            // The client's own limit would cut a longer one short.
            Timeout = spec.Requests.Timeout,
        };

    // What a run would take can be told without any key.
    private static Task<Answer> NobodyIsAsked(PromptSpec spec, string prompt, CancellationToken cancel) =>
        throw new InvalidOperationException("A dry run sends nothing.");

    private void RequirePrices(RunPlan plan)
    {
        if (
            _spec.Limits.Dollars is not null
            && plan.Models.FirstOrDefault(model => !request.Options.Prices.Models.ContainsKey(model.Name))
                is { } unknown
        )
        {
            throw new UsageException(
                $"--limit-dollars: no price of {unknown.Name} is known, so that no limit could be kept; --prices FILE gives one."
            );
        }
    }

    private sealed class DoneOnly(IProgress<int> progress) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => progress.Report(value.Done);
    }
}
