namespace MindGrid.Rl.Suites;

/// <summary>The five splits of the paper's data set, with the reference's names.</summary>
public static class GameSplit
{
    /// <summary>Two edits, known colours: few-shot examples and training.</summary>
    public const string Train = "train";

    /// <summary>Like <see cref="Train"/>, held out.</summary>
    public const string ValidationIn = "val_in";

    /// <summary>Like <see cref="Train"/>, held out.</summary>
    public const string TestIn = "test_in";

    /// <summary>More edits, other colours.</summary>
    public const string ValidationOut = "val_out";

    /// <summary>More edits, yet other colours: the paper's test games.</summary>
    public const string TestOut = "test_out";

    /// <summary>All five, in file order.</summary>
    public static IReadOnlyList<string> All { get; } = [Train, ValidationIn, TestIn, ValidationOut, TestOut];
}
