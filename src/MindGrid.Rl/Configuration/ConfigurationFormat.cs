namespace MindGrid.Rl.Configuration;

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>The keys of a configuration and what they allow: read from here, and printed as JSON schema from here.</summary>
internal static class ConfigurationFormat
{
    // Larger whole numbers are not exact in JSON, which configurations are converted to and from.
    private const long MaxSeed = 1L << 53;

    private static readonly Key<string> TaskKey = new("task", OneOf("pickup"));
    private static readonly Key<string> RenderModeKey = new("render_mode", new RenderModeShape(), IsRequired: false);
    private static readonly Key<Layout> LayoutKey = new(
        "layout",
        new NameShape<Layout>(LayoutTraits.TryParse, LayoutTraits.Names)
    );
    private static readonly Key<ImmutableArray<EditKind>> EditsKey = new(
        "edits",
        new ListShape<EditKind>(new NameShape<EditKind>(EditNames.TryParse, EditNames.All))
    );
    private static readonly Key<long> SeedKey = new("seed", new IntegerShape(0, MaxSeed));
    private static readonly Key<ImmutableArray<TileColor>> ColorsKey = new(
        "allowed_object_colors",
        new ListShape<TileColor>(
            new NameShape<TileColor>(ColorNames.TryParse, [.. ColorNames.Sorted.Select(ColorNames.Name)])
        )
    );

    private static readonly Key<EnvConfiguration> EnvKey = new(
        "env",
        new MapShape<EnvConfiguration>([TaskKey, LayoutKey, EditsKey, SeedKey, ColorsKey, RenderModeKey], ReadEnv)
    );
    private static readonly Key<ImmutableArray<Preference>> PreferenceKey = new(
        "preference",
        new ListShape<Preference>(new PreferenceShape())
    );
    private static readonly Key<ImmutableArray<SkillKind>> SkillKey = new(
        "skill",
        new ListShape<SkillKind>(new NameShape<SkillKind>(SkillNames.TryParse, SkillNames.All))
    );

    private static readonly MapShape<AgentConfiguration> Agent = new([PreferenceKey, SkillKey, EnvKey], ReadAgent);
    private static readonly Key<AgentConfiguration> TrueAgentKey = new("true_agent", Agent);
    private static readonly Key<AgentConfiguration> FalseAgentKey = new("false_agent", Agent);

    private static readonly Key<Scoring> ScoringKey = new(
        "scoring",
        new NameShape<Scoring>(Scoring.TryParse, [.. Scoring.All.Select(scoring => scoring.Name)]),
        IsRequired: false
    );
    private static readonly Key<long> StepCostKey = new("step_cost", new IntegerShape(0, 1000), IsRequired: false);
    private static readonly Key<long> SuccessKey = new("success", new IntegerShape(0, 1_000_000), IsRequired: false);
    private static readonly Key<RewardChange> RewardKey = new(
        "reward",
        new MapShape<RewardChange>([StepCostKey, SuccessKey], ReadReward),
        IsRequired: false
    );
    private static readonly Key<Human> HumanKey = new("human", new HumanShape(), IsRequired: false);

    private static readonly MapShape<GameConfiguration> Root = new(
        [TaskKey, TrueAgentKey, FalseAgentKey, ScoringKey, RewardKey, HumanKey],
        ReadRoot
    );

    /// <summary>Reads a document.</summary>
    public static GameConfiguration Read(YamlValue document, string source) =>
        Root.Read(new YamlReading(source), document, "");

