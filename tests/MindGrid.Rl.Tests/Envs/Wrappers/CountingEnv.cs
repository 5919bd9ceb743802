using System.Numerics.Tensors;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

/// <summary>
/// Worlds that can be computed by hand. A world shows its tag (the seed modulo 1000), its steps and the total of its actions.
/// Step t has the reward 10 t plus the (first) action. Every action is allowed but number t. Even tags terminate, odd ones truncate.
/// </summary>
/// <param name="numEnvs">Number of worlds.</param>
/// <param name="options">Autoreset and seed.</param>
/// <param name="length">Steps of an episode of tag 0.</param>
/// <param name="spread">Episodes have up to this minus one steps more: the tag modulo this.</param>
/// <param name="actions">The action space, five choices unless given.</param>
internal sealed class CountingEnv(
    int numEnvs,
    EnvOptions? options = null,
    int length = 3,
    int spread = 1,
    FiniteSpace? actions = null
) : VectorEnv(numEnvs, Space, actions ?? new Discrete(5), options ?? new EnvOptions())
{
    private readonly (int Tag, int Steps, int Total)[] _worlds = new (int, int, int)[numEnvs];

    public static Box Space { get; } = new(ElementType.Int32, [3], 0, int.MaxValue);

    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            _worlds[world] = worlds.Contains(world) ? ((int)(seeds[world] % 1000), 0, 0) : _worlds[world];
        }
        Observe(worlds, into);
    }

    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            // The contract leaves the rewards and ends of other worlds open: here they are as misleading as can be.
            var (reward, over) = (float.NaN, true);
            var odd = false;
            if (worlds.Contains(world))
            {
                var slots = actions.Slice(world * SingleActionSpace.Size, SingleActionSpace.Size);
                ref var counts = ref _worlds[world];
                counts.Steps++;
                counts.Total += TensorPrimitives.Sum(slots);
                reward = (10 * counts.Steps) + slots[0];
                over = counts.Steps >= length + (counts.Tag % spread);
                odd = counts.Tag % 2 == 1;
            }
            into.Rewards.Span[world] = reward;
            into.Terminated.Span[world] = over && !odd;
            into.Truncated.Span[world] = over && odd;
        }
        Observe(worlds, into);
    }

    protected internal override void Observe(WorldMask worlds, StepBuffers into)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                var (tag, steps, total) = _worlds[world];
                ReadOnlySpan<int> shown = [tag, steps, total];
                shown.CopyTo(into.Observations.Row<int>(world));
                var mask = into.ActionMasks.Span.Slice(world * SingleActionSpace.MaskSize, SingleActionSpace.MaskSize);
                mask.Fill(true);
                mask[steps % mask.Length] = false;
            }
        }
    }

    protected internal override object SaveWorld(int world) => _worlds[world];

    protected internal override void LoadWorld(int world, object state) =>
        _worlds[world] = state is (int tag, int steps, int total)
            ? (tag, steps, total)
            : throw new ArgumentException("The state is not one of a counting environment.", nameof(state));
}
