namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using System.Text.Json;
using MindGrid.Rl.Evaluation.LanguageModels;

/// <summary>What a model's tokens cost, in US dollars for a million.</summary>
/// <param name="Input">Of the prompt.</param>
/// <param name="Output">Of the answer.</param>
public sealed record ModelPrice(decimal Input, decimal Output)
{
    private const decimal Million = 1_000_000;

    /// <summary>The cost of a request in US dollars.</summary>
    public decimal Of(long input, long output) => ((input * Input) + (output * Output)) / Million;
}

/// <summary>Prices of language models as they were on a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Models">By the teacher's name, such as openai:gpt-4o; a model that is not here has no known price.</param>
public sealed record PriceList(DateOnly AsOf, ImmutableSortedDictionary<string, ModelPrice> Models)
{
    private const string Resource = "MindGrid.Rl.Evaluation.Runs.prices.json";

    /// <summary>The list that comes with the package.</summary>
    public static PriceList BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Reads a list.</summary>
    /// <exception cref="InvalidDataException">The file is no list of prices; the message says why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PriceList Load(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>The cost of an answer in US dollars; null where no price or no number of tokens is known.</summary>
    public decimal? CostOf(string teacher, TokenUsage usage) =>
        Models.TryGetValue(teacher, out var price) && usage is { Input: { } input, Output: { } output }
            ? price.Of(input, output)
            : null;

    private static PriceList ReadBuiltIn()
    {
        using var file = typeof(PriceList).Assembly.GetManifestResourceStream(Resource)!;
        return Read(file, Resource);
    }

    private static PriceList Read(Stream file, string source)
    {
        try
        {
            var list =
                JsonSerializer.Deserialize<PriceList>(file, RunLogFormat.Options)
                ?? throw new InvalidDataException($"{source}: This is no list of prices: it is null.");
            return
                list.Models.FirstOrDefault(model => model.Value is not { Input: >= 0, Output: >= 0 })
                    is { Key: { } wrong }
                ? throw new InvalidDataException($"{source}: The price of {wrong} must be two numbers of at least 0.")
                : list;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{source}: This is no list of prices: {RunLogFormat.ProblemOf(error)}",
                error
            );
        }
    }
}
