namespace MindGrid.Rl.Envs;

/// <summary>
/// Everything about one world of an environment at one moment: an immutable value that any world of any environment of the same
/// make (same wrappers, same options) can continue from.
/// </summary>
public sealed class WorldState
{
    internal WorldState(object inner) => Inner = inner;

    internal long Seed { get; init; }

    internal long Episode { get; init; }

    internal float Return { get; init; }

    internal int Length { get; init; }

    internal bool Ended { get; init; }

    /// <summary>What the environment itself keeps.</summary>
    internal object Inner { get; }
}
