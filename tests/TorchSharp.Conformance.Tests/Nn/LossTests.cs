using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>The losses: their slopes by finite differences, their values by hand.</summary>
public class LossTests
{
    private const double Tolerance = 1e-12;
    private readonly Tensor _logits = Values.Irregular(4, 3);
    private readonly Tensor _classes = tensor(new long[] { 2, 0, 1, 2 });

    [Test]
    public void Each_loss_has_the_slopes_of_its_value([Values(Reduction.Mean, Reduction.Sum)] Reduction reduction)
    {
        var target = Values.Irregular(4, 3) * 0.3 + 0.2;
        var weight = tensor(new[] { 0.5, 1.0, 3.0 });
        Func<Tensor>[] losses =
        [
            () => functional.cross_entropy(_logits, _classes, reduction: reduction),
            () => functional.cross_entropy(_logits, _classes, weight, 0, reduction, 0.1),
            () => functional.nll_loss(_logits.log_softmax(1), _classes, weight, reduction),
            () => functional.mse_loss(_logits, target, reduction),
            () => functional.smooth_l1_loss(_logits, target, reduction, 0.4),
            () => functional.huber_loss(_logits, target, 0.4, reduction),
            () => functional.binary_cross_entropy_with_logits(_logits, target, weight, reduction, weight * 2),
        ];
        foreach (var loss in losses)
        {
            _logits.grad = null;
            FiniteDifferences.Agree(loss, _logits);
        }
    }

    [Test]
    public void Losses_without_a_reduction_are_one_for_each_example()
    {
        Assert.That(
            functional.cross_entropy(_logits, _classes, reduction: Reduction.None).shape,
            Is.EqualTo(new long[] { 4 })
        );
        Assert.That(functional.mse_loss(_logits, _logits, Reduction.None).shape, Is.EqualTo(new long[] { 4, 3 }));
    }

    [Test]
    public void Cross_entropy_of_equal_logits_is_the_logarithm_of_their_number() =>
        Assert.That(
            functional.cross_entropy(zeros(4, 3, dtype: float64), _classes).item<double>(),
            Is.EqualTo(Math.Log(3)).Within(Tolerance)
        );

    [Test]
    public void An_ignored_class_counts_neither_above_nor_below_the_line()
    {
        var all = Values.Of(functional.cross_entropy(_logits, _classes, reduction: Reduction.None));

        Assert.That(
            functional.cross_entropy(_logits, _classes, ignore_index: 2).item<double>(),
            Is.EqualTo((all[1] + all[2]) / 2).Within(Tolerance)
        );
    }

    [Test]
    public void A_weighted_mean_divides_by_the_weights()
    {
        var all = Values.Of(functional.cross_entropy(_logits, _classes, reduction: Reduction.None));
        var weighted = functional.cross_entropy(_logits, _classes, tensor(new[] { 1.0, 2.0, 3.0 }));

        var byHand = ((3 * all[0]) + (1 * all[1]) + (2 * all[2]) + (3 * all[3])) / 9;
        Assert.That(weighted.item<double>(), Is.EqualTo(byHand).Within(Tolerance));
    }

    [Test]
    public void Smooth_losses_are_squares_within_and_lines_beyond()
    {
        var differences = tensor(new[] { 0.1, -3.0 });
        var target = zeros(2, dtype: float64);

        Assert.That(
            Values.Of(functional.huber_loss(differences, target, 0.5, Reduction.None)),
            Is.EqualTo(new[] { 0.5 * 0.01, 0.5 * (3.0 - 0.25) }).Within(Tolerance)
        );
        Assert.That(
            Values.Of(functional.smooth_l1_loss(differences, target, Reduction.None, 0.5)),
            Is.EqualTo(new[] { 0.5 * 0.01 / 0.5, 3.0 - 0.25 }).Within(Tolerance)
        );
    }

    [Test]
    public void Binary_cross_entropy_of_large_logits_does_not_overflow() =>
        Assert.That(
            Values.Of(
                functional.binary_cross_entropy_with_logits(
                    tensor(new[] { 1000.0, -1000.0, 0.0 }),
                    tensor(new[] { 0.0, 0.0, 1.0 }),
                    reduction: Reduction.None
                )
            ),
            Is.EqualTo(new[] { 1000.0, 0.0, Math.Log(2) }).Within(Tolerance)
        );
}
