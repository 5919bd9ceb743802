namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using System.Reflection;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Teaching;

/// <summary>The games of a suite, prepared once for all teachers.</summary>
/// <param name="Name">The name in the records.</param>
/// <param name="Games">The games, at least one, each with an id of its own, under one scoring and with one human.</param>
public sealed record RunSuite(string Name, ImmutableArray<PreparedGame> Games)
{
    /// <summary>What makes its figures, for the records: this package, the scoring, the reader and the human, by name.</summary>
    public ImmutableSortedDictionary<string, string> Versions { get; } = VersionsOf(Games[0]);

    private static ImmutableSortedDictionary<string, string> VersionsOf(PreparedGame game)
    {
        var package = typeof(RunSuite).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        return ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("mindgrid", package.InformationalVersion),
                KeyValuePair.Create("scoring", game.Scoring.Name),
                KeyValuePair.Create("reader", game.Scoring.Reader.Name),
                KeyValuePair.Create("human", game.Human.Name),
            ]
        );
    }
}

/// <summary>All that a run is to find out: each teacher on each game, each language model with each prompt.</summary>
/// <param name="Suites">The games.</param>
/// <param name="Teachers">Those who are no language models.</param>
/// <param name="Models">The language models.</param>
/// <param name="Prompts">How each of these is asked.</param>
public sealed record RunPlan(
    ImmutableArray<RunSuite> Suites,
    ImmutableArray<TeacherEntry> Teachers,
    ImmutableArray<AskedModel> Models,
    ImmutableArray<PromptSpec> Prompts
)
{
    /// <summary>Writes the prompt of a game; called from several threads at a time.</summary>
    public Func<PromptSpec, PreparedGame, string> Write { get; init; } = new PromptWriter().Write;

    /// <summary>How many samples there are.</summary>
    public int SampleCount =>
        (Teachers.Length + (Models.Length * Prompts.Length)) * Suites.Sum(suite => suite.Games.Length);

    /// <summary>All samples.</summary>
    internal IEnumerable<Sample> Samples => Teachers.SelectMany(SamplesOf).Concat(Models.SelectMany(SamplesOf));

    /// <summary>The samples of a teacher who is no language model.</summary>
    internal IEnumerable<Sample> SamplesOf(TeacherEntry teacher) => SamplesBy(teacher.Name, null);

    /// <summary>The samples of a language model, prompt after prompt, so that a run that stops early has whole columns.</summary>
    internal IEnumerable<Sample> SamplesOf(AskedModel model) =>
        Prompts.SelectMany(prompt => SamplesBy(model.Name, prompt));

    private IEnumerable<Sample> SamplesBy(string teacher, PromptSpec? prompt) =>
        from suite in Suites
        from game in suite.Games
        select new Sample(new(suite.Name, game.Game.Spec.Id, teacher, prompt), game, suite);
}

/// <summary>A sample, its game and its suite.</summary>
internal sealed record Sample(SampleId Id, PreparedGame Game, RunSuite Suite);
