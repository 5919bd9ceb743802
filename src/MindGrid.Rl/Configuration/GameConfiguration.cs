namespace MindGrid.Rl.Configuration;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>A reward function by name, with its weight.</summary>
/// <param name="Name">One of <see cref="GameConfiguration.RewardFunctions"/>.</param>
/// <param name="Weight">Its share of the reward.</param>
public sealed record Preference(string Name, double Weight);

/// <summary>What a configuration changes in the rewards of the scoring.</summary>
/// <param name="StepCost">Reward units taken off for each action, or null to leave it.</param>
/// <param name="Success">Reward units given for holding the target at the end, or null to leave it.</param>
public sealed record RewardChange(int? StepCost, int? Success)
{
    /// <summary>The rewards with the change made.</summary>
    public RewardSpec Applied(RewardSpec rewards) => new(StepCost ?? rewards.StepCost, Success ?? rewards.Success);
}

/// <summary>One agent of a configuration: what it wants, what it can do, and the world it knows.</summary>
/// <param name="Preferences">The reward functions.</param>
/// <param name="Skills">The skills, in file order.</param>
/// <param name="Layout">The world's layout.</param>
/// <param name="Edits">The edits that the world has, in order.</param>
/// <param name="Seed">The world's seed.</param>
/// <param name="Colors">The colours allowed in the world.</param>
public sealed record AgentConfiguration(
    ImmutableArray<Preference> Preferences,
    ImmutableArray<SkillKind> Skills,
    Layout Layout,
    ImmutableArray<EditKind> Edits,
    long Seed,
    ImmutableArray<TileColor> Colors
);

/// <summary>
/// A game as the paper's YAML configures it (Appendix B, in the nested form of its data set): a true agent who knows the real world
/// and a false agent who believes in the outdated one.
/// </summary>
/// <param name="TrueAgent">Knows the real world.</param>
/// <param name="FalseAgent">The human, with the believed world.</param>
public sealed record GameConfiguration(AgentConfiguration TrueAgent, AgentConfiguration FalseAgent)
{
    /// <summary>How played plans are scored; null to leave it to the command.</summary>
    public Scoring? Scoring { get; init; }

    /// <summary>What differs from the scoring's rewards; null for nothing.</summary>
    public RewardChange? Rewards { get; init; }

    /// <summary>Who is taught; null to leave it to the command.</summary>
    public Human? Human { get; init; }

    /// <summary>What was accepted although it is not the canonical form, a sentence each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The reward functions that the reference's configurations name.</summary>
    public static ImmutableArray<string> RewardFunctions => RewardNames.All;

    /// <summary>Reads a configuration file.</summary>
    /// <exception cref="ConfigurationException">The text is no configuration; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GameConfiguration Load(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads a configuration.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="ConfigurationException">The text is no configuration; the message says where and why.</exception>
    public static GameConfiguration Parse(string yaml, string source = "configuration")
    {
        var warnings = new List<string>();
        var document = PaperListing.Canonical(YamlTree.Read(yaml, source), source, warnings);
        return ConfigurationFormat.Read(document, source) with { Warnings = [.. warnings] };
    }

    /// <summary>The game that a configuration defines.</summary>
    /// <param name="id">The game's name.</param>
    /// <exception cref="ArgumentException">The agents' worlds do not start from the same seeded world, or no game can be made of them.</exception>
    public GameSpec ToSpec(string id) => Problem() is { } problem ? throw new ArgumentException(problem) : SpecOf(id);

    /// <summary>What makes this no game, as a sentence; null for nothing.</summary>
    internal string? Problem() =>
        Difference(TrueAgent.Layout.Name(), FalseAgent.Layout.Name(), "env.layout")
        ?? Difference(TrueAgent.Seed, FalseAgent.Seed, "env.seed")
        ?? Difference(
            Text(TrueAgent.Colors.Select(ColorNames.Name)),
            Text(FalseAgent.Colors.Select(ColorNames.Name)),
            "env.allowed_object_colors"
        )
        ?? Difference(
            Text(TrueAgent.Skills.Select(SkillNames.Name)),
            Text(FalseAgent.Skills.Select(SkillNames.Name)),
            "skill"
        )
        ?? SpecOf("").Problem();

    /// <summary>The configuration of a game.</summary>
    public static GameConfiguration From(GameSpec spec)
    {
        var agent = new AgentConfiguration(
            [new("reward_carry_object_hof", 1)],
            spec.Skills,
            spec.Layout,
            spec.TrueEdits,
            spec.Seed,
            spec.Colors
        );
        return new(agent, agent with { Edits = spec.FalseEdits });
    }

    /// <summary>The configuration as YAML in its canonical form.</summary>
    public string ToYaml() => ConfigurationWriter.ToYaml(this);

    /// <summary>The format as JSON schema, for editors.</summary>
    public static System.Text.Json.Nodes.JsonObject JsonSchema() => ConfigurationFormat.Schema();

    private GameSpec SpecOf(string id) =>
        new()
        {
            Id = id,
            Layout = TrueAgent.Layout,
            Seed = TrueAgent.Seed,
            Colors = TrueAgent.Colors,
            FalseEdits = FalseAgent.Edits,
            TrueEdits = TrueAgent.Edits,
            Skills = TrueAgent.Skills,
        };

    private static string? Difference<T>(T real, T believed, string what) =>
        EqualityComparer<T>.Default.Equals(real, believed)
            ? null
            : $"true_agent.{what} is {real}, but false_agent.{what} is {believed}: a teaching game needs the same for both agents.";

    private static string Text(IEnumerable<string> names) => string.Join(", ", names);
}
