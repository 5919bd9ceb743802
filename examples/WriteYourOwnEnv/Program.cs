using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

// A registry is a value: registering gives a new one, to be passed to whoever makes environments.
var registry = EnvRegistry.Grid.Register(Corridor.Spec);
Console.WriteLine($"There is {string.Join(", ", registry.Specs)}.");

using var env = registry.Make("Examples/Corridor-v0");
var cells = env.Reset(seed: 3);
var (ended, sum) = (false, 0f);
while (!ended)
{
    var (agent, coin) = (cells.As<int>()[0], cells.As<int>()[1]);
    var picture = "........".ToCharArray();
    (picture[agent], picture[coin]) = ('A', '$');
    Console.WriteLine(picture);
    var step = env.Step(coin > agent ? 1 : 0);
    (cells, ended, sum) = (step.Observation, step.Terminated || step.Truncated, sum + step.Reward);
}
Console.WriteLine($"The return is {sum:F2}.");

/// <summary>What can be chosen about a corridor.</summary>
/// <param name="Length">Cells, at least 3.</param>
/// <param name="StepLimit">Steps after which an episode is truncated.</param>
public sealed record CorridorOptions(int Length = 8, int StepLimit = 30) : EnvOptions;

/// <summary>A slippery corridor with a coin at one end. It shows the agent's cell and the coin's; actions are left and right.</summary>
public sealed class Corridor(int numEnvs, CorridorOptions options)
    : VectorEnv(numEnvs, new MultiDiscrete([options.Length, options.Length]), new Discrete(2), options)
{
    private readonly State[] _worlds = new State[numEnvs];

    /// <summary>The corridor with its time limit, under its name.</summary>
    public static EnvSpec Spec { get; } =
        EnvSpec.Of(
            "Examples/Corridor-v0",
            "Fetch the coin at one end of a slippery corridor.",
            new CorridorOptions(),
            static (count, chosen) => new TimeLimit(new Corridor(count, chosen), chosen.StepLimit)
        );

    protected override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? change,
        StepBuffers into
    )
    {
        if (change is not null)
        {
            throw new ArgumentException($"A corridor takes no reset options, not {change.GetType().Name}.");
        }
        for (var world = 0; world < NumEnvs; world++)
        {
            _worlds[world] = worlds.Contains(world) ? Draw(new(seeds[world])) : _worlds[world];
        }
        Observe(worlds, into);
    }

    protected override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                ref var state = ref _worlds[world];
                var step = state.Random.Below(10) == 0 ? 0 : (2 * actions[world]) - 1;
                state.Agent = Math.Clamp(state.Agent + step, 0, options.Length - 1);
                into.Terminated.Span[world] = state.Agent == state.Coin;
                into.Truncated.Span[world] = false;
                into.Rewards.Span[world] = state.Agent == state.Coin ? 1 : -0.01f;
            }
        }
        Observe(worlds, into);
    }

    protected override void Observe(WorldMask worlds, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                var (agent, coin) = (_worlds[world].Agent, _worlds[world].Coin);
                var seen = into.Observations.Row<int>(world);
                (seen[0], seen[1]) = (agent, coin);
                var allowed = into.ActionMasks.Span.Slice(2 * world, 2);
                (allowed[0], allowed[1]) = (agent > 0, agent < options.Length - 1);
            }
        }
    }

    /// <summary>A world's generator is part of its state: a world that is put back slips again where it slipped.</summary>
    protected override object SaveWorld(int world) => _worlds[world];

    protected override void LoadWorld(int world, object state) =>
        _worlds[world] = state is State saved ? saved : throw new ArgumentException("The state is not a corridor's.");

    private State Draw(SplitMix64 random) =>
        new()
        {
            Agent = 1 + random.Below(options.Length - 2),
            Coin = random.Below(2) * (options.Length - 1),
            Random = random,
        };

    // Fields, no properties: drawing from the copy that a property gives would not move the generator on.
    private struct State
    {
        public int Agent;
        public int Coin;
        public SplitMix64 Random;
    }
}
