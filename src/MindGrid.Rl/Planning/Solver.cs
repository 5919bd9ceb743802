namespace MindGrid.Rl.Planning;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// The reference's hybrid solver: rules say which opening or tool to use, the skills search the way. Not optimal (it commits to one
/// opening), but it defines what the simulated human does.
/// </summary>
internal sealed class Solver(SkillPerformer performer)
{
    private readonly GridBatch _world = new(1);

    /// <summary>Solves a world from its start.</summary>
    /// <param name="blueprint">The world.</param>
    /// <param name="trajectory">Receives what was done.</param>
    /// <param name="log">Receives the draws made.</param>
    /// <returns>Whether there is a plan. (The reference's plan may still miss the target where a ball covers it.)</returns>
    public bool Solve(Blueprint blueprint, Trajectory trajectory, List<(int, int)>? log = null)
    {
        _world.Reset(0, blueprint);
        var world = _world[0];
        performer.Recording(world, trajectory);
        var target = ObjectRef.Live(world, blueprint.FirstOf(ObjectRole.Target));
        return (IsReachable(world, target) || OpenAWay(world, blueprint, log))
            && performer.Perform(new Skill.GetObject(target));
    }

    private static bool IsReachable(World world, ObjectRef target)
    {
        Span<int> distance = stackalloc int[1];
        var beside = Bitboard.Of(target.Cell).Neighbours;
        RoutePlanner.Distances(
            [new(Walkability.Walkable(world), world.AgentCell, world.AgentHeading, beside)],
            distance
        );
        return distance[0] != RoutePlanner.Unreachable;
    }

    private bool OpenAWay(World world, Blueprint blueprint, List<(int, int)>? log)
    {
        var shoes = blueprint.FirstOf(ObjectRole.FireproofShoes);
        if (blueprint.Layout == Layout.TreasureIsland && shoes >= 0)
        {
            return performer.Perform(new Skill.GetObject(ObjectRef.Live(world, shoes)));
        }
        var openings = blueprint.AllOf(blueprint.Layout.OpeningRole());
        if (openings.Count == 0)
        {
            return false;
        }
        var passable = openings.Where(index =>
            TileTraits.WalkableTo(Tile.Empty).Contains(blueprint.Objects[index].Tile.Kind)
        );
        var chosen = passable.Cast<int?>().FirstOrDefault() ?? openings[Choose(blueprint, openings.Count, log)];
        var opening = ObjectRef.Live(world, chosen);
        Skill open =
            blueprint.Layout == Layout.RoomDoorKey ? new Skill.OpenDoor(opening) : new Skill.FixBridge(opening);
        return performer.Perform(open) && performer.Perform(new Skill.Unblock(opening));
    }

    /// <summary>The solver's choice continues the stream that generated the world.</summary>
    private static int Choose(Blueprint blueprint, int count, List<(int, int)>? log) =>
        new CPythonRandom(blueprint.Seed).Skip(blueprint.WordsDrawn).LogTo(log).Below(count);
}
