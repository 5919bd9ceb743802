namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// Passes every reward through a function. One reward at a time and not a whole span: so a function cannot mix worlds (results
/// would depend on the batch), and never sees the rubbish that stands in the rows of worlds that did not step. Zero-copy.
/// </summary>
/// <param name="inner">Owned from now on.</param>
/// <param name="transform">From reward to reward; must not throw and must depend on nothing else.</param>
public class TransformReward(VectorEnv inner, Func<float, float> transform) : Wrapper(inner)
{
    /// <inheritdoc/>
    protected internal sealed override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into)
    {
        base.StepWorlds(worlds, actions, into);
        var rewards = into.Rewards.Span;
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                rewards[world] = transform(rewards[world]);
            }
        }
    }
}
