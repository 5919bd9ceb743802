namespace MindGrid.Rl.Evaluation.Prompts;

/// <summary>Whose words a prompt has.</summary>
public enum PromptVersion : byte
{
    /// <summary>The paper's Appendix C.</summary>
    Paper,

    /// <summary>The reference's repository as of 2025, which changed some sentences after the paper.</summary>
    Repo2025,
}

/// <summary>Where the examples of a few-shot prompt come from.</summary>
public enum ExampleSource : byte
{
    /// <summary>The first games of the train split, whatever their layout, as the reference takes them.</summary>
    Reference,

    /// <summary>The first games of the train split that have the layout of the game that is asked about.</summary>
    SameLayout,
}

/// <summary>What decides a prompt, beside the game.</summary>
/// <param name="Shots">How many examples it has, 0 or more.</param>
public sealed record PromptSpec(int Shots)
{
    /// <summary>Whose words it has.</summary>
    public PromptVersion Version { get; init; }

    /// <summary>Where its examples come from.</summary>
    public ExampleSource Examples { get; init; }

    /// <summary>Whether the model is asked to think before it answers.</summary>
    public bool Thinks { get; init; }
}
