namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// With some probability a world takes a random action instead: any of the space, masked or not, the one asked for among them.
/// </summary>
/// <param name="inner">Owned from now on.</param>
/// <param name="probability">Of a random action at each step, in [0, 1].</param>
/// <exception cref="ArgumentException">Not a probability.</exception>
public sealed class NoisyActions(VectorEnv inner, double probability)
    : RandomizedActions(inner, probability, name: 0x6E6F697379) // "noisy"
{
    /// <inheritdoc/>
    protected override void Change(int world, ref SplitMix64 random, Span<int> action)
    {
        if (random.Unit() < Probability)
        {
            SingleActionSpace.Sample(ref random, action);
        }
    }
}
