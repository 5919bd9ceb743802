using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Contracts.Broken;

/// <summary>The kept state is the living one.</summary>
internal sealed class KeepsNoCopy(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override object SaveWorld(int world) => Walkers[world];
}

/// <summary>The die is forgotten.</summary>
internal sealed class KeepsHalfTheState(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override void LoadWorld(int world, object state)
    {
        var dice = Walkers[world].Dice;
        base.LoadWorld(world, state);
        Walkers[world].Dice = dice;
    }
}

/// <summary>A state is set in the next world, too.</summary>
internal sealed class SetsTheNextWorldToo(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override void LoadWorld(int world, object state)
    {
        base.LoadWorld(world, state);
        base.LoadWorld((world + 1) % NumEnvs, state);
    }
}

/// <summary>Looking rolls the die.</summary>
internal sealed class RollsWhenLookedAt(int worlds, AutoresetMode mode) : Corridor(worlds, mode)
{
    protected internal override object SaveWorld(int world)
    {
        Walkers[world].Die = (float)Walkers[world].Dice.Unit();
        return base.SaveWorld(world);
    }
}
