namespace MindGrid.Rl.Configuration;

using System.Collections.Immutable;
using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

/// <summary>A reward function by name, with its weight.</summary>
/// <param name="Name">One of <see cref="GameConfiguration.RewardFunctions"/>.</param>
/// <param name="Weight">Its share of the reward.</param>
public sealed record Preference(string Name, double Weight);

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
    private const string Task = "pickup";
    private const long MaxSeed = 1L << 53;

    /// <summary>The reward functions that the reference's configurations name.</summary>
    public static ImmutableArray<string> RewardFunctions { get; } =
    [
        "reward_carry_object_hof",
        "reward_reach_object_hof",
        "reward_adjacent_object_hof",
        "reward_far_away_from_region_hof",
        "reward_close_to_region_hof",
        "reward_objectA_over_objectB",
    ];

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
        var read = new YamlReading(source);
        var root = read.Map(YamlTree.Read(yaml, source), "The configuration", ["task", "true_agent", "false_agent"]);
        RequireTask(read, root["task"], "task");
        return new(
            ReadAgent(read, root["true_agent"], "true_agent"),
            ReadAgent(read, root["false_agent"], "false_agent")
        );
    }

    /// <summary>The game that a configuration defines.</summary>
    /// <param name="id">The game's name.</param>
    /// <exception cref="ArgumentException">The agents' worlds do not start from the same seeded world, or their skills differ.</exception>
    public GameSpec ToSpec(string id)
    {
        RequireSame(TrueAgent.Layout.Name(), FalseAgent.Layout.Name(), "env.layout");
        RequireSame(TrueAgent.Seed, FalseAgent.Seed, "env.seed");
        RequireSame(
            Text(TrueAgent.Colors.Select(ColorNames.Name)),
            Text(FalseAgent.Colors.Select(ColorNames.Name)),
            "env.allowed_object_colors"
        );
        RequireSame(
            Text(TrueAgent.Skills.Select(SkillNames.Name)),
            Text(FalseAgent.Skills.Select(SkillNames.Name)),
            "skill"
        );
        return new()
        {
            Id = id,
            Layout = TrueAgent.Layout,
            Seed = TrueAgent.Seed,
            Colors = TrueAgent.Colors,
            FalseEdits = FalseAgent.Edits,
            TrueEdits = TrueAgent.Edits,
            Skills = TrueAgent.Skills,
        };
    }

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

    /// <summary>The configuration as YAML, the colours written once and referred to by an alias where both agents share them.</summary>
    public string ToYaml()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        WriteMap(
            emitter,
            () =>
            {
                Write(emitter, "task", Task);
                WriteAgent(emitter, "true_agent", TrueAgent, colors => WriteList(emitter, colors, "id001"));
                WriteAgent(
                    emitter,
                    "false_agent",
                    FalseAgent,
                    colors =>
                    {
                        if (FalseAgent.Colors.SequenceEqual(TrueAgent.Colors))
                        {
                            emitter.Emit(new AnchorAlias("id001"));
                        }
                        else
                        {
                            WriteList(emitter, colors);
                        }
                    }
                );
            }
        );
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static AgentConfiguration ReadAgent(YamlReading read, YamlValue value, string name)
    {
        var agent = read.Map(value, name, ["preference", "skill", "env"]);
        var env = read.Map(
            agent["env"],
            $"{name}.env",
            ["task", "layout", "edits", "seed", "allowed_object_colors"],
            "render_mode"
        );
        RequireTask(read, env["task"], $"{name}.env.task");
        var colors = read.Names<TileColor>(
            env["allowed_object_colors"],
            $"{name}.env.allowed_object_colors",
            ColorNames.TryParse,
            ColorNames.Sorted.Select(ColorNames.Name)
        );
        if (colors.Distinct().Count() < 2)
        {
            throw read.Wrong(
                env["allowed_object_colors"],
                $"{name}.env.allowed_object_colors has fewer than two different colours; a world needs at least two."
            );
        }
        return new(
            ReadPreferences(read, agent["preference"], $"{name}.preference"),
            read.Names<SkillKind>(agent["skill"], $"{name}.skill", SkillNames.TryParse, SkillNames.All),
            read.Name<Layout>(env["layout"], $"{name}.env.layout", LayoutTraits.TryParse, LayoutTraits.Names),
            read.Names<EditKind>(env["edits"], $"{name}.env.edits", EditNames.TryParse, EditNames.All),
            read.Integer(env["seed"], $"{name}.env.seed", 0, MaxSeed),
            colors
        );
    }

    private static ImmutableArray<Preference> ReadPreferences(YamlReading read, YamlValue value, string what) =>
        [
            .. read.Items(value, what)
                .Select(item =>
                {
                    var (name, weight) = item is YamlMap { Entries: [var only] }
                        ? only
                        : throw read.Wrong(
                            item,
                            $"An entry of {what} is {item.Description}; it must be one reward function with its weight."
                        );
                    return RewardFunctions.Contains(name.Text)
                        ? new Preference(name.Text, read.Number(weight, $"{what}.{name.Text}"))
                        : throw read.Wrong(
                            name,
                            $"An entry of {what} names the reward function '{name.Text}'; allowed are {Text(RewardFunctions)}."
                        );
                }),
        ];

    private static void RequireTask(YamlReading read, YamlValue value, string what)
    {
        if (read.Text(value, what) != Task)
        {
            throw read.Wrong(value, $"{what} is {value.Description}; allowed is {Task}.");
        }
    }

    private static void RequireSame<T>(T real, T believed, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(real, believed))
        {
            throw new ArgumentException(
                $"true_agent.{what} is {real}, but false_agent.{what} is {believed}: a teaching game needs the same for both agents."
            );
        }
    }

    private static string Text(IEnumerable<string> names) => string.Join(", ", names);

    private static void WriteAgent(
        Emitter emitter,
        string name,
        AgentConfiguration agent,
        Action<IEnumerable<string>> writeColors
    )
    {
        emitter.Emit(new Scalar(name));
        WriteMap(
            emitter,
            () =>
            {
                emitter.Emit(new Scalar("preference"));
                emitter.Emit(new SequenceStart(null, null, true, SequenceStyle.Block));
                foreach (var preference in agent.Preferences)
                {
                    WriteMap(
                        emitter,
                        () =>
                            Write(
                                emitter,
                                preference.Name,
                                preference.Weight.ToString("R", CultureInfo.InvariantCulture)
                            )
                    );
                }
                emitter.Emit(new SequenceEnd());
                emitter.Emit(new Scalar("skill"));
                WriteList(emitter, agent.Skills.Select(SkillNames.Name));
                emitter.Emit(new Scalar("env"));
                WriteMap(
                    emitter,
                    () =>
                    {
                        Write(emitter, "task", Task);
                        Write(emitter, "layout", agent.Layout.Name());
                        emitter.Emit(new Scalar("edits"));
                        WriteList(emitter, agent.Edits.Select(EditNames.Name));
                        Write(emitter, "seed", agent.Seed.ToString(CultureInfo.InvariantCulture));
                        emitter.Emit(new Scalar("allowed_object_colors"));
                        writeColors(agent.Colors.Select(ColorNames.Name));
                    }
                );
            }
        );
    }

    private static void WriteMap(Emitter emitter, Action writeEntries)
    {
        emitter.Emit(new MappingStart());
        writeEntries();
        emitter.Emit(new MappingEnd());
    }

    private static void Write(Emitter emitter, string key, string value)
    {
        emitter.Emit(new Scalar(key));
        emitter.Emit(new Scalar(value));
    }

    private static void WriteList(Emitter emitter, IEnumerable<string> items, string? anchor = null)
    {
        var name = anchor is null ? AnchorName.Empty : new AnchorName(anchor);
        emitter.Emit(new SequenceStart(name, default, true, SequenceStyle.Block));
        foreach (var item in items)
        {
            emitter.Emit(new Scalar(item));
        }
        emitter.Emit(new SequenceEnd());
    }
}
