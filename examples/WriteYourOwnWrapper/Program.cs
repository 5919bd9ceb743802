using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Wrappers;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

// Agents in rooms without a task, who are paid for every cell that is new to them.
var rooms = new GridEnvOptions
{
    Worlds = new GeneratedWorlds(Layout.RoomDoorKey),
    Reward = RewardSpec.None,
    EndsOn = EndsOn.Nothing,
};
using var env = new CuriosityBonus(new GridEnv(64, rooms), bonus: 1);

env.Reset(seed: 0);
Walk(steps: 100, seed: 1);
var halfway = env.CloneState(0);
Walk(steps: 100, seed: 2);
var found = env.Observe().EpisodeReturns.ToArray();
Console.WriteLine($"In 200 random steps {found.Length} agents found {found.Min()} to {found.Max()} new cells each.");

// What an agent has seen is part of its world's state: put back and played again, it finds the same cells a second time.
env.SetState(0, halfway);
Console.WriteLine($"World 0 put back halfway: {env.Observe().EpisodeReturns[0]} of its {found[0]} cells.");
Walk(steps: 100, seed: 2);
Console.WriteLine($"World 0 played on again:  {env.Observe().EpisodeReturns[0]}.");

void Walk(int steps, long seed)
{
    var random = new SplitMix64(seed);
    var actions = new int[env.NumEnvs];
    for (var i = 0; i < steps; i++)
    {
        foreach (ref var action in actions.AsSpan())
        {
            action = random.Below(ActionSet.Size);
        }
        env.Step(actions);
    }
}

/// <summary>Pays a bonus for the first visit to each cell of an episode. Autoreset and statistics need no word here.</summary>
public sealed class CuriosityBonus(GridEnv inner, float bonus) : Wrapper(inner)
{
    private readonly Bitboard[] _visited = new Bitboard[inner.NumEnvs];

    protected override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        base.StartEpisodes(worlds, seeds, options, into);
        for (var world = 0; world < NumEnvs; world++)
        {
            _visited[world] = worlds.Contains(world) ? Here(world) : _visited[world];
        }
    }

    protected override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        var rewards = into.Rewards.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                rewards[world] += bonus * (Here(world) - _visited[world]).Count;
                _visited[world] |= Here(world);
            }
        }
    }

    protected override object SaveWorld(int world) => (base.SaveWorld(world), _visited[world]);

    protected override void LoadWorld(int world, object state)
    {
        if (state is not (object saved, Bitboard visited))
        {
            throw new ArgumentException("The state is not one of a curiosity bonus.", nameof(state));
        }
        base.LoadWorld(world, saved);
        _visited[world] = visited;
    }

    private Bitboard Here(int world) => Bitboard.Of(inner.WorldAt(world).AgentCell);
}
