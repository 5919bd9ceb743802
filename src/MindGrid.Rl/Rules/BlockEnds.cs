namespace MindGrid.Rl.Rules;

/// <summary>What a step has brought to the worlds of a block, as sets: bit i for world i. Of worlds beyond the batch they say anything.</summary>
internal struct BlockEnds
{
    /// <summary>Those whose agent died in this step.</summary>
    public ulong Died;

    /// <summary>Those that are at the step limit or beyond it, stepped or not.</summary>
    public ulong Late;

    /// <summary>Those whose agent holds the target now, stepped or not.</summary>
    public ulong Holding;

    /// <summary>Those whose agent took something or put it down: nobody else's hands have changed.</summary>
    public ulong HandsUsed;

    /// <summary>How the step of one world ended.</summary>
    public readonly StepEnds this[int world] =>
        (StepEnds)(
            (((Died >> world) & 1) * (ulong)StepEnds.Died) | (((Late >> world) & 1) * (ulong)StepEnds.TimeLimit)
        );
}
