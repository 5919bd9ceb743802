namespace MindGrid.Rl.Envs;

/// <summary>What can be chosen about every environment; an environment's own options derive from this.</summary>
public record EnvOptions
{
    /// <summary>When ended worlds start anew.</summary>
    public AutoresetMode Autoreset { get; init; } = AutoresetMode.NextStep;

    /// <summary>
    /// Whether a world that has ended can be stepped on (only with <see cref="AutoresetMode.Disabled"/>), as the reference does;
    /// else such a step is refused.
    /// </summary>
    public bool EndedWorldsGoOn { get; init; }

    /// <summary>The seed of world 0 at a first reset without a seed; world i has this plus i.</summary>
    public long Seed { get; init; }

    /// <summary>
    /// Threads that share the worlds of a batch. Results do not depend on it. With more than one, dispose the environment: its threads
    /// live until then.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether wrong use of borrowed results is detected: a <see cref="StepBatch"/> that is read after the next step throws, and
    /// spans taken from it read as rubbish (NaN, 0xCD) from then on. Costs a new set of buffers at each call.
    /// </summary>
    public bool Checked { get; init; }
}

/// <summary>What a reset can change for all episodes from then on; each environment says which kinds it takes.</summary>
public abstract record ResetOptions;
