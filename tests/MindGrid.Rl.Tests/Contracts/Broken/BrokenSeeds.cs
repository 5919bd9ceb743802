using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Contracts.Broken;

/// <summary>One generator for all instances of a process.</summary>
internal sealed class SharesRandomWithAll(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    private static long _draws;

    protected override void Start(int world, long seed)
    {
        base.Start(world, seed);
        Walkers[world].Die = (float)new SplitMix64(Interlocked.Increment(ref _draws)).Unit();
    }
}

/// <summary>One generator for all worlds of a batch.</summary>
internal sealed class SharesRandomInTheBatch(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected override void Step(int world, int action, StepBuffers into)
    {
        var moved = Walkers[world].Cell;
        base.Step(world, action, into);
        if (Walkers[world].Cell != moved)
        {
            Walkers[world].Die = (float)Walkers[0].Dice.Unit();
        }
    }
}

/// <summary>After the first episode a world goes on drawing from where it was.</summary>
internal sealed class LosesTheSeedAfterAutoreset(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    private readonly long[] _first = new long[worlds];

    protected override void Start(int world, long seed)
    {
        var isFirst = Walkers[world].Steps == 0;
        _first[world] = isFirst ? seed : _first[world] + 1;
        base.Start(world, _first[world]);
    }
}
