using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

/// <summary>Learning rates over time.</summary>
public class SchedulerTests
{
    private readonly optim.Optimizer _optimizer = optim.SGD([nn.Parameter(zeros(1))], 0.8);

    [Test]
    public void A_function_of_the_epoch_scales_the_first_rate() =>
        Assert.That(
            Rates(optim.lr_scheduler.LambdaLR(_optimizer, epoch => 1 - (epoch / 4.0))),
            Is.EqualTo(new[] { 0.8, 0.6, 0.4, 0.2 }).Within(1e-12)
        );

    [Test]
    public void Steps_scale_the_rate_every_so_many_epochs() =>
        Assert.That(
            Rates(optim.lr_scheduler.StepLR(_optimizer, 2, 0.5)),
            Is.EqualTo(new[] { 0.8, 0.8, 0.4, 0.4 }).Within(1e-12)
        );

    private double[] Rates(optim.lr_scheduler.LRScheduler scheduler)
    {
        var rates = new List<double>();
        for (var epoch = 0; epoch < 4; epoch++)
        {
            rates.Add(_optimizer.ParamGroups.Single().LearningRate);
            scheduler.step();
        }
        return [.. rates];
    }
}
