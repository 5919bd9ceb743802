using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Random;

/// <summary>The same seed gives the same numbers.</summary>
public class SeedTests
{
    [Test]
    public void The_same_seed_draws_the_same_numbers_and_another_others()
    {
        double[] Drawn(long seed)
        {
            manual_seed(seed);
            using var actions = distributions.Categorical(logits: randn(50, 4));
            return [.. Values.Of(rand(5)), .. Values.Of(actions.sample()), .. Values.Of(nn.Linear(3, 3).weight)];
        }

        Assert.That(Drawn(5), Is.EqualTo(Drawn(5)));
        Assert.That(Drawn(6), Is.Not.EqualTo(Drawn(5)));
    }

    [Test]
    public void The_same_seed_trains_to_the_same_bits() => Assert.That(Trained(), Is.EqualTo(Trained()));

    [Test]
    public void The_generator_draws_the_numbers_of_libtorch()
    {
        // PyTorch's documented Mersenne Twister: the same on every version and machine.
        manual_seed(0);

        Assert.That(Values.Of(rand(3)), Is.EqualTo(new[] { 0.4963, 0.7682, 0.0885 }).Within(5e-5));
    }

    private static double[] Trained()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var network = nn.Sequential(nn.Linear(8, 16), nn.Tanh(), nn.Dropout(0.1), nn.Linear(16, 3));
        var optimizer = optim.Adam(network.parameters(), 1e-2);
        for (var i = 0; i < 30; i++)
        {
            optimizer.zero_grad();
            network.call(randn(32, 8)).square().mean().backward();
            optimizer.step();
        }
        return [.. network.parameters().SelectMany(Values.Of)];
    }
}
