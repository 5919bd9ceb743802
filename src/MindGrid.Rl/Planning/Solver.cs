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
        return (performer.CanGoBeside(target.Cell) || OpenAWay(world, blueprint, log)) && performer.GetObject(target);
    }

    private bool OpenAWay(World world, Blueprint blueprint, List<(int, int)>? log)
    {
        var shoes = blueprint.FirstOf(ObjectRole.FireproofShoes);
        if (blueprint.Layout == Layout.TreasureIsland && shoes >= 0)
        {
            return performer.GetObject(ObjectRef.Live(world, shoes));
        }
        if (ChosenOpening(blueprint, log) is not (>= 0 and var chosen))
        {
            return false;
        }
        var opening = ObjectRef.Live(world, chosen);
        var isOpened =
            blueprint.Layout == Layout.RoomDoorKey ? performer.OpenDoor(opening) : performer.FixBridge(opening);
        return isOpened && performer.Unblock(opening);
    }

    /// <summary>The first opening that stands open, else a drawn one; -1 where there is none.</summary>
    private static int ChosenOpening(Blueprint blueprint, List<(int, int)>? log)
    {
        Span<int> openings = stackalloc int[Blueprint.MaxObjects];
        var count = 0;
        for (var i = 0; i < blueprint.Objects.Length; i++)
        {
            var thing = blueprint.Objects[i];
            if (thing.Role != blueprint.Layout.OpeningRole())
            {
                continue;
            }
            if (TileTraits.WalkableTo(Tile.Empty).Contains(thing.Tile.Kind))
            {
                return i;
            }
            openings[count++] = i;
        }
        return count == 0 ? -1 : openings[Choose(blueprint, count, log)];
    }

    /// <summary>The solver's choice continues the stream that generated the world.</summary>
    private static int Choose(Blueprint blueprint, int count, List<(int, int)>? log)
    {
        // One of one needs no generator, which takes longer to seed than the world to solve; nothing continues this stream.
        if (count == 1)
        {
            log?.Add((1, 0));
            return 0;
        }
        return new CPythonRandom(blueprint.Seed).Skip(blueprint.WordsDrawn).LogTo(log).Below(count);
    }
}
