using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Learning;

/// <summary>Gradient descent arrives where linear algebra says that the optimum is.</summary>
public class RegressionTests
{
    private const int Examples = 64;

    /// <summary>Points off a plane by a pattern at right angles to every input: the best plane is the one they were made by.</summary>
    [Test]
    public void Regression_reaches_the_least_squares_solution([Values(1, 2, 3, 4, 5)] int seed)
    {
        manual_seed(seed);
        var (inputs, targets) = Plane();
        var model = nn.Linear(2, 1, dtype: float64);
        var optimizer = optim.Adam(model.parameters(), 0.1);
        var schedule = optim.lr_scheduler.LambdaLR(optimizer, step => Math.Pow(0.99, step));

        for (var step = 0; step < 700; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.mse_loss(model.call(inputs), targets).backward();
            optimizer.step();
            schedule.step();
        }

        Assert.That(Values.Of(model.weight), Is.EqualTo(new[] { 1.5, -0.7 }).Within(1e-3));
        Assert.That(model.bias!.item<double>(), Is.EqualTo(0.25).Within(1e-3));
    }

    /// <summary>No line separates these four points: hidden layers must learn.</summary>
    [Test]
    public void A_network_learns_exclusive_or_from_any_seed([Values(1, 2, 3, 4, 5)] int seed)
    {
        manual_seed(seed);
        var inputs = tensor(new[] { 0f, 0, 0, 1, 1, 0, 1, 1 }, [4, 2]);
        var classes = tensor(new long[] { 0, 1, 1, 0 });
        var model = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2));
        var optimizer = optim.AdamW(model.parameters(), 0.05);

        for (var step = 0; step < 200; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(model.call(inputs), classes).backward();
            optimizer.step();
        }

        Assert.That(Values.Of(model.call(inputs).argmax(1)), Is.EqualTo(Values.Of(classes)));
    }

    private static (Tensor Inputs, Tensor Targets) Plane()
    {
        var points = Enumerable.Range(0, Examples).Select(i => 2 * Math.PI * i / Examples).ToArray();
        double[] inputs = [.. points.SelectMany(at => new[] { Math.Sin(at), Math.Cos(at) })];
        double[] targets =
        [
            .. points.Select(at => (1.5 * Math.Sin(at)) - (0.7 * Math.Cos(at)) + 0.25 + (0.3 * Math.Sin(3 * at))),
        ];
        return (tensor(inputs, [Examples, 2]), tensor(targets, [Examples, 1]));
    }
}
