using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

// Three rewards: the paper's, one that also dislikes standing beside lava, and that one with a hint which way to go.
var besideLava = new AdjacentObject(new(KindSet.Of(TileKind.Lava)));
var cautious = new WeightedSum((1, RewardSpec.Paper), (-2, besideLava));
(string Name, RewardFunction Reward)[] rewards =
[
    ("paper", RewardSpec.Paper),
    ("cautious", cautious),
    ("cautious, shaped", new PotentialShaping(cautious, new CloseToTarget(), Discount: 1)),
];

Console.WriteLine("Mean return of 200 islands:");
Console.WriteLine($"{"", -18}{"random", 10}{"planned", 10}{"difference", 12}");
foreach (var (name, reward) in rewards)
{
    var (random, planned) = (MeanReturn(reward, DrawActions), MeanReturn(reward, PlanActions));
    Console.WriteLine($"{name, -18}{random, 10:F2}{planned, 10:F2}{planned - random, 12:F2}");
}

static double MeanReturn(RewardFunction reward, Func<Blueprint, IEnumerable<AgentAction>> policy)
{
    using var env = EnvRegistry.Grid.Make<GridEnvOptions>(
        "MindGrid/TreasureIsland-v0",
        options => options with { Reward = reward }
    );
    return Enumerable.Range(0, 200).Average(seed => Play(env, seed, policy));
}

static float Play(Env env, long seed, Func<Blueprint, IEnumerable<AgentAction>> policy)
{
    env.Reset(seed);
    var sum = 0f;
    foreach (var action in policy(((GridEnv)env.Batch).WorldAt(0).Blueprint))
    {
        var step = env.Step((int)action);
        sum += step.Reward;
        if (step.Terminated || step.Truncated)
        {
            break;
        }
    }
    return sum;
}

static IEnumerable<AgentAction> DrawActions(Blueprint world)
{
    var random = new SplitMix64(world.Seed);
    while (true)
    {
        yield return (AgentAction)random.Below(ActionSet.Size);
    }
}

static IEnumerable<AgentAction> PlanActions(Blueprint world) =>
    new Planner(world, [.. Enum.GetValues<SkillKind>()]).MakePlan(world)?.ToActions() ?? [];

/// <summary>A reward of one's own: minus the steps to the target, were there nothing in between.</summary>
public sealed record CloseToTarget : StateReward
{
    public override float Of(World world)
    {
        var target = world.ObjectCell(world.Blueprint.FirstOf(ObjectRole.Target));
        var agent = world.AgentCell;
        // A carried object is in no cell.
        return target == Cell.None ? 0 : -Math.Abs(target.Column - agent.Column) - Math.Abs(target.Row - agent.Row);
    }
}
