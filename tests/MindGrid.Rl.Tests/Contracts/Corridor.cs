using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Contracts;

/// <summary>
/// A correct little environment, to be broken: somebody walks a corridor of cells 0 to 4, and each walk ends at the right end or
/// with the limit. Every move rolls a die, whose state belongs to the world and which is seen. Action 2 does nothing.
/// </summary>
internal class Corridor(int worlds, AutoresetMode autoreset, bool isChecked = false)
    : VectorEnv(
        worlds,
        new Dict(("cell", new Discrete(Cells)), ("die", new Box(ElementType.Float32, [1], 0, 1))),
        new Discrete(3),
        new EnvOptions { Autoreset = autoreset, Checked = isChecked }
    )
{
    public const int Left = 0;
    public const int Right = 1;
    protected const int Cells = 5;
    protected const int Limit = 7;

    protected Walker[] Walkers { get; } = [.. Enumerable.Range(0, worlds).Select(_ => new Walker())];

    public override int? StepLimit => Limit;

    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Start(world, seeds[world]);
                Write(world, into);
            }
        }
    }

    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Step(world, actions[world], into);
                Write(world, into);
            }
        }
    }

    protected internal override void Observe(WorldMask worlds, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Write(world, into);
            }
        }
    }

    protected internal override object SaveWorld(int world) => Walkers[world].Copy();

    protected internal override void LoadWorld(int world, object state) =>
        Walkers[world] = ((state as Walker) ?? throw new ArgumentException("Not a walker.", nameof(state))).Copy();

    protected virtual void Start(int world, long seed)
    {
        var walker = Walkers[world];
        walker.Dice = new SplitMix64(seed);
        walker.Cell = walker.Dice.Below(Cells - 1);
        walker.Die = (float)walker.Dice.Unit();
        walker.Steps = 0;
    }

    protected virtual void Step(int world, int action, StepBuffers into)
    {
        Move(Walkers[world], action);
        End(world, into);
        into.Rewards.Span[world] = Walkers[world].Die - 0.5f;
    }

    protected virtual void End(int world, StepBuffers into)
    {
        into.Terminated.Span[world] = Walkers[world].Cell == Cells - 1;
        into.Truncated.Span[world] = Walkers[world].Steps >= Limit;
    }

    protected virtual void Write(int world, StepBuffers into)
    {
        WriteObservation(world, into.Observations);
        var mask = into.ActionMasks.Span.Slice(world * 3, 3);
        (mask[Left], mask[Right], mask[2]) = (Walkers[world].Cell > 0, true, false);
    }

    protected virtual void WriteObservation(int world, SpaceArray into)
    {
        into.Parts[0].Row<int>(world)[0] = Walkers[world].Cell;
        into.Parts[1].Row<float>(world)[0] = Walkers[world].Die;
    }

    protected static void Move(Walker walker, int action)
    {
        walker.Steps++;
        var cell = Math.Clamp(
            walker.Cell
                + (
                    action == Left ? -1
                    : action == Right ? 1
                    : 0
                ),
            0,
            Cells - 1
        );
        if (cell != walker.Cell)
        {
            walker.Cell = cell;
            walker.Die = (float)walker.Dice.Unit();
        }
    }

    protected sealed class Walker
    {
        public int Cell;
        public float Die;
        public int Steps;
        public SplitMix64 Dice;

        public Walker Copy() => (Walker)MemberwiseClone();
    }
}

public class CorridorContract() : VectorEnvContract((worlds, mode) => new Corridor(worlds, mode));
