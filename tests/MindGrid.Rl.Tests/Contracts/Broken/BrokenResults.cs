using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Contracts.Broken;

/// <summary>The cell counts from 1 as soon as somebody stands at the end.</summary>
internal sealed class ObservesOutsideTheSpace(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void Write(int world, StepBuffers into)
    {
        base.Write(world, into);
        into.Observations["cell"].Row<int>(world)[0] += Walkers[world].Cell == Cells - 1 ? 1 : 0;
    }
}

/// <summary>A ratio of two numbers of which one may be 0.</summary>
internal sealed class DividesByZero(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void Step(int world, int action, StepBuffers into)
    {
        base.Step(world, action, into);
        into.Rewards.Span[world] /= Walkers[world].Cell;
    }
}

/// <summary>At the left end the mask forbids everything.</summary>
internal sealed class ForbidsEverything(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void Write(int world, StepBuffers into)
    {
        base.Write(world, into);
        into.ActionMasks.Span[(world * 3) + Right] &= Walkers[world].Cell > 0;
    }
}

/// <summary>The mask forbids the step that would reach the goal.</summary>
internal sealed class LiesInTheMask(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void Write(int world, StepBuffers into)
    {
        base.Write(world, into);
        into.ActionMasks.Span[(world * 3) + Left] = true;
        into.ActionMasks.Span[(world * 3) + Right] = Walkers[world].Cell != 2;
    }
}

/// <summary>The limit counts from the first step, and not from the reset.</summary>
internal sealed class TruncatesOneStepLate(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void End(int world, StepBuffers into)
    {
        base.End(world, into);
        into.Truncated.Span[world] = Walkers[world].Steps > Limit;
    }
}

/// <summary>One flag for two things, as the old "done".</summary>
internal sealed class MergesTheEnds(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void End(int world, StepBuffers into)
    {
        base.End(world, into);
        into.Terminated.Span[world] |= into.Truncated.Span[world];
    }
}

/// <summary>An episode that reaches its goal with the last step does not reach its limit.</summary>
internal sealed class LetsTerminationHideTruncation(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void End(int world, StepBuffers into)
    {
        base.End(world, into);
        into.Truncated.Span[world] &= !into.Terminated.Span[world];
    }
}

/// <summary>An array a step.</summary>
internal sealed class AllocatesEachStep(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    private int[] _actions = [];

    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        _actions = actions.ToArray();
        base.StepWorlds(worlds, _actions, into);
    }
}
