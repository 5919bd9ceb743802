using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MindGrid.Rl.Tests.Configuration;

/// <summary>The printed schema says the same as the reader, as far as JSON schema can say it; and the forms that it does not cover.</summary>
public class JsonSchemaTests
{
    private static readonly JsonObject Schema = GameConfiguration.JsonSchema();

    /// <summary>The reference's base file: flow lists, quoted strings, the primitive actions one by one.</summary>
    private const string BaseForm = """
        task: "pickup"
        true_agent:
          preference: [{"reward_carry_object_hof": 1}]
          skill: ["left", "right", "forward", "pickup", "drop", "toggle", "done", "go_to"]
          env: &env
            task: "pickup"
            layout: "room_door_key"
            edits: ["flip_vertical"]
            seed: 7
            allowed_object_colors: ["red", "blue"]
            render_mode: "human"
        false_agent:
          preference: [{"reward_carry_object_hof": 1}]
          skill: ["primitive", "go_to"]
          env: *env

        """;

    private static IEnumerable<TestCaseData> Accepted() =>
        [
            Named("the paper's", AppendixB.Yaml),
            Named("a scoring", AppendixB.Yaml + "scoring: success-only\n"),
            Named("a human", AppendixB.Yaml + "human: literal\n"),
            Named("a human with its number", AppendixB.Yaml + "human: sceptical:3\n"),
            Named("a human with its share", AppendixB.Yaml + "human: mishearing:0.25\n"),
            Named("a human with a tiny share", AppendixB.Yaml + "human: mishearing:1E-05\n"),
            Named("rewards", AppendixB.Yaml + "reward:\n  step_cost: 0\n  success: 1000000\n"),
            Named("one reward", AppendixB.Yaml + "reward: {success: 50}\n"),
            Named("no reward", AppendixB.Yaml + "reward: {}\n"),
            Named("a render mode", AppendixB.With("    seed:", "    render_mode: rgb_array\n    seed:")),
            Named("the smallest seed", AppendixB.Yaml.Replace("5815062", "0")),
            Named("the largest seed", AppendixB.Yaml.Replace("5815062", "9007199254740992")),
            Named("a broken weight", AppendixB.With("_hof: 1", "_hof: -2.5e-3")),
            Named(
                "no edits",
                AppendixB
                    .Yaml.Replace("      - toggle_opening\n      - add_opening\n      - flip_vertical\n", "      []\n")
                    .Replace("      - toggle_opening\n      - add_opening\n", "      []\n")
            ),
            Named("no preferences", AppendixB.With("    - reward_carry_object_hof: 1\n", "    []\n")),
            Named("colours written twice", AppendixB.With("*id001", "[purple, lime, saffron, grey]")),
            .. PaperFactory
                .TestGames(10)
                .Select(game => Named(game.Spec.Id, GameConfiguration.From(game.Spec).ToYaml())),
        ];

    private static IEnumerable<TestCaseData> Refused() =>
        [
            Named("a list", "[]\n"),
            Named("a word", "pickup\n"),
            Named("no task", AppendixB.With("task: pickup\n", "")),
            Named("another task", AppendixB.With("task: pickup", "task: putdown")),
            Named("an unknown agent", AppendixB.With("false_agent:", "untrue_agent:")),
            Named("an agent that is a number", "{task: pickup, true_agent: 5, false_agent: 5}\n"),
            Named("skills for skill", AppendixB.With("  skill:\n", "  skills:\n")),
            Named("no seed", AppendixB.With("    seed: 5815062\n", "")),
            Named("a negative seed", AppendixB.With("5815062", "-1")),
            Named("a huge seed", AppendixB.With("5815062", "9007199254740993")),
            Named("a broken seed", AppendixB.With("5815062", "1.5")),
            Named("a seed in words", AppendixB.With("5815062", "many")),
            Named("a list for a seed", AppendixB.With("5815062", "[5815062]")),
            Named("an unknown layout", AppendixB.With("room_door_key", "room-door-key")),
            Named("an unknown edit", AppendixB.With("- flip_vertical", "- flip_horizontal")),
            Named("an edit in a list of its own", AppendixB.With("- flip_vertical", "- [flip_vertical]")),
            Named("an unknown skill", AppendixB.With("- go_to", "- goto")),
            Named("an unknown colour", AppendixB.With("- lime", "- Lime")),
            Named("colours that are a word", AppendixB.With("*id001", "red")),
            Named("an unknown reward function", AppendixB.With("reward_carry_object_hof", "reward_carry_object")),
            Named("a reward function without weight", AppendixB.With("_hof: 1", "_hof")),
            Named(
                "two reward functions in one",
                AppendixB.With("_hof: 1", "_hof: 1\n      reward_reach_object_hof: 1")
            ),
            Named("a weight in words", AppendixB.With("_hof: 1", "_hof: much")),
            Named("an unknown scoring", AppendixB.Yaml + "scoring: lenient\n"),
            Named("an unknown human", AppendixB.Yaml + "human: deaf\n"),
            Named("a human of two", AppendixB.Yaml + "human: literal bounded\n"),
            Named("a literal human with a number", AppendixB.Yaml + "human: literal:1\n"),
            Named("a human who insists on nothing", AppendixB.Yaml + "human: sceptical:0\n"),
            Named("a human with half a number", AppendixB.Yaml + "human: \"bounded:\"\n"),
            Named("a human who is a number", AppendixB.Yaml + "human: 5\n"),
            Named("an unknown reward", AppendixB.Yaml + "reward: {sucess: 100}\n"),
            Named("a reward too large", AppendixB.Yaml + "reward: {success: 1000001}\n"),
            Named("a negative cost", AppendixB.Yaml + "reward: {step_cost: -1}\n"),
            Named("an unknown render mode", AppendixB.With("    seed:", "    render_mode: ansi\n    seed:")),
        ];

