namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>Spaces as JSON: the pieces that the spaces write with, and the reader.</summary>
internal static class SpaceJson
{
    private static readonly string[] Types =
    [
        nameof(Discrete),
        nameof(MultiDiscrete),
        nameof(MultiBinary),
        nameof(Box),
        nameof(Dict),
    ];

    public static JsonArray Array(ImmutableArray<int> numbers) => [.. numbers.Select(number => (JsonNode)number)];

    /// <summary>One number where a box has one bound; infinities as text, for JSON has no numbers for them.</summary>
    public static JsonNode Bounds(ImmutableArray<double> bounds) =>
        bounds.Length == 1 ? Bound(bounds[0]) : new JsonArray([.. bounds.Select(Bound)]);

    /// <summary>Reads a space.</summary>
    /// <param name="json">The node.</param>
    /// <param name="place">What errors call it.</param>
    public static Space Read(JsonNode? json, string place)
    {
        var space = Members(json, place);
        var type = Text(space, "type", place);
        try
        {
            return type switch
            {
                nameof(Discrete) => new Discrete(Number(space["n"], $"{place}.n"), ReadStart(space, place)),
                nameof(MultiDiscrete) => new MultiDiscrete(
                    Numbers(space["nvec"], $"{place}.nvec"),
                    ReadStart(space, place)
                ),
                nameof(MultiBinary) => new MultiBinary(Number(space["n"], $"{place}.n")),
                nameof(Box) => ReadBox(space, place),
                nameof(Dict) => ReadDict(space, place),
                _ => throw Wrong($"{place}.type", string.Join(", ", Types)),
            };
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"{place}: {error.Message}", error);
        }
    }

    private static int ReadStart(JsonObject space, string place) => Number(space["start"] ?? 0, $"{place}.start");

    private static Box ReadBox(JsonObject box, string place)
    {
        var name = Text(box, "dtype", place);
        var element = Enum.GetValues<ElementType>().Where(type => type.Name() == name).ToList();
        if (element.Count == 0)
        {
            throw Wrong($"{place}.dtype", string.Join(", ", Enum.GetValues<ElementType>().Select(ElementTypes.Name)));
        }
        var shape = Numbers(box["shape"], $"{place}.shape");
        return new(
            element[0],
            shape,
            ReadBounds(box["low"], shape, $"{place}.low"),
            ReadBounds(box["high"], shape, $"{place}.high")
        );
    }

    private static Dict ReadDict(JsonObject dict, string place)
    {
        place = $"{place}.subspaces";
        return new([
            .. Members(dict["subspaces"], place).Select(part => (part.Key, Read(part.Value, $"{place}.{part.Key}"))),
        ]);
    }

    /// <summary>One number for all elements, a list of all, or lists nested as the shape.</summary>
    private static ImmutableArray<double> ReadBounds(JsonNode? node, ImmutableArray<int> shape, string place) =>
        node is not JsonArray list ? [ReadBound(node, place)]
        : list.Any(bound => bound is JsonArray) ? [.. ReadNested(list, shape, axis: 0, place)]
        : [.. list.Select((bound, i) => ReadBound(bound, $"{place}[{i}]"))];

    private static IEnumerable<double> ReadNested(JsonNode? node, ImmutableArray<int> shape, int axis, string place)
    {
        if (axis == shape.Length)
        {
            return [ReadBound(node, place)];
        }
        return node is JsonArray list && list.Count == shape[axis]
            ? list.SelectMany((inner, i) => ReadNested(inner, shape, axis + 1, $"{place}[{i}]"))
            : throw Wrong(place, $"a list of {shape[axis]}, as the shape says");
    }

    private static double ReadBound(JsonNode? node, string place) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.Number when node.Deserialize<double>() is var bound && double.IsFinite(bound) => bound,
            JsonValueKind.String when node.GetValue<string>() == "Infinity" => double.PositiveInfinity,
            JsonValueKind.String when node.GetValue<string>() == "-Infinity" => double.NegativeInfinity,
            _ => throw Wrong(place, "a number, \"Infinity\" or \"-Infinity\""),
        };

    private static JsonNode Bound(double bound) =>
        double.IsPositiveInfinity(bound) ? "Infinity"
        : double.IsNegativeInfinity(bound) ? "-Infinity"
        : bound;

    private static ImmutableArray<int> Numbers(JsonNode? node, string place) =>
        node is JsonArray numbers
            ? [.. numbers.Select((number, i) => Number(number, $"{place}[{i}]"))]
            : throw Wrong(place, "a list of whole numbers");

    private static int Number(JsonNode? node, string place) =>
        node?.GetValueKind() == JsonValueKind.Number
        && int.TryParse(
            node.ToJsonString(),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw Wrong(place, "a whole number");

    private static string Text(JsonObject space, string key, string place) =>
        space[key] is { } value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw Wrong($"{place}.{key}", "a text");

    private static JsonObject Members(JsonNode? json, string place)
    {
        var members = json as JsonObject ?? throw Wrong(place, "an object");
        try
        {
            // The first look inside is where a name that stands twice is found out.
            _ = members.Count;
            return members;
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"{place}: a name stands twice in this object.", error);
        }
    }

    private static FormatException Wrong(string place, string allowed) => new($"{place}: allowed is {allowed}.");
}
