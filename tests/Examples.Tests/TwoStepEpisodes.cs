using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace Examples.Tests;

/// <summary>
/// One world whose episodes a, b, c, … terminate with their second step; the first step is worth 1, the second 10. It shows the
/// letter's number and the step, so that a timeline can name every observation.
/// </summary>
internal sealed class TwoStepEpisodes(AutoresetMode autoreset)
    : VectorEnv(1, new MultiDiscrete([26, 3]), new Discrete(1), new() { Autoreset = autoreset })
{
    private int _episode = -1;
    private int _step;

    protected override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    )
    {
        (_episode, _step) = (_episode + 1, 0);
        Observe(worlds, into);
    }

    protected override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        if (!worlds.Contains(0))
        {
            return;
        }
        _step++;
        into.Rewards.Span[0] = _step == 1 ? 1 : 10;
        into.Terminated.Span[0] = _step == 2;
        into.Truncated.Span[0] = false;
        Observe(worlds, into);
    }

    protected override void Observe(WorldMask worlds, StepBuffers into)
    {
        var seen = into.Observations.Row<int>(0);
        (seen[0], seen[1]) = (_episode, _step);
        into.ActionMasks.Span[0] = true;
    }

    protected override object SaveWorld(int world) => (_episode, _step);

    protected override void LoadWorld(int world, object state) => (_episode, _step) = ((int, int))state;
}