    [TestCaseSource(nameof(Accepted))]
    public void What_is_read_is_accepted(string yaml)
    {
        Assert.That(AppendixB.Parse(yaml).Warnings, Is.Empty);
        Assert.That(Complaints(Schema, ToJson(yaml), "$"), Is.Empty);
    }

    [TestCaseSource(nameof(Refused))]
    public void What_is_refused_is_refused_by_the_schema_too(string yaml)
    {
        Assert.That(() => AppendixB.Parse(yaml), Throws.TypeOf<ConfigurationException>());
        Assert.That(Complaints(Schema, ToJson(yaml), "$"), Is.Not.Empty);
    }

    [Test]
    public void Its_lists_of_names_are_those_of_the_code()
    {
        var expected = new Dictionary<string, IEnumerable<string>>
        {
            ["task"] = ["pickup"],
            ["render_mode"] = ["human", "rgb_array", "null"],
            ["layout"] = Enum.GetValues<Layout>().Select(LayoutTraits.Name),
            ["edits"] = Enum.GetValues<EditKind>().Select(EditNames.Name),
            ["skill"] = Enum.GetValues<SkillKind>().Select(SkillNames.Name),
            ["allowed_object_colors"] = Enum.GetValues<TileColor>()
                .Select(ColorNames.Name)
                .Order(StringComparer.Ordinal),
            ["scoring"] = Scoring.All.Select(scoring => scoring.Name),
        };
        var found = EnumsIn(Schema).ToList();
        Assert.That(found.Select(list => list.Key).Distinct(), Is.EquivalentTo(expected.Keys));
        foreach (var (key, names) in found)
        {
            Assert.That(names, Is.EqualTo(expected[key]), key);
        }
        Assert.That(
            Schema["properties"]!["true_agent"]!["properties"]!["preference"]!["items"]!["properties"]!
                .AsObject()
                .Select(property => property.Key),
            Is.EqualTo(GameConfiguration.RewardFunctions)
        );
    }

    [Test]
    public void Both_agents_have_the_same_schema() =>
        Assert.That(
            JsonNode.DeepEquals(Schema["properties"]!["true_agent"], Schema["properties"]!["false_agent"]),
            Is.True
        );

    [Test]
    public void The_papers_print_is_read_with_a_warning_for_each_agent()
    {
        var printed = Flattened(AppendixB.Yaml);
        Assert.That(printed, Does.Contain("\nenv:\n  task: pickup\n"));
        var read = AppendixB.Parse(printed);
        Assert.That(
            read.Warnings,
            Is.EqualTo([
                "game.yaml, line 20, column 1: 'env' stands beside true_agent, as in the paper's print; it is read as part of it.",
                "game.yaml, line 51, column 1: 'env' stands beside false_agent, as in the paper's print; it is read as part of it.",
            ])
        );
        Assert.That(read.ToYaml(), Is.EqualTo(AppendixB.Yaml));
    }

    [Test]
    public void Primitive_actions_one_by_one_are_the_skill_primitive_with_a_warning()
    {
        var read = AppendixB.Parse(BaseForm);
        Assert.That(
            read.Warnings,
            Is.EqualTo([
                "game.yaml, line 4, column 11: Primitive actions are listed one by one, as in the reference's base file; "
                    + "they are read as the skill 'primitive'.",
            ])
        );
        Assert.That(read.TrueAgent.Skills, Is.EqualTo([SkillKind.Primitive, SkillKind.GoTo]));
        Assert.That(read.ToSpec("base").TrueEdits, Is.EqualTo([EditKind.FlipVertical]));
        Assert.That(AppendixB.Parse(read.ToYaml()).Warnings, Is.Empty);
    }

