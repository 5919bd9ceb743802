namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>
/// A human's plan as its sentences tell it: of things, the type and the cell. It is evidence: a belief explains the plan if a human
/// with that belief would do exactly what the sentences, carried out in the believed world, say.
/// </summary>
/// <param name="plan">The plan; null where the human says that it has none.</param>
internal sealed class StatedPlan(IReadOnlyList<Skill>? plan)
{
    private readonly IReadOnlyList<Skill> _steps = plan ?? [];
    private readonly GridBatch _world = new(1);
    private readonly Trajectory _stated = new();
    private readonly SkillPerformer _performer = new();
    private readonly ActionPlanner _planner = new();

    /// <summary>The cells in which the plan names a thing of a type.</summary>
    /// <param name="typeCode">As <see cref="Tile.TypeCode"/>.</param>
    public Bitboard Named(byte typeCode)
    {
        var cells = Bitboard.Empty;
        foreach (var step in _steps)
        {
            cells |= step.Thing is { } thing && thing.Tile.TypeCode == typeCode ? Bitboard.Of(thing.Cell) : default;
        }
        return cells;
    }

    /// <summary>How far a belief explains the plan.</summary>
    /// <param name="belief">The world that may be believed in.</param>
    /// <returns>1 where it does; else below 1, the more steps make sense there.</returns>
    public double AgreementWith(Blueprint belief)
    {
        if (plan is null)
        {
            return _planner.TryPlan(belief, out _) ? 0 : 1;
        }
        _world.Reset(0, belief);
        var performer = _performer.Recording(_world[0], _stated);
        for (var i = 0; i < _steps.Count; i++)
        {
            if (Understood(_steps[i], _world[0]) is not { } skill || !performer.Perform(skill))
            {
                return i / (_steps.Count + 1.0);
            }
        }
        var stated = _stated.ActionsBetween(0, _stated.StateCount - 1);
        return _planner.TryPlan(belief, out var meant) && stated.SequenceEqual(meant)
            ? 1
            : _steps.Count / (_steps.Count + 1.0);
    }

    /// <summary>A step as someone understands it who stands in a world: a thing is the one of its type in its cell, or null for none.</summary>
    private static Skill? Understood(Skill step, World world)
    {
        if (step.Thing is not { } stated)
        {
            return step;
        }
        if (Find(world, stated.Tile.TypeCode, stated.Cell) is not { } thing)
        {
            return null;
        }
        return step switch
        {
            Skill.RotateTowardsObject => new Skill.RotateTowardsObject(thing),
            Skill.GoAdjacentToObject => new Skill.GoAdjacentToObject(thing),
            Skill.GetObject => new Skill.GetObject(thing),
            Skill.MoveObject move => new Skill.MoveObject(thing, move.Cell),
            Skill.Unblock => new Skill.Unblock(thing),
            Skill.OpenBox => new Skill.OpenBox(thing),
            Skill.OpenDoor => new Skill.OpenDoor(thing),
            _ => new Skill.FixBridge(thing),
        };
    }

    private static ObjectRef? Find(World world, byte typeCode, Cell cell)
    {
        for (var i = 0; i < world.ObjectCount; i++)
        {
            if (world.ObjectCell(i) == cell && world.ObjectTile(i).TypeCode == typeCode)
            {
                return ObjectRef.In(world, i);
            }
        }
        return null;
    }
}