    /// <summary>The format as JSON schema.</summary>
    public static JsonObject Schema()
    {
        var schema = Root.Schema();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "MindGrid game configuration");
        return schema;
    }

    private static GameConfiguration ReadRoot(MapReading map)
    {
        map.Get(TaskKey);
        var configuration = new GameConfiguration(map.Get(TrueAgentKey), map.Get(FalseAgentKey))
        {
            Scoring = map.GetOr(ScoringKey!, null),
            Rewards = map.GetOr(RewardKey!, null),
            Human = map.GetOr(HumanKey!, null),
        };
        return configuration.Problem() is { } problem
            ? throw map.Wrong(FalseAgentKey, $"does not fit: {problem}")
            : configuration;
    }

    private static RewardChange ReadReward(MapReading map) => new(Find(map, StepCostKey), Find(map, SuccessKey));

    private static int? Find(MapReading map, Key<long> key) => map.Has(key) ? (int)map.Get(key) : null;

    private static AgentConfiguration ReadAgent(MapReading map)
    {
        var env = map.Get(EnvKey);
        return new(map.Get(PreferenceKey), map.Get(SkillKey), env.Layout, env.Edits, env.Seed, env.Colors);
    }

    private static EnvConfiguration ReadEnv(MapReading map)
    {
        map.Get(TaskKey);
        map.GetOr(RenderModeKey, "");
        var colors = map.Get(ColorsKey);
        return !ColorNames.AreEnough(colors)
            ? throw map.Wrong(ColorsKey, "has fewer than two different colours; a world needs at least two.")
            : new(map.Get(LayoutKey), map.Get(EditsKey), map.Get(SeedKey), colors);
    }

    private static NameShape<string> OneOf(params string[] names) =>
        new(
            (string name, out string value) =>
            {
                value = name;
                return names.Contains(name);
            },
            names
        );

    private sealed record EnvConfiguration(
        Layout Layout,
        ImmutableArray<EditKind> Edits,
        long Seed,
        ImmutableArray<TileColor> Colors
    );

    /// <summary>A mapping of one reward function to its weight.</summary>
    private sealed record PreferenceShape : Shape<Preference>
    {
        public override Preference Read(YamlReading read, YamlValue value, string what)
        {
            var (name, weight) = value is YamlMap { Entries: [var only] }
                ? only
                : throw read.Wrong(
                    value,
                    $"{what} is {value.Description}; it must be one reward function with its weight."
                );
            return GameConfiguration.RewardFunctions.Contains(name.Text)
                ? new Preference(name.Text, read.Number(weight, $"The weight of {name.Text}"))
                : throw read.Wrong(
                    name,
                    $"{what} names the reward function '{name.Text}'; allowed are {string.Join(", ", GameConfiguration.RewardFunctions)}."
                );
        }

        public override JsonObject Schema() =>
            new()
            {
                ["type"] = "object",
                ["additionalProperties"] = false,
                ["minProperties"] = 1,
                ["maxProperties"] = 1,
                ["properties"] = new JsonObject(
                    GameConfiguration.RewardFunctions.Select(name =>
                        KeyValuePair.Create(name, (JsonNode?)new NumberShape().Schema())
                    )
                ),
            };
    }

    /// <summary>A human by name, mostly with a number.</summary>
    private sealed record HumanShape : Shape<Human>
    {
        public override Human Read(YamlReading read, YamlValue value, string what)
        {
            try
            {
                return HumanNames.Parse(read.Text(value, what));
            }
            catch (FormatException error)
            {
                throw read.Wrong(value, error.Message);
            }
        }

        public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = HumanNames.Pattern };
    }

    /// <summary>How the reference draws its window, or nothing; kept for its files, and without effect here.</summary>
    private sealed record RenderModeShape : Shape<string>
    {
        private static readonly string[] Modes = ["human", "rgb_array"];
        private static readonly string[] Nulls = ["null", "~", ""];

        public override string Read(YamlReading read, YamlValue value, string what)
        {
            var text = read.Text(value, what);
            return Modes.Contains(text) || Nulls.Contains(text)
                ? text
                : throw read.Wrong(
                    value,
                    $"{what} is {value.Description}; allowed are {string.Join(", ", Modes)}, null."
                );
        }

        public override JsonObject Schema() =>
            new() { ["enum"] = new JsonArray([.. Modes.Select(mode => (JsonNode)mode), null]) };
    }
}
