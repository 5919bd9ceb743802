namespace MindGrid.Rl.Evaluation.Reports;

using MindGrid.Rl.Evaluation.Prompts;

/// <summary>Who taught, and how it was asked.</summary>
/// <param name="Teacher">The teacher's name, such as openai:gpt-4o or rules.</param>
/// <param name="Prompt">How it was asked; null for a teacher that is no language model.</param>
public sealed record TaughtBy(string Teacher, PromptSpec? Prompt)
{
    private const string NoTeaching = "silent";

    /// <summary>Whether nothing is said: the paper's baseline.</summary>
    public bool IsNoTeaching => Teacher == NoTeaching;

    /// <summary>Whether a language model was asked.</summary>
    public bool IsLanguageModel => Prompt is not null;

    /// <summary>The teacher, and what of its prompt is not the paper's; apart from the number of examples.</summary>
    public string Method => Departures == "" ? Teacher : $"{Teacher} ({Departures})";

    /// <summary>What of the prompt is not the paper's, in words; empty for nothing.</summary>
    public string Departures => Prompt is null ? "" : string.Join(", ", DeparturesOf(Prompt));

    /// <summary>The method with the number of examples.</summary>
    public string Name => Prompt is null ? Method : $"{Method}, {ShotNames.Of(Prompt.Shots)}";

    /// <summary>The model's id as the paper writes it: without the provider and the owner.</summary>
    public string Model => Teacher[(Teacher.LastIndexOfAny([':', '/']) + 1)..];

    /// <summary>The row of the paper's Table 1 that was made with the same teacher and the same words, or null.</summary>
    public PaperRow? InThePaper =>
        IsNoTeaching ? PaperTable.NoTeaching
        : Prompt is null || Departures != "" ? null
        : PaperTable.Models.FirstOrDefault(row => row.Teacher == Model);

    private static IEnumerable<string> DeparturesOf(PromptSpec prompt)
    {
        if (prompt.Version != PromptVersion.Paper)
        {
            yield return $"prompt {prompt.Version}";
        }
        if (prompt.Examples != ExampleSource.Reference)
        {
            yield return "examples of the same layout";
        }
        if (prompt.Thinks)
        {
            yield return "thinks first";
        }
    }
}

/// <summary>How a number of examples is called.</summary>
internal static class ShotNames
{
    public static string Of(int shots) =>
        shots switch
        {
            0 => "zero-shot",
            1 => "one-shot",
            5 => "five-shot",
            _ => $"{shots}-shot",
        };
}
