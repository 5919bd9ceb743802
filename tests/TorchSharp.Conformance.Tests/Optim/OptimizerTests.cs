using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

/// <summary>Optimiser steps, against numbers worked out by hand and against the textbook's recurrences over many steps.</summary>
public class OptimizerTests
{
    private const double Rate = 0.1;
    private const double Decay = 0.03;
    private const double Tolerance = 1e-12;
    private const int Steps = 7;
    private static readonly double[] Start = [1.0, -2.0, 0.5];

    private readonly Parameter _parameter = nn.Parameter(tensor(Start));

    [Test]
    public void Sgd_goes_down_the_slope()
    {
        Step(optim.SGD([_parameter], Rate), [1, 2, 0]);

        Assert.That(Values.Of(_parameter), Is.EqualTo(new[] { 0.9, -2.2, 0.5 }).Within(Tolerance));
    }

    [Test]
    public void Momentum_of_nine_tenths_goes_1_then_1_9_then_2_71_slopes()
    {
        var optimizer = optim.SGD([_parameter], Rate, momentum: 0.9);
        double[] reached =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(_ =>
                {
                    Step(optimizer, [1, 1, 1]);
                    return Values.Of(_parameter)[0];
                }),
        ];

        Assert.That(reached, Is.EqualTo(new[] { 0.9, 0.71, 0.439 }).Within(Tolerance));
    }

    [Test]
    public void Sgd_follows_its_recurrence([Values] bool isNesterov)
    {
        var velocity = new double[3];
        Follows(
            optim.SGD([_parameter], Rate, 0.9, 0, Decay, isNesterov),
            (value, slope, i, _) =>
            {
                var decayed = slope + (Decay * value);
                velocity[i] = (0.9 * velocity[i]) + decayed;
                return value - (Rate * (isNesterov ? decayed + (0.9 * velocity[i]) : velocity[i]));
            }
        );
    }

    [Test]
    public void Adams_first_step_is_the_rate_whatever_the_slope()
    {
        Step(optim.Adam([_parameter], Rate), [3, -0.01, 1e4]);

        Assert.That(Values.Of(_parameter), Is.EqualTo(new[] { 0.9, -1.9, 0.4 }).Within(1e-6));
    }

    [Test]
    public void Adam_follows_its_recurrence([Values(0, Decay)] double decay)
    {
        var moments = new Moments();
        Follows(
            optim.Adam([_parameter], Rate, 0.8, 0.95, 1e-6, decay),
            (value, slope, i, step) => value - (Rate * moments.Direction(slope + (decay * value), i, step))
        );
    }

    [Test]
    public void AdamW_shrinks_the_weights_apart_from_the_slope()
    {
        var moments = new Moments();
        Follows(
            optim.AdamW([_parameter], Rate, 0.8, 0.95, 1e-6, Decay),
            (value, slope, i, step) => (value * (1 - (Rate * Decay))) - (Rate * moments.Direction(slope, i, step))
        );
    }

    [Test]
    public void A_parameter_without_a_gradient_stays_where_it_is()
    {
        var idle = nn.Parameter(tensor(new[] { 4.0 }));
        optim.Optimizer[] optimizers =
        [
            optim.SGD([_parameter, idle], Rate, momentum: 0.9, weight_decay: Decay),
            optim.Adam([_parameter, idle], Rate, weight_decay: Decay),
            optim.AdamW([_parameter, idle], Rate, weight_decay: Decay),
        ];
        foreach (var optimizer in optimizers)
        {
            Step(optimizer, [1, 1, 1]);
        }

        Assert.That(idle.item<double>(), Is.EqualTo(4));
    }

    [Test]
    public void Zero_grad_leaves_nothing_to_step_along()
    {
        var optimizer = optim.SGD([_parameter], Rate);
        _parameter.sum().backward();

        optimizer.zero_grad();
        optimizer.step();

        Assert.That(Values.Of(_parameter), Is.EqualTo(Start));
    }

    [Test]
    public void A_step_outlives_the_scope_that_it_was_taken_in()
    {
        var optimizer = optim.Adam([_parameter], Rate);
        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            Step(optimizer, [1, 1, 1]);
        }

        Assert.That(Values.Of(_parameter)[0], Is.EqualTo(0.7).Within(1e-6));
    }

    [Test]
    public void The_learning_rate_can_be_changed_between_steps()
    {
        var optimizer = optim.SGD([_parameter], Rate);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.5;
        }
        Step(optimizer, [1, 0, 0]);

        Assert.That(Values.Of(_parameter)[0], Is.EqualTo(0.5).Within(Tolerance));
    }

    [Test]
    public void The_optimizer_lists_its_parameters() =>
        Assert.That(optim.Adam([_parameter], Rate).parameters().Single().shape, Is.EqualTo(new long[] { 3 }));

    // The slope changes from step to step and from element to element, so that no term can hide.
    private void Follows(optim.Optimizer optimizer, Func<double, double, int, int, double> next)
    {
        var expected = (double[])Start.Clone();
        for (var step = 1; step <= Steps; step++)
        {
            double[] slopes = [Math.Sin(step), 0.3 * step, -1.0 / step];
            Step(optimizer, slopes);
            for (var i = 0; i < expected.Length; i++)
            {
                expected[i] = next(expected[i], slopes[i], i, step);
            }
            Assert.That(Values.Of(_parameter), Is.EqualTo(expected).Within(Tolerance), $"step {step}");
        }
    }

    private void Step(optim.Optimizer optimizer, double[] slopes)
    {
        optimizer.zero_grad();
        (_parameter * tensor(slopes)).sum().backward();
        optimizer.step();
    }

    private sealed class Moments
    {
        private readonly double[] _first = new double[3];
        private readonly double[] _second = new double[3];

        public double Direction(double slope, int i, int step)
        {
            _first[i] = (0.8 * _first[i]) + (0.2 * slope);
            _second[i] = (0.95 * _second[i]) + (0.05 * slope * slope);
            var mean = _first[i] / (1 - Math.Pow(0.8, step));
            var spread = Math.Sqrt(_second[i] / (1 - Math.Pow(0.95, step)));
            return mean / (spread + 1e-6);
        }
    }
}
