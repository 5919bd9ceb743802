namespace MindGrid.Rl.Configuration;

using System.Collections.Immutable;
using System.Globalization;

/// <summary>Finds a value by its name, as the Try-methods of the names do.</summary>
internal delegate bool NameParser<T>(string name, out T value);

/// <summary>Reads typed values out of YAML values, with one clear sentence for each way in which they can be wrong.</summary>
/// <param name="Source">The file's name, for messages.</param>
internal sealed record YamlReading(string Source)
{
    /// <summary>A mapping with nothing but known keys, each at most once.</summary>
    public IReadOnlyDictionary<string, YamlValue> Map(
        YamlValue value,
        string what,
        IReadOnlyList<string> required,
        params string[] optional
    )
    {
        var map =
            value as YamlMap
            ?? throw Wrong(
                value,
                $"{what} is {value.Description}; it must be a mapping with the keys {List(required.Count > 0 ? required : optional)}."
            );
        var found = new Dictionary<string, YamlValue>();
        foreach (var (key, entry) in map.Entries)
        {
            if (!required.Contains(key.Text) && !optional.Contains(key.Text))
            {
                throw Wrong(
                    key,
                    $"{what} has the unknown key '{key.Text}'; allowed are {List([.. required, .. optional])}."
                );
            }
            if (!found.TryAdd(key.Text, entry))
            {
                throw Wrong(key, $"{what} has the key '{key.Text}' twice; it is allowed once.");
            }
        }
        return required.FirstOrDefault(key => !found.ContainsKey(key)) is { } missing
            ? throw Wrong(map, $"{what} lacks the key '{missing}'; needed are {List(required)}.")
            : found;
    }

    /// <summary>A list.</summary>
    public IReadOnlyList<YamlValue> Items(YamlValue value, string what) =>
        value is YamlList list ? list.Items : throw Wrong(value, $"{what} is {value.Description}; it must be a list.");

    /// <summary>A word or number as written.</summary>
    public string Text(YamlValue value, string what) =>
        value is YamlScalar scalar
            ? scalar.Text
            : throw Wrong(value, $"{what} is {value.Description}; it must be a single value.");

    /// <summary>An integer within bounds.</summary>
    public long Integer(YamlValue value, string what, long min, long max) =>
        long.TryParse(Text(value, what), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : throw Wrong(value, $"{what} is {value.Description}; allowed are whole numbers from {min} to {max}.");

    /// <summary>A finite number.</summary>
    public double Number(YamlValue value, string what) =>
        double.TryParse(Text(value, what), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : throw Wrong(value, $"{what} is {value.Description}; it must be a number.");

    /// <summary>One of a set of names.</summary>
    public T Name<T>(YamlValue value, string what, NameParser<T> parse, IEnumerable<string> allowed) =>
        parse(Text(value, what), out var named)
            ? named
            : throw Wrong(
                value,
                $"{what} is {value.Description}; allowed {(allowed.Count() == 1 ? "is" : "are")} {List(allowed)}."
            );

    /// <summary>A list of names.</summary>
    public ImmutableArray<T> Names<T>(YamlValue value, string what, NameParser<T> parse, IEnumerable<string> allowed) =>
        [.. Items(value, what).Select(item => Name(item, $"An entry of {what}", parse, allowed))];

    /// <summary>The error for a value.</summary>
    public ConfigurationException Wrong(YamlValue value, string problem) =>
        new(Source, value.Start.Line, value.Start.Column, problem);

    private static string List(IEnumerable<string> names) => string.Join(", ", names);
}
