using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Oracle;

public class SlowWorldTests
{
    [Test]
    public void The_rules_and_the_slow_world_agree_after_every_action([Range(0, 49)] int seed)
    {
        var blueprint = DrawnWorlds.Edited((Layout)(seed % 2), seed);
        var world = World.From(blueprint);
        var slow = new SlowWorld(blueprint);
        var random = new Random(seed);
        for (var step = 1; step <= 300; step++)
        {
            // Three more chances to walk, or the agent meets nothing.
            var action = random.Next(10) is var drawn && drawn > 6 ? 2 : drawn;
            var ends = Step.Apply(world, (AgentAction)action);
            var died = slow.Play(action);
            Assert.That(State(world, ends.HasFlag(StepEnds.Died)), Is.EqualTo(slow.State(died)), $"step {step}");
        }
    }

    private static string State(World world, bool died)
    {
        var grid =
            from x in Enumerable.Range(0, 11)
            from y in Enumerable.Range(0, 11)
            select Code(world.TileAt(new Cell(x, y)));
        var carried = world.Carried < 0 ? "" : Code(world.CarriedTile);
        return $"{world.AgentCell.Column},{world.AgentCell.Row} {(int)world.AgentHeading} [{carried}] {(died ? "died" : "")} {string.Join(' ', grid)}";
    }

    private static string Code(Tile tile) => $"{tile.TypeCode}.{tile.ColorCode}.{tile.StateCode}";
}
