using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Contracts.Broken;

/// <summary>The new episode overwrites the last observation of the old one.</summary>
internal sealed class LosesTheFinalObservation(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void Write(int world, StepBuffers into)
    {
        base.Write(world, into);
        into.FinalObservations?.CopyRow(world, into.Observations, world);
    }
}

/// <summary>Starting clears the reward and the ends of the step that made it start.</summary>
internal sealed class ForgetsWhyItStarted(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        base.StartEpisodes(worlds, seeds, options, into);
        into.Rewards.Span.Clear();
        into.Terminated.Span.Clear();
        into.Truncated.Span.Clear();
    }
}

/// <summary>A step is for everybody: worlds that have just started take theirs as well, so that autoreset is a step ahead.</summary>
internal sealed class StepsWorldsThatStart(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into) =>
        base.StepWorlds(WorldMask.All, actions, into);
}

/// <summary>A reset is for everybody.</summary>
internal sealed class ResetsAllWorlds(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    ) => base.StartEpisodes(WorldMask.All, seeds, options, into);
}
