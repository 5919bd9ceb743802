namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;

/// <summary>What a run is to find out, by names: a matrix of suites, teachers and prompts, and the conventions that hold for all of it.</summary>
public sealed record EvalSpec
{
    /// <summary>The suites, each as --suite says it.</summary>
    public ImmutableArray<string> Suites { get; init; } = ["paper"];

    /// <summary>How many games of each suite, from the first on; null for the suite's own number.</summary>
    public int? Games { get; init; }

    /// <summary>The teachers by name, language models among them.</summary>
    public ImmutableArray<string> Teachers { get; init; } = [];

    /// <summary>How many examples language models are given, each number in turn.</summary>
    public ImmutableArray<int> Shots { get; init; } = [0];

    /// <summary>Whose words the prompts have, each in turn.</summary>
    public ImmutableArray<PromptVersion> Prompts { get; init; } = [PromptVersion.Paper];

    /// <summary>Whether the models are asked to think before they answer, each in turn.</summary>
    public ImmutableArray<bool> Thinking { get; init; } = [false];

    /// <summary>Where the examples come from.</summary>
    public ExampleSource Examples { get; init; }

    /// <summary>Where OpenAI-compatible models are asked; null for what the environment says.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The temperature; the paper's 0. Null to leave it to the model.</summary>
    public double? Temperature { get; init; } = 0;

    /// <summary>The most tokens of an answer; null for the paper's, which depend on whether the model thinks first.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The scoring by name; null for the suite's own, else strict.</summary>
    public string? Scoring { get; init; }

    /// <summary>The reader by name; null for the scoring's.</summary>
    public string? Reader { get; init; }

    /// <summary>Who is taught, by name; null for whom the suite names, else the literal human.</summary>
    public string? Human { get; init; }

    /// <summary>Seeds the teachers that draw.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How requests are sent.</summary>
    public RequestPolicy Requests { get; init; } = new();

    /// <summary>What the run may take.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>All ways of asking: version by version, without thinking or with it, by the number of examples.</summary>
    public ImmutableArray<PromptSpec> PromptSpecs =>
        [
            .. from version in Prompts.Distinct()
            from thinks in Thinking.Distinct()
            from shots in Shots.Distinct()
            select new PromptSpec(shots)
            {
                Version = version,
                Examples = Examples,
                Thinks = thinks,
            },
        ];

    /// <summary>What a model is told beside a prompt.</summary>
    public ChatSettings SettingsOf(PromptSpec prompt, LanguageModel model)
    {
        var usual = ChatSettings.Of(prompt, model);
        return usual with { Temperature = Temperature, MaxTokens = MaxTokens ?? usual.MaxTokens };
    }

    /// <summary>Reads a specification in YAML, of which JSON is a part.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="ConfigurationException">The text is no specification; the message says where and why.</exception>
    public static EvalSpec Parse(string yaml, string source = "specification") => EvalSpecFormat.Read(yaml, source);

    /// <summary>The specification as JSON, which <see cref="Parse"/> reads.</summary>
    public string ToJson() => EvalSpecFormat.ToJson(this);

    /// <summary>
    /// Why records of an earlier specification and of this one must not stand in one log, as a sentence; null where they may. Suites,
    /// teachers and prompts may differ, since each record names its own.
    /// </summary>
    public string? ConflictWith(EvalSpec earlier) =>
        Difference("scoring", earlier.Scoring, Scoring)
        ?? Difference("reader", earlier.Reader, Reader)
        ?? Difference("human", earlier.Human, Human)
        ?? Difference("seed", earlier.Seed, Seed)
        ?? Difference("temperature", earlier.Temperature, Temperature)
        ?? Difference("max_tokens", earlier.MaxTokens, MaxTokens)
        // A record names a model, not who served it. Where the address was not told before, nobody was asked at another.
        ?? (earlier.BaseUrl is null || BaseUrl is null ? null : Difference("base_url", earlier.BaseUrl, BaseUrl));

    private static string? Difference<T>(string what, T earlier, T now) =>
        EqualityComparer<T>.Default.Equals(earlier, now)
            ? null
            : $"The run was begun with {what} {Shown(earlier)}, now it is {Shown(now)}; figures of both do not belong in one log.";

    private static string Shown<T>(T value) =>
        value is null ? "as by default" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
}
