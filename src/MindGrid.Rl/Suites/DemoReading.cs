namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Demos;

/// <summary>A demonstration as it stands in a file, its game not yet built.</summary>
internal sealed record DemoReading(long HumanSeed, int Best, int FirstGap, ImmutableArray<DemoStep> Steps, bool IsCut)
{
    /// <summary>The demonstration of a game.</summary>
    public Demo Of(TeachingGame game) => new(game, HumanSeed, Best, FirstGap, Steps, IsCut);

    /// <summary>Reads a line.</summary>
    /// <param name="json">The line.</param>
    /// <param name="maxSentences">What the header says.</param>
    /// <exception cref="FormatException">A field is missing or says what is not allowed, or no episode has such steps.</exception>
    public static DemoReading From(JsonObject json, int maxSentences)
    {
        ImmutableArray<DemoStep> steps = [.. SuiteFile.RequiredList(json, "steps").Select(StepOf)];
        RequireEpisode(steps, maxSentences);
        var finalGap = SuiteFile.Required<int>(json, "final_gap");
        return finalGap != steps[^1].Gap
            ? throw new FormatException($"The field 'final_gap' is {finalGap}, but the last step has {steps[^1].Gap}.")
            : new(
                SuiteFile.Required<long>(json, "human_seed"),
                SuiteFile.Required<int>(json, "best"),
                SuiteFile.Required<int>(json, "first_gap"),
                steps,
                SuiteFile.Required<bool>(json, "is_cut")
            );
    }

    private static DemoStep StepOf(JsonNode? node)
    {
        var json = node as JsonObject ?? throw new FormatException("An entry of 'steps' is no object.");
        var place = SentenceCode.PlaceOf(SlotsOf(json));
        return new(
            place,
            place == SentenceCode.Count ? null : SuiteFile.Required<string>(json, "text"),
            SuiteFile.Required<bool>(json, "is_accepted"),
            SuiteFile.Required<bool>(json, "is_true"),
            SuiteFile.Required<double>(json, "reward"),
            SuiteFile.Required<double>(json, "shaped_reward"),
            SuiteFile.Required<int>(json, "gap")
        );
    }

    private static int[] SlotsOf(JsonObject json)
    {
        var list = SuiteFile.RequiredList(json, "slots");
        int[] slots =
        [
            .. list.Select(node => node is JsonValue slot && slot.TryGetValue<int>(out var choice) ? choice : -1),
        ];
        return
            slots.Length == SentenceCode.Slots
            && slots.Zip(SentenceCode.Counts).All(slot => slot.First >= 0 && slot.First < slot.Second)
            ? slots
            : throw new FormatException(
                $"The field 'slots' is {list.ToJsonString()}; allowed are {SentenceCode.Slots} whole numbers from 0, below {string.Join(", ", SentenceCode.Counts)}."
            );
    }

    /// <summary>An episode ends with stopping or with the last sentence that is allowed, and with nothing else.</summary>
    private static void RequireEpisode(ImmutableArray<DemoStep> steps, int maxSentences)
    {
        var sentences = steps.TakeWhile(step => !step.IsStop).Count();
        var ended = sentences == maxSentences ? sentences : sentences + 1;
        if (steps.Length != ended || sentences > maxSentences)
        {
            throw new FormatException(
                $"These {steps.Length} steps are no episode: up to {maxSentences} sentences are said, and stopping follows where there are fewer."
            );
        }
    }
}
