using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Contracts.Broken;

/// <summary>Writes into the buffers of the reset for ever.</summary>
internal sealed class KeepsTheBuffers(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    private SpaceArray? _kept;

    protected override void WriteObservation(int world, SpaceArray into) =>
        base.WriteObservation(world, _kept ??= into);
}

/// <summary>Writes an end where there is one, and leaves the rest to whoever made the buffers.</summary>
internal sealed class WritesOnlyTrueEnds(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void End(int world, StepBuffers into)
    {
        into.Terminated.Span[world] |= Walkers[world].Cell == Cells - 1;
        into.Truncated.Span[world] |= Walkers[world].Steps >= Limit;
    }
}

/// <summary>Writes a new result into the buffers when a state is kept.</summary>
internal sealed class SpoilsResultsWhenCloned(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    private StepBuffers? _last;

    protected internal override object SaveWorld(int world)
    {
        _last?.EpisodeReturns.Span.Clear();
        return base.SaveWorld(world);
    }

    protected override void Write(int world, StepBuffers into)
    {
        base.Write(world, into);
        _last = into;
    }
}

/// <summary>All instances play in the same worlds.</summary>
internal sealed class SharesItsWorlds(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    private static readonly int[] Cell = new int[64];

    protected override void Step(int world, int action, StepBuffers into)
    {
        Walkers[world].Cell = Cell[world];
        base.Step(world, action, into);
    }

    protected override void Write(int world, StepBuffers into)
    {
        Cell[world] = Walkers[world].Cell;
        base.Write(world, into);
    }
}
