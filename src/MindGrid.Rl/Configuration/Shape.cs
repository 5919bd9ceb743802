namespace MindGrid.Rl.Configuration;

using System.Collections.Immutable;
using System.Text.Json.Nodes;

/// <summary>
/// What a YAML value may be, declared once: it reads the value, and describes itself for the JSON schema.
/// </summary>
internal abstract record Shape<T>
{
    /// <summary>Reads a value.</summary>
    /// <param name="read">Makes the errors.</param>
    /// <param name="value">The value.</param>
    /// <param name="what">What errors call it.</param>
    public abstract T Read(YamlReading read, YamlValue value, string what);

    /// <summary>The shape as JSON schema.</summary>
    public abstract JsonObject Schema();
}

/// <summary>A whole number within bounds.</summary>
internal sealed record IntegerShape(long Min, long Max) : Shape<long>
{
    public override long Read(YamlReading read, YamlValue value, string what) => read.Integer(value, what, Min, Max);

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = Min,
            ["maximum"] = Max,
        };
}

/// <summary>A finite number.</summary>
internal sealed record NumberShape : Shape<double>
{
    public override double Read(YamlReading read, YamlValue value, string what) => read.Number(value, what);

    public override JsonObject Schema() => new() { ["type"] = "number" };
}

/// <summary>One of a set of names.</summary>
internal sealed record NameShape<T>(NameParser<T> Parse, IReadOnlyList<string> Allowed) : Shape<T>
{
    public override T Read(YamlReading read, YamlValue value, string what) => read.Name(value, what, Parse, Allowed);

    public override JsonObject Schema() =>
        new() { ["enum"] = new JsonArray([.. Allowed.Select(name => (JsonNode)name)]) };
}

/// <summary>A list of equal shapes.</summary>
internal sealed record ListShape<T>(Shape<T> Item) : Shape<ImmutableArray<T>>
{
    public override ImmutableArray<T> Read(YamlReading read, YamlValue value, string what) =>
        [.. read.Items(value, what).Select(item => Item.Read(read, item, $"An entry of {what}"))];

    public override JsonObject Schema() => new() { ["type"] = "array", ["items"] = Item.Schema() };
}

/// <summary>A key of a mapping.</summary>
internal abstract record Key(string Name, bool IsRequired)
{
    public abstract JsonObject Schema();
}

/// <summary>A key of a mapping, and what stands there.</summary>
internal sealed record Key<T>(string Name, Shape<T> Shape, bool IsRequired = true) : Key(Name, IsRequired)
{
    public override JsonObject Schema() => Shape.Schema();
}

/// <summary>A mapping with known keys.</summary>
internal sealed record MapShape<T>(IReadOnlyList<Key> Keys, Func<MapReading, T> Build) : Shape<T>
{
    public override T Read(YamlReading read, YamlValue value, string what)
    {
        string[] required = [.. Keys.Where(key => key.IsRequired).Select(key => key.Name)];
        string[] optional = [.. Keys.Where(key => !key.IsRequired).Select(key => key.Name)];
        return Build(new(read, read.Map(value, what == "" ? "The configuration" : what, required, optional), what));
    }

    public override JsonObject Schema() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. Keys.Where(key => key.IsRequired).Select(key => (JsonNode)key.Name)]),
            ["properties"] = new JsonObject(Keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)key.Schema()))),
        };
}

/// <summary>A mapping while it is read.</summary>
internal sealed record MapReading(YamlReading Read, IReadOnlyDictionary<string, YamlValue> Entries, string What)
{
    /// <summary>The value of a required key.</summary>
    public T Get<T>(Key<T> key) => key.Shape.Read(Read, Entries[key.Name], NameOf(key));

    /// <summary>Whether a key is there.</summary>
    public bool Has(Key key) => Entries.ContainsKey(key.Name);

    /// <summary>The value of an optional key, or another one.</summary>
    public T GetOr<T>(Key<T> key, T otherwise) => Has(key) ? Get(key) : otherwise;

    /// <summary>The error for a key's value.</summary>
    public ConfigurationException Wrong(Key key, string problem) =>
        Read.Wrong(Entries[key.Name], $"{NameOf(key)} {problem}");

    private string NameOf(Key key) => What == "" ? key.Name : $"{What}.{key.Name}";
}
