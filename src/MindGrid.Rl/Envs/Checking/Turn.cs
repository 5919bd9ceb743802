namespace MindGrid.Rl.Envs.Checking;

/// <summary>A call that was made, and what came of it: a step, a reset of ended worlds, or the reset at the start.</summary>
/// <param name="Call">"step 12".</param>
/// <param name="Actions">The actions of a step; else null.</param>
/// <param name="Mask">The worlds of a masked reset; else null.</param>
/// <param name="Result">What was returned.</param>
internal sealed record Turn(string Call, int[]? Actions, bool[]? Mask, Snapshot Result)
{
    /// <summary>Whether the call was one for this world: not a reset of others.</summary>
    public bool Concerns(int world) => Mask is null || Mask[world];

    /// <summary>The action that a world was given.</summary>
    public ReadOnlySpan<int> ActionOf(int world)
    {
        var size = Actions!.Length / Result.Worlds;
        return Actions.AsSpan(world * size, size);
    }

    /// <summary>Makes the call again, elsewhere, and says in which worlds something else came of it.</summary>
    /// <param name="env">Where.</param>
    /// <param name="worlds">Row i there plays what this world of the turn played.</param>
    public IEnumerable<string> Differences(EnvFace env, int[] worlds)
    {
        if (!worlds.Any(Concerns))
        {
            yield break;
        }
        var found = Repeat(env, worlds);
        for (var row = 0; row < worlds.Length; row++)
        {
            if (found.Difference(row, Result, worlds[row]) is { } difference)
            {
                yield return At(worlds[row], difference);
            }
        }
    }

    /// <summary>"step 12, world 3: reward is 1, not 0."</summary>
    public string At(int world, string what) => $"{Call}, world {world}: {what}.";

    /// <summary>Makes the call again with the same worlds.</summary>
    public StepBatch Repeat(EnvFace env, StepBuffers? into = null) =>
        Mask is null ? env.Step(Actions, into) : env.Reset(Mask, default, into);

    private Snapshot Repeat(EnvFace env, int[] worlds) =>
        Mask is null
            ? new(env.Step([.. worlds.SelectMany(world => ActionOf(world).ToArray())]))
            : new(env.Reset([.. worlds.Select(world => Mask[world])], default));
}