    [TestCase("double_grid_size")]
    [TestCase("change_agent_view_size")]
    public void Edits_that_the_reference_has_switched_off_are_named_as_such(string edit)
    {
        var error = Assert.Throws<ConfigurationException>(() =>
            AppendixB.Parse(AppendixB.With("flip_vertical", edit))
        )!;
        Assert.That(
            error.Message,
            Is.EqualTo(
                $"game.yaml, line 26, column 9: The edit '{edit}' does not exist here; the reference has switched it off as not working."
            )
        );
        Assert.That(Complaints(Schema, ToJson(AppendixB.With("flip_vertical", edit)), "$"), Is.Not.Empty);
    }

    /// <summary>The listing as it is in print: worlds have lost their indentation and stand beside their agents.</summary>
    private static string Flattened(string canonical)
    {
        var isInEnv = false;
        var lines = canonical
            .TrimEnd('\n')
            .Split('\n')
            .Select(line =>
            {
                isInEnv =
                    line.StartsWith("  env:", StringComparison.Ordinal)
                    || (isInEnv && line.StartsWith("    ", StringComparison.Ordinal));
                return isInEnv ? line[2..] : line;
            });
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<KeyValuePair<string, IEnumerable<string>>> EnumsIn(JsonObject schema)
    {
        foreach (var (key, property) in schema["properties"]?.AsObject() ?? [])
        {
            var values = property!.AsObject();
            if ((values["enum"] ?? values["items"]?["enum"]) is JsonArray names)
            {
                yield return new(key, names.Select(name => name?.GetValue<string>() ?? "null"));
            }
            foreach (var inner in EnumsIn(values))
            {
                yield return inner;
            }
        }
    }

    /// <summary>What is wrong with a value; knows the words of JSON schema that are used, and fails on others.</summary>
    private static IEnumerable<string> Complaints(JsonObject schema, JsonNode? value, string path)
    {
        foreach (var (word, rule) in schema)
        {
            var isFine = word switch
            {
                "$schema" or "title" => path == "$",
                "type" => IsOfType(value, rule!.GetValue<string>()),
                "enum" => rule!.AsArray().Any(allowed => JsonNode.DeepEquals(allowed, value)),
                "pattern" => value is not JsonValue text
                    || !text.TryGetValue<string>(out var written)
                    || Regex.IsMatch(written, rule!.GetValue<string>()),
                "minimum" => Number(value) is not { } number || number >= rule!.GetValue<long>(),
                "maximum" => Number(value) is not { } number || number <= rule!.GetValue<long>(),
                "minProperties" => value is not JsonObject few || few.Count >= rule!.GetValue<int>(),
                "maxProperties" => value is not JsonObject many || many.Count <= rule!.GetValue<int>(),
                "required" => value is not JsonObject map
                    || rule!.AsArray().All(key => map.ContainsKey(key!.GetValue<string>())),
                "additionalProperties" => rule!.GetValue<bool>()
                    || value is not JsonObject map
                    || map.All(property => schema["properties"]!.AsObject().ContainsKey(property.Key)),
                "properties" or "items" => true,
                _ => throw new NotSupportedException($"This test does not know the word '{word}' of JSON schema."),
            };
            if (!isFine)
            {
                yield return $"{path} breaks {word}";
            }
        }
        foreach (var (key, property) in (schema["properties"] as JsonObject) ?? [])
        {
            if (value is JsonObject map && map.ContainsKey(key))
            {
                foreach (var complaint in Complaints(property!.AsObject(), map[key], $"{path}.{key}"))
                {
                    yield return complaint;
                }
            }
        }
        if (schema["items"] is JsonObject items && value is JsonArray list)
        {
            foreach (var complaint in list.SelectMany((item, i) => Complaints(items, item, $"{path}[{i}]")))
            {
                yield return complaint;
            }
        }
    }

    private static bool IsOfType(JsonNode? value, string type) =>
        type switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
            "number" => Number(value) is not null,
            "integer" => Number(value) is { } number && decimal.IsInteger(number),
            _ => throw new NotSupportedException($"This test does not know the type '{type}'."),
        };

    private static decimal? Number(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<decimal>(out var number) ? number : null;

    /// <summary>YAML as editors see it: plain scalars by YAML's core schema, quoted ones as strings, aliases as what they stand for.</summary>
    private static JsonNode? ToJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return ToJson(stream.Documents.Single().RootNode);
    }

    private static JsonNode? ToJson(YamlNode node) =>
        node switch
        {
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
            YamlMappingNode map => new JsonObject(
                map.Children.Select(entry =>
                    KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, ToJson(entry.Value))
                )
            ),
            YamlScalarNode { Style: ScalarStyle.Plain, Value: "null" or "~" or "" } => null,
            YamlScalarNode { Style: ScalarStyle.Plain } plain
                when Regex.IsMatch(plain.Value!, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$") =>
                JsonValue.Create(
                    decimal.Parse(
                        plain.Value!,
                        System.Globalization.NumberStyles.Float,
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                ),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => throw new NotSupportedException($"{node.NodeType}"),
        };

    private static TestCaseData Named(string name, string yaml) => new TestCaseData(yaml).SetArgDisplayNames(name);
}
