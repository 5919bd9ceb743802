namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>1 while the agent carries one of the objects, else 0. The reference's <c>reward_carry_object_hof</c>.</summary>
/// <param name="Object">Which objects.</param>
public sealed record CarryObject(ObjectPattern Object) : StateReward
{
    /// <inheritdoc/>
    public override float Of(World world) => Object.Matches(world.CarriedTile, world) ? 1 : 0;
}

/// <summary>
/// 1 while the agent is where it can act on one of the objects: in front of it, looking at it, or in its cell (an open door, a
/// bridge); else 0. The reference's <c>reward_reach_object_hof</c>.
/// </summary>
/// <param name="Object">Which objects.</param>
public sealed record ReachObject(ObjectPattern Object) : StateReward
{
    /// <inheritdoc/>
    public override float Of(World world) =>
        Object.Matches(world.TileAt(world.CellAhead), world) || Object.Matches(world.TileAt(world.AgentCell), world)
            ? 1
            : 0;
}

/// <summary>
/// 1 while one of the objects lies in a cell that shares an edge with the agent's, wherever the agent looks; else 0. The
/// reference's <c>reward_adjacent_object_hof</c>.
/// </summary>
/// <param name="Object">Which objects.</param>
public sealed record AdjacentObject(ObjectPattern Object) : StateReward
{
    /// <inheritdoc/>
    public override float Of(World world)
    {
        foreach (var heading in HeadingMath.All)
        {
            if (Object.Matches(world.TileAt(world.AgentCell.Ahead(heading)), world))
            {
                return 1;
            }
        }
        return 0;
    }
}

/// <summary>
/// 1 while the agent carries one of the better objects, -1 while it carries one of the worse ones, else 0. The reference's
/// <c>reward_objectA_over_objectB</c>.
/// </summary>
/// <param name="Better">A.</param>
/// <param name="Worse">B.</param>
public sealed record PreferObject(ObjectPattern Better, ObjectPattern Worse) : StateReward
{
    /// <inheritdoc/>
    public override float Of(World world) =>
        Better.Matches(world.CarriedTile, world) ? 1
        : Worse.Matches(world.CarriedTile, world) ? -1
        : 0;
}
