namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>The gaps of one language model, by the number of examples in its prompt.</summary>
/// <param name="Name">Its name as a teacher.</param>
/// <param name="Model">Its id, by which the paper's models and their families are known.</param>
/// <param name="ByShots">The gap in reward units, by the number of examples.</param>
public sealed record ModelGaps(string Name, string Model, ImmutableSortedDictionary<int, Estimate> ByShots)
{
    // As far as the paper compares families; a model of none of them takes no part there. First come, first served.
    private static readonly ImmutableArray<(string Word, bool IsOpen)> Families =
    [
        ("gpt-oss", true),
        ("gpt", false),
        ("claude", false),
        ("gemma", true),
        ("mixtral", true),
        ("llama", true),
    ];

    /// <summary>Whether its weights are open, as those of Gemma, Mixtral and Llama are; false for GPT and Claude, null for others.</summary>
    public bool? IsOpen =>
        Families.Where(family => Is(family.Word)).Select(family => (bool?)family.IsOpen).FirstOrDefault();

    /// <summary>Whether its id holds a word.</summary>
    public bool Is(string word) => Model.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the paper's findings are about: the gap without teaching, and those of language models.</summary>
/// <param name="NoTeaching">The gap without teaching, in reward units; null where it is not known.</param>
/// <param name="Models">The language models, each all asked with the same words.</param>
public sealed record GapTable(Estimate? NoTeaching, ImmutableArray<ModelGaps> Models)
{
    /// <summary>The paper's own figures.</summary>
    public static GapTable OfThePaper { get; } =
        new(
            PaperTable.NoTeaching.ZeroShot,
            [
                .. PaperTable.Models.Select(row => new ModelGaps(
                    row.Teacher,
                    row.Teacher,
                    PaperTable.Shots.ToImmutableSortedDictionary(shots => shots, shots => row.At(shots)!.Value)
                )),
            ]
        );

    /// <summary>The figures of results, as far as games were scored.</summary>
    /// <param name="rows">No teaching, and language models that were asked with the same words.</param>
    public static GapTable Of(IEnumerable<ResultRow> rows)
    {
        var scored = rows.Where(row => row.Gaps.Count > 0).ToList();
        return new(
            scored.FirstOrDefault(row => row.By.IsNoTeaching)?.Gap,
            [
                .. scored
                    .Where(row => row.By.IsLanguageModel)
                    .GroupBy(row => (row.By.Teacher, row.By.Model))
                    .Select(group => new ModelGaps(
                        group.Key.Teacher,
                        group.Key.Model,
                        group.ToImmutableSortedDictionary(row => row.By.Prompt!.Shots, row => row.Gap)
                    )),
            ]
        );
    }
}
