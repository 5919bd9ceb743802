using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>The same step as one writes it without vectors: a loop over the same columns, world by world.</summary>
internal static class ScalarReference
{
    private const int StepCost = 1;
    private const int Success = 100;

    public static void Step(SteppedWorlds worlds)
    {
        var rows = worlds.Batch.Rows;
        var tiles = MemoryMarshal.CreateReadOnlySpan(in worlds.Batch.TilesFrom(0), rows * Board.PaddedCells);
        var cells = MemoryMarshal.CreateSpan(ref worlds.Batch.AgentCellsFrom(0), rows);
        var headings = MemoryMarshal.CreateSpan(ref worlds.Batch.AgentHeadingsFrom(0), rows);
        var carried = MemoryMarshal.CreateReadOnlySpan(in worlds.Batch.CarriedTilesFrom(0), rows);
        var targets = MemoryMarshal.CreateReadOnlySpan(in worlds.Batch.TargetsFrom(0), rows);
        var steps = MemoryMarshal.CreateSpan(ref worlds.Batch.StepsFrom(0), rows);
        var (enterable, lethal, inShoes) = (TileTraits.Enterable, TileTraits.Lethal, TileTraits.LethalInShoes);
        for (var row = 0; row < rows; row++)
        {
            var action = worlds.Actions[row];
            var heading = (Heading)headings[row];
            var died = false;
            if (action == AgentAction.Left)
            {
                headings[row] = (byte)heading.TurnedLeft();
            }
            else if (action == AgentAction.Right)
            {
                headings[row] = (byte)heading.TurnedRight();
            }
            else if (action != AgentAction.Done)
            {
                var ahead = Cell.At(cells[row]).Ahead(heading);
                var tile = tiles[(row * Board.PaddedCells) + ahead.Index];
                var facing = new Tile(tile).Kind;
                if (action != AgentAction.Forward)
                {
                    Touch(worlds.Batch[row], action, new(tile), new(carried[row]));
                }
                else if (enterable.Contains(facing))
                {
                    cells[row] = ahead.Index;
                    died = (new Tile(carried[row]).Kind == TileKind.Shoes ? inShoes : lethal).Contains(facing);
                }
            }
            steps[row]++;
            var held = carried[row] == targets[row];
            worlds.Terminated[row] = died || held;
            worlds.Truncated[row] = steps[row] >= StepCases.StepLimit;
            worlds.Rewards[row] = (Success * ((held ? 1 : 0) - (int)worlds.Held[row])) - StepCost;
            worlds.Held[row] = held ? 1 : 0;
        }
    }

    private static void Touch(World world, AgentAction action, Tile facing, Tile carried)
    {
        if (action == AgentAction.Pickup && Rules.Step.CanPickUp(world, facing))
        {
            Rules.Step.TakeAhead(world);
        }
        else if (action == AgentAction.Drop && Rules.Step.CanDrop(world, facing))
        {
            Rules.Step.PutAhead(world);
        }
        else if (action == AgentAction.Toggle && Rules.Step.CanToggle(facing, carried))
        {
            Rules.Step.ToggleAhead(world);
        }
    }
}
