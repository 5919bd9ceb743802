namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>Suites as files: JSON lines, one game a line, the same bytes for the same games. Field names are the reference's.</summary>
public static class SuiteFile
{
    private const string HalfSurrogate = "It has half of a surrogate pair, which is no text.";

    /// <summary>A game as a JSON object.</summary>
    public static JsonObject ToJson(SuiteGame game)
    {
        var json = SpecToJson(game.Spec);
        json["factory_attempts"] = game.FactoryAttempts;
        return json;
    }

    /// <summary>What defines a game as a JSON object.</summary>
    internal static JsonObject SpecToJson(GameSpec spec) =>
        new()
        {
            ["id"] = spec.Id,
            ["split"] = spec.Split,
            ["layout"] = spec.Layout.Name(),
            ["seed"] = spec.Seed,
            ["colors"] = List(spec.Colors.Select(ColorNames.Name)),
            ["false_edits"] = List(spec.FalseEdits.Select(EditNames.Name)),
            ["true_edits"] = List(spec.TrueEdits.Select(EditNames.Name)),
            ["skills"] = List(spec.Skills.Select(SkillNames.Name)),
        };

    /// <summary>Reads a game's definition; fields that do not define it are not looked at.</summary>
    /// <exception cref="FormatException">A field is missing or says what is not allowed.</exception>
    public static GameSpec ReadSpec(JsonObject json) =>
        new()
        {
            Id = Required<string>(json, "id"),
            Split = json["split"] is null ? "" : Required<string>(json, "split"),
            Layout = ReadLayout(json),
            Seed = Required<long>(json, "seed"),
            Colors = ReadColors(json),
            FalseEdits = ReadEdits(json, "false_edits"),
            TrueEdits = ReadEdits(json, "true_edits"),
            Skills = Names<SkillKind>(json, "skills", SkillNames.TryParse, SkillNames.All),
        };

    /// <summary>Reads a suite's games.</summary>
    /// <exception cref="InvalidDataException">A line is no game; the message says which line and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<GameSpec> Read(string path)
    {
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            yield return ReadLine(path, ++line, text, ReadPlayable);
        }
    }

    /// <summary>Writes a suite (see <see cref="WholeFile"/>).</summary>
    public static void Write(string path, IEnumerable<SuiteGame> games) =>
        WholeFile.Write(
            path,
            writer =>
            {
                foreach (var game in games)
                {
                    writer.WriteLine(ToJson(game).ToJsonString());
                }
            }
        );

    /// <summary>Reads a list of names from a field of a record.</summary>
    /// <exception cref="FormatException">The field is missing, no list, or has a name that is not allowed.</exception>
    public static ImmutableArray<EditKind> ReadEdits(JsonObject json, string field) =>
        Names<EditKind>(json, field, EditNames.TryParse, EditNames.All);

    /// <summary>Reads the layout of a record.</summary>
    /// <exception cref="FormatException">As for <see cref="ReadSpec"/>.</exception>
    public static Layout ReadLayout(JsonObject json) =>
        Named<Layout>("layout", Required<string>(json, "layout"), LayoutTraits.TryParse, LayoutTraits.Names);

    /// <summary>Reads the allowed colours of a record.</summary>
    /// <exception cref="FormatException">As for <see cref="ReadSpec"/>.</exception>
    public static ImmutableArray<TileColor> ReadColors(JsonObject json)
    {
        var colors = Names<TileColor>(json, "colors", ColorNames.TryParse, ColorNames.Sorted.Select(ColorNames.Name));
        return !ColorNames.AreEnough(colors)
            ? throw new FormatException(
                "The field 'colors' has fewer than two different colours; a world needs at least two."
            )
            : colors;
    }

    private static JsonArray List(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    /// <summary>Reads a line of a file; what is wrong with it is told with the file's name and the line's number.</summary>
    /// <exception cref="InvalidDataException">The line is no JSON object, or not what is read.</exception>
    internal static T ReadLine<T>(string path, int line, string text, Func<JsonObject, T> read)
    {
        try
        {
            return read(ParseLine(text));
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            var problem = error is FormatException ? error.Message : HalfSurrogate;
            throw new InvalidDataException($"{path}, line {line}: {problem}", error);
        }
    }

    /// <summary>Reads a game that can be played and taught.</summary>
    /// <exception cref="FormatException">As for <see cref="ReadSpec"/>, or it is no such game.</exception>
    internal static GameSpec ReadPlayable(JsonObject json)
    {
        var spec = ReadSpec(json);
        return spec.Problem() is { } unplayable ? throw new FormatException(unplayable) : spec;
    }

    /// <summary>Parses one line; a field that stands twice is an error.</summary>
    /// <exception cref="FormatException">This is not one JSON object.</exception>
    internal static JsonObject ParseLine(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false });
            var json = node as JsonObject ?? throw new FormatException("This is not a JSON object.");
            _ = json.Count; // reads the keys, which may be no text
            return json;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException(HalfSurrogate);
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is not JSON: {error.Message.Split(" LineNumber:")[0]}");
        }
    }

    /// <summary>A field that a record must have.</summary>
    /// <exception cref="FormatException">It is missing or of another type.</exception>
    internal static T Required<T>(JsonObject json, string field)
    {
        try
        {
            return json[field] is { } node
                ? node.GetValue<T>()
                : throw new FormatException($"The field '{field}' is missing.");
        }
        catch (InvalidOperationException)
        {
            throw new FormatException(
                $"The field '{field}' is {json[field]!.ToJsonString()}, which is not a {NameOf(typeof(T))}."
            );
        }
    }

    private static string NameOf(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(bool) ? "truth value"
        : type == typeof(double) ? "number"
        : "whole number";

    /// <summary>A list that a record must have.</summary>
    /// <exception cref="FormatException">It is missing or no list.</exception>
    internal static JsonArray RequiredList(JsonObject json, string field) =>
        json[field] as JsonArray ?? throw new FormatException($"The field '{field}' is missing or no list.");

    private static string Shown(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node?.ToJsonString() ?? "null";

    private delegate bool Parser<T>(string name, out T value);

    private static T Named<T>(string field, string name, Parser<T> parse, IEnumerable<string> allowed) =>
        parse(name, out var value)
            ? value
            : throw new FormatException($"The field '{field}' has '{name}'; allowed are {string.Join(", ", allowed)}.");

    private static ImmutableArray<T> Names<T>(
        JsonObject json,
        string field,
        Parser<T> parse,
        IEnumerable<string> allowed
    ) => [.. RequiredList(json, field).Select(node => Named(field, Shown(node), parse, allowed))];
}
