namespace MindGrid.Rl.Envs;

/// <summary>When a world whose episode ended starts its next one. The three modes of Gymnasium, with its meanings.</summary>
public enum AutoresetMode : byte
{
    /// <summary>
    /// The step that ends an episode returns its last observation. The next step ignores the world's action (any action of the space will do) and returns the first
    /// observation of the new episode with reward 0 and no end.
    /// </summary>
    NextStep,

    /// <summary>
    /// The step that ends an episode returns its reward and its end, and already the first observation of the new episode; the
    /// last one of the old episode is in <see cref="StepBatch.FinalObservations"/>.
    /// </summary>
    SameStep,

    /// <summary>Nothing happens by itself: reset the ended worlds with a mask before the next step.</summary>
    Disabled,
}
