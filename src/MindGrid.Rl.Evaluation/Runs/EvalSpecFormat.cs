namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Evaluation.Prompts;

/// <summary>The keys of a specification and what they allow.</summary>
internal static class EvalSpecFormat
{
    private const int MaxShots = 100;
    private const int MaxCount = 1_000_000;
    private const int DaySeconds = 24 * 60 * 60;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Key<ImmutableArray<string>> Suites = new(
        "suites",
        new ListShape<string>(new TextShape()),
        false
    );
    private static readonly Key<long> Games = new("games", new IntegerShape(1, MaxCount), false);
    private static readonly Key<ImmutableArray<string>> Teachers = new(
        "teachers",
        new ListShape<string>(new TextShape())
    );
    private static readonly Key<ImmutableArray<long>> Shots = new(
        "shots",
        new ListShape<long>(new IntegerShape(0, MaxShots)),
        false
    );
    private static readonly Key<ImmutableArray<PromptVersion>> Prompts = new(
        "prompts",
        new ListShape<PromptVersion>(EnumNames<PromptVersion>()),
        false
    );
    private static readonly Key<ImmutableArray<bool>> Thinking = new(
        "thinking",
        new ListShape<bool>(new NameShape<bool>(bool.TryParse, ["true", "false"])),
        false
    );
    private static readonly Key<ExampleSource> Examples = new("examples", EnumNames<ExampleSource>(), false);
    private static readonly Key<Uri> BaseUrl = new("base_url", new AddressShape(), false);
    private static readonly Key<double?> Temperature = new("temperature", new TemperatureShape(), false);
    private static readonly Key<long> MaxTokens = new("max_tokens", new IntegerShape(1, MaxCount), false);
    private static readonly Key<string> Scoring = new("scoring", new TextShape(), false);
    private static readonly Key<string> Reader = new("reader", new TextShape(), false);
    private static readonly Key<string> Human = new("human", new TextShape(), false);
    private static readonly Key<long> Seed = new("seed", new IntegerShape(long.MinValue, long.MaxValue), false);

    private static readonly Key<long> Concurrency = new("concurrency", new IntegerShape(1, 1024), false);
    private static readonly Key<double> Timeout = new("timeout_seconds", new AmountShape(DaySeconds), false);
    private static readonly Key<long> Attempts = new("attempts", new IntegerShape(1, 100), false);
    private static readonly Key<RequestPolicy> Requests = new(
        "requests",
        new MapShape<RequestPolicy>([Concurrency, Timeout, Attempts], ReadRequests),
        false
    );

    private static readonly Key<long> Tokens = new("tokens", new IntegerShape(1, long.MaxValue), false);
    private static readonly Key<double> Dollars = new("dollars", new AmountShape(1e9), false);
    private static readonly Key<double> Seconds = new("seconds", new AmountShape(1e9), false);
    private static readonly Key<RunLimits> Limits = new(
        "limits",
        new MapShape<RunLimits>([Tokens, Dollars, Seconds], ReadLimits),
        false
    );

    private static readonly MapShape<EvalSpec> Root = new(
        [
            Suites,
            Games,
            Teachers,
            Shots,
            Prompts,
            Thinking,
            Examples,
            BaseUrl,
            Temperature,
            MaxTokens,
            Scoring,
            Reader,
            Human,
            Seed,
            Requests,
            Limits,
        ],
        ReadRoot
    );

    public static EvalSpec Read(string yaml, string source) =>
        Root.Read(new YamlReading(source), YamlTree.Read(yaml, source), "");

    /// <summary>What is left to a default is left out, but for what shapes the figures.</summary>
    public static string ToJson(EvalSpec spec)
    {
        var (requests, limits) = (spec.Requests, spec.Limits);
        var json = new JsonObject
        {
            [Suites.Name] = ListOf(spec.Suites),
            [Games.Name] = spec.Games,
            [Teachers.Name] = ListOf(spec.Teachers),
            [Shots.Name] = new JsonArray([.. spec.Shots.Select(shots => (JsonNode)shots)]),
            [Prompts.Name] = ListOf(spec.Prompts.Select(NameOf)),
            [Thinking.Name] = new JsonArray([.. spec.Thinking.Select(thinks => (JsonNode)thinks)]),
            [Examples.Name] = NameOf(spec.Examples),
            [BaseUrl.Name] = spec.BaseUrl?.AbsoluteUri,
            [Temperature.Name] = spec.Temperature is { } degree ? degree : TemperatureShape.Default,
            [MaxTokens.Name] = spec.MaxTokens,
            [Scoring.Name] = spec.Scoring,
            [Reader.Name] = spec.Reader,
            [Human.Name] = spec.Human,
            [Seed.Name] = spec.Seed,
            [Requests.Name] = new JsonObject
            {
                [Concurrency.Name] = requests.Concurrency,
                [Timeout.Name] = requests.Timeout.TotalSeconds,
                [Attempts.Name] = requests.Attempts,
            },
            [Limits.Name] = WithoutNulls(
                new()
                {
                    [Tokens.Name] = limits.Tokens,
                    [Dollars.Name] = limits.Dollars,
                    [Seconds.Name] = limits.Time?.TotalSeconds,
                }
            ),
        };
        return WithoutNulls(json).ToJsonString(Indented) + "\n";
    }

