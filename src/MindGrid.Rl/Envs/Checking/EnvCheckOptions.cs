namespace MindGrid.Rl.Envs.Checking;

using System.Collections.Immutable;

/// <summary>How thoroughly an environment is checked. The defaults take about a second for a grid environment.</summary>
public sealed record EnvCheckOptions
{
    /// <summary>Every clause is checked once with each; world i of a batch has the seed plus i.</summary>
    public ImmutableArray<long> Seeds { get; init; } = [0, 2026];

    /// <summary>Calls that one game of a check takes.</summary>
    public int Steps { get; init; } = 60;

    /// <summary>Worlds of a batch, at least 2 so that they can disturb one another.</summary>
    public int Worlds { get; init; } = 5;

    /// <summary>Whether worlds depend on their own seeds and actions alone; null for what the environment says.</summary>
    public bool? WorldsAreIndependent { get; init; }

    /// <summary>
    /// Whether a step in which nothing happens is seen all the same, as with a clock or with stacked frames. Forbidden actions are
    /// then known by the masks alone.
    /// </summary>
    public bool IdleStepsAreSeen { get; init; }

    /// <summary>
    /// Whether another action than the one asked for may be played, as with noise. What the masks say cannot be checked then.
    /// </summary>
    public bool ActionsMayBeReplaced { get; init; }

    /// <summary>
    /// How long steps may go on allocating before it counts: code that is not optimised yet does, too, and in a busy process the
    /// optimising takes its time. Null where steps may allocate for ever.
    /// </summary>
    public TimeSpan? WarmUp { get; init; } = TimeSpan.FromSeconds(10);
}
