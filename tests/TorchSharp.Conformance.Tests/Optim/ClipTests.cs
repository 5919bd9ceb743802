using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Optim;

/// <summary>Gradients cut to size.</summary>
public class ClipTests
{
    private readonly Parameter _first = nn.Parameter(zeros(2, dtype: float64));
    private readonly Parameter _second = nn.Parameter(zeros(1, dtype: float64));

    // Slopes 3, 0 and 4: of length 5 together.
    [SetUp]
    public void Give_slopes() => (_first * tensor(new[] { 3.0, 0.0 })).sum().add((_second * 4).sum()).backward();

    [Test]
    public void A_longer_gradient_is_cut_to_the_norm_and_its_length_told()
    {
        var norm = nn.utils.clip_grad_norm_([_first, _second], 1);

        Assert.That(norm, Is.EqualTo(5).Within(1e-9));
        Assert.That(Values.Of(_first.grad!), Is.EqualTo(new[] { 0.6, 0 }).Within(1e-6));
        Assert.That(Values.Of(_second.grad!), Is.EqualTo(new[] { 0.8 }).Within(1e-6));
    }

    [Test]
    public void A_shorter_gradient_is_left_alone()
    {
        Assert.That(nn.utils.clip_grad_norm_([_first, _second], 6), Is.EqualTo(5).Within(1e-9));
        Assert.That(Values.Of(_first.grad!), Is.EqualTo(new[] { 3.0, 0 }));
    }

    [Test]
    public void Single_slopes_are_cut_to_a_value()
    {
        nn.utils.clip_grad_value_([_first, _second], 3.5);

        Assert.That(Values.Of(_first.grad!), Is.EqualTo(new[] { 3.0, 0 }));
        Assert.That(Values.Of(_second.grad!), Is.EqualTo(new[] { 3.5 }));
    }
}
