using System.Runtime.InteropServices;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs.Rewards;

/// <summary>
/// All states that can be reached in a small world, and what each action makes of each: the Markov decision process itself, on
/// which optima can be computed exactly. Death and success end.
/// </summary>
internal sealed class StateGraph
{
    private const int Actions = ActionSet.Size;
    private readonly List<World> _states = [];
    private readonly List<int> _next = [];
    private readonly Dictionary<string, int> _index = [];

    public StateGraph(Blueprint start)
    {
        Add(World.From(start));
        for (var state = 0; state < _states.Count; state++)
        {
            for (var action = 0; action < Actions; action++)
            {
                var (after, terminated) = Play(state, (AgentAction)action);
                _next.Add(terminated ? -1 : Add(after));
            }
        }
    }

    /// <summary>Number of states in which an episode has not ended.</summary>
    public int Count => _states.Count;

    /// <summary>A state; not to be stepped.</summary>
    public World this[int state] => _states[state];

    /// <summary>[Count * 7] what each action in each state earns.</summary>
    public double[] Rewards(RewardFunction reward)
    {
        var rewards = new double[Count * Actions];
        var memory = new float[reward.MemorySize];
        for (var i = 0; i < rewards.Length; i++)
        {
            var action = (AgentAction)(i % Actions);
            var (after, terminated) = Play(i / Actions, action, out var ends);
            reward.Start(_states[i / Actions], memory);
            rewards[i] = reward.Of(new Transition(after, action, ends, terminated), memory);
        }
        return rewards;
    }

    /// <summary>[Count] the values of an optimal policy, by value iteration until nothing moves any more.</summary>
    public double[] OptimalValues(double[] rewards, double discount)
    {
        // From the policy that does nothing for ever, values rise to the optimum in as many sweeps as the longest way has steps.
        var values = new double[Count];
        for (var state = 0; state < Count; state++)
        {
            values[state] = rewards[(state * Actions) + (int)AgentAction.Done] / (1 - discount);
        }
        double change;
        do
        {
            change = 0;
            for (var state = 0; state < Count; state++)
            {
                var best = double.NegativeInfinity;
                for (var action = 0; action < Actions; action++)
                {
                    best = Math.Max(best, Worth(state, action, rewards, values, discount));
                }
                change = Math.Max(change, Math.Abs(best - values[state]));
                values[state] = best;
            }
        } while (change > 1e-7);
        return values;
    }

    /// <summary>[Count] the actions that an optimal policy may take.</summary>
    public ActionSet[] OptimalActions(double[] rewards, double[] values, double discount)
    {
        // Rewards are float32: sums that are equal by the rules differ by less than this, others by much more.
        const double Tie = 1e-3;
        var optimal = new ActionSet[Count];
        for (var state = 0; state < Count; state++)
        {
            for (var action = 0; action < Actions; action++)
            {
                var worth = Worth(state, action, rewards, values, discount);
                optimal[state] = optimal[state].With((AgentAction)action, worth > values[state] - Tie);
            }
        }
        return optimal;
    }

    private double Worth(int state, int action, double[] rewards, double[] values, double discount)
    {
        var next = _next[(state * Actions) + action];
        return rewards[(state * Actions) + action] + (next < 0 ? 0 : discount * values[next]);
    }

    private (World After, bool Terminated) Play(int state, AgentAction action) => Play(state, action, out _);

    private (World After, bool Terminated) Play(int state, AgentAction action, out StepEnds ends)
    {
        var after = Copy(_states[state]);
        ends = Step.Apply(after, action, stepLimit: int.MaxValue);
        return (after, ends.HasFlag(StepEnds.Died) || after.HoldsTarget);
    }

    private int Add(World world)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, Key(world), out var known);
        if (!known)
        {
            index = _states.Count;
            _states.Add(world);
        }
        return index;
    }

    private static World Copy(World world)
    {
        var copy = new GridBatch(1);
        copy.CopyRow(0, world.Batch, world.Row);
        return copy[0];
    }

    /// <summary>Everything but the step counter.</summary>
    private static string Key(World world)
    {
        var objects = Enumerable
            .Range(0, world.ObjectCount)
            .Select(i =>
                $"{world.ObjectTile(i).Code},{world.ObjectCell(i).Index},{world.Batch.ShownCell(world.Row, i).Index}"
            );
        return $"{world.AgentCell.Index} {world.AgentHeading} {world.Carried} {string.Join(' ', objects)} "
            + Convert.ToHexString(world.Tiles);
    }
}
