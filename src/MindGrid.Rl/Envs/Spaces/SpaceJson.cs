namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
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
        var space = json as JsonObject ?? throw Wrong(place, "an object");
        var type = Text(space, "type", place);
        try
        {
            return type switch
            {
                nameof(Discrete) => new Discrete(
                    Number(space["n"], $"{place}.n"),
                    Number(space["start"] ?? 0, $"{place}.start")
                ),
                nameof(MultiDiscrete) => new MultiDiscrete(Numbers(space["nvec"], $"{place}.nvec")),
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

    private static Box ReadBox(JsonObject box, string place)
    {
        var name = Text(box, "dtype", place);
        var element = Enum.GetValues<ElementType>().Where(type => type.Name() == name).ToList();
        return element.Count == 1
            ? new(
                element[0],
                Numbers(box["shape"], $"{place}.shape"),
                ReadBounds(box["low"], $"{place}.low"),
                ReadBounds(box["high"], $"{place}.high")
            )
            : throw Wrong($"{place}.dtype", string.Join(", ", Enum.GetValues<ElementType>().Select(ElementTypes.Name)));
    }

    private static Dict ReadDict(JsonObject dict, string place)
    {
        var parts = dict["subspaces"] as JsonObject ?? throw Wrong($"{place}.subspaces", "an object of spaces");
        return new([.. parts.Select(part => (part.Key, Read(part.Value, $"{place}.{part.Key}")))]);
    }

    private static ImmutableArray<double> ReadBounds(JsonNode? node, string place) =>
        node is JsonArray bounds
            ? [.. bounds.Select((bound, i) => ReadBound(bound, $"{place}[{i}]"))]
            : [ReadBound(node, place)];

    private static double ReadBound(JsonNode? node, string place) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.Number => node.GetValue<double>(),
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
        node is JsonValue value && value.TryGetValue<int>(out var number)
            ? number
            : throw Wrong(place, "a whole number");

    private static string Text(JsonObject space, string key, string place) =>
        space[key] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Wrong($"{place}.{key}", "a text");

    private static FormatException Wrong(string place, string allowed) => new($"{place}: allowed is {allowed}.");
}
