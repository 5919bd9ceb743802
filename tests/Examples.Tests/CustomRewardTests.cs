using System.Globalization;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace Examples.Tests;

/// <summary>The reward example pays what its rewards say.</summary>
[NonParallelizable] // the console is shared
public class CustomRewardTests
{
    private static readonly IReadOnlyList<Blueprint> Islands =
    [
        .. Enumerable.Range(0, 200).Select(seed => new GeneratedWorlds(Layout.TreasureIsland).Draw(seed)),
    ];

    private static readonly Lazy<Dictionary<string, double[]>> Printed = new(() =>
        ExampleProgram
            .Run("CustomReward")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(2)
            .ToDictionary(line => line[..18].Trim(), line => Numbers(line[18..]))
    );

    [Test]
    public void Under_every_reward_a_plan_is_paid_better_than_chance()
    {
        Assert.That(Printed.Value.Keys, Is.EqualTo(new[] { "paper", "cautious", "cautious, shaped" }));
        Assert.That(Printed.Value.Values, Has.All.Matches<double[]>(row => row[1] > row[0]));
        Assert.That(
            Printed.Value.Values,
            Has.All.Matches<double[]>(row => Math.Abs(row[1] - row[0] - row[2]) <= 0.011)
        );
    }

    [Test]
    public void A_plan_is_paid_100_minus_its_length_by_the_paper()
    {
        var returns = Islands.Select(island => (100 * HoldsTargetAfter(island)) - PlanFor(island).Count);

        Assert.That(Printed.Value["paper"][1], Is.EqualTo(returns.Average()).Within(0.005));
    }

    [Test]
    public void Caution_takes_2_off_for_every_step_beside_lava()
    {
        var besideLava = Islands.Average(StepsBesideLava);

        Assert.That(besideLava, Is.Positive);
        Assert.That(
            Printed.Value["cautious"][1],
            Is.EqualTo(Printed.Value["paper"][1] - (2 * besideLava)).Within(0.011)
        );
    }

    [Test]
    public void Shaping_takes_the_potential_of_the_start_off_what_a_plan_is_paid()
    {
        var atStart = Islands
            .Where(island => PlanFor(island).Count > 0)
            .Sum(island => new CloseToTarget().Of(World.From(island)));

        Assert.That(
            Printed.Value["cautious, shaped"][1],
            Is.EqualTo(Printed.Value["cautious"][1] - (atStart / Islands.Count)).Within(0.011)
        );
    }

    private static double[] Numbers(string columns) =>
        [
            .. columns
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, CultureInfo.InvariantCulture)),
        ];

    private static IReadOnlyList<AgentAction> PlanFor(Blueprint island) =>
        new Planner(island, [.. Enum.GetValues<SkillKind>()]).MakePlan(island)?.ToActions() ?? [];

    private static int HoldsTargetAfter(Blueprint island)
    {
        var world = World.From(island);
        foreach (var action in PlanFor(island))
        {
            Step.Apply(world, action);
        }
        return world.HoldsTarget ? 1 : 0;
    }

    private static int StepsBesideLava(Blueprint island)
    {
        var world = World.From(island);
        var lava = Bitboard.Empty;
        foreach (var cell in Bitboard.Full)
        {
            lava |= world.TileAt(cell).Kind == TileKind.Lava ? Bitboard.Of(cell) : Bitboard.Empty;
        }
        var count = 0;
        foreach (var action in PlanFor(island))
        {
            Step.Apply(world, action);
            count += lava.Neighbours.Contains(world.AgentCell) ? 1 : 0;
        }
        return count;
    }
}