    private static EvalSpec ReadRoot(MapReading map)
    {
        var usual = new EvalSpec();
        return usual with
        {
            Suites = NotEmpty(map, Suites, usual.Suites),
            Games = map.Has(Games) ? (int)map.Get(Games) : null,
            Teachers = NotEmpty(map, Teachers, usual.Teachers),
            Shots = [.. NotEmpty(map, Shots, [.. usual.Shots]).Select(shots => (int)shots)],
            Prompts = NotEmpty(map, Prompts, usual.Prompts),
            Thinking = NotEmpty(map, Thinking, usual.Thinking),
            Examples = map.GetOr(Examples, usual.Examples),
            BaseUrl = map.GetOr(BaseUrl!, null),
            Temperature = map.GetOr(Temperature, usual.Temperature),
            MaxTokens = map.Has(MaxTokens) ? (int)map.Get(MaxTokens) : null,
            Scoring = map.GetOr(Scoring!, null),
            Reader = map.GetOr(Reader!, null),
            Human = map.GetOr(Human!, null),
            Seed = map.GetOr(Seed, usual.Seed),
            Requests = map.GetOr(Requests, usual.Requests),
            Limits = map.GetOr(Limits, usual.Limits),
        };
    }

    private static RequestPolicy ReadRequests(MapReading map)
    {
        var usual = new RequestPolicy();
        return usual with
        {
            Concurrency = (int)map.GetOr(Concurrency, usual.Concurrency),
            Timeout = TimeSpan.FromSeconds(map.GetOr(Timeout, usual.Timeout.TotalSeconds)),
            Attempts = (int)map.GetOr(Attempts, usual.Attempts),
        };
    }

    private static RunLimits ReadLimits(MapReading map) =>
        new()
        {
            Tokens = map.Has(Tokens) ? map.Get(Tokens) : null,
            Dollars = map.Has(Dollars) ? (decimal)map.Get(Dollars) : null,
            Time = map.Has(Seconds) ? TimeSpan.FromSeconds(map.Get(Seconds)) : null,
        };

    private static ImmutableArray<T> NotEmpty<T>(MapReading map, Key<ImmutableArray<T>> key, ImmutableArray<T> usual)
    {
        var list = map.GetOr(key, usual);
        return list.IsEmpty && map.Has(key) ? throw map.Wrong(key, "is empty; it must name at least one.") : list;
    }

    private static JsonArray ListOf(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static JsonObject WithoutNulls(JsonObject map) =>
        new(
            map.Where(entry => entry.Value is not null)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))
        );

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static NameShape<T> EnumNames<T>()
        where T : struct, Enum
    {
        var named = Enum.GetValues<T>().ToDictionary(NameOf);
        return new(named.TryGetValue, [.. named.Keys]);
    }

    /// <summary>A text that is checked by who uses it.</summary>
    private sealed record TextShape : Shape<string>
    {
        public override string Read(YamlReading read, YamlValue value, string what) =>
            read.Text(value, what) is { Length: > 0 } text
                ? text
                : throw read.Wrong(value, $"{what} is {value.Description}; it must not be empty.");

        public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };
    }

    /// <summary>An address without anything secret, since specifications are kept and shown.</summary>
    private sealed record AddressShape : Shape<Uri>
    {
        public override Uri Read(YamlReading read, YamlValue value, string what) =>
            Uri.TryCreate(read.Text(value, what), UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "" }
                ? address
                : throw read.Wrong(
                    value,
                    $"{what} must be an address that begins with http:// or https://, without name, password or query."
                );

        public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "uri" };
    }

    /// <summary>A number above 0.</summary>
    private sealed record AmountShape(double Max) : Shape<double>
    {
        public override double Read(YamlReading read, YamlValue value, string what) =>
            read.Number(value, what) is > 0 and var amount && amount <= Max
                ? amount
                : throw read.Wrong(
                    value,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{what} is {value.Description}; allowed are numbers above 0 up to {Max}."
                    )
                );

        public override JsonObject Schema() =>
            new()
            {
                ["type"] = "number",
                ["exclusiveMinimum"] = 0,
                ["maximum"] = Max,
            };
    }

    /// <summary>A temperature, or that it is left to the model.</summary>
    private sealed record TemperatureShape : Shape<double?>
    {
        public const string Default = "default";

        private const double Max = 2;

        public override double? Read(YamlReading read, YamlValue value, string what) =>
            value is YamlScalar { Text: Default } ? null
            : value is YamlScalar scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degree)
            && degree is >= 0 and <= Max
                ? degree
            : throw read.Wrong(
                value,
                $"{what} is {value.Description}; allowed are numbers from 0 to {Max} and '{Default}'."
            );

        public override JsonObject Schema() =>
            new()
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject
                    {
                        ["type"] = "number",
                        ["minimum"] = 0,
                        ["maximum"] = Max,
                    },
                    new JsonObject { ["const"] = Default }
                ),
            };
    }
}
