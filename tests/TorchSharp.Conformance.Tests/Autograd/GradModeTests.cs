using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Autograd;

/// <summary>Where history is kept, and where it is not.</summary>
public class GradModeTests
{
    private readonly Tensor _x = tensor(2.0, requires_grad: true);

    [Test]
    public void No_grad_keeps_no_history_until_it_is_disposed()
    {
        using (no_grad())
        {
            Assert.That(is_grad_enabled(), Is.False);
            Assert.That((_x * 2).requires_grad, Is.False);
            using (enable_grad())
            {
                Assert.That((_x * 2).requires_grad, Is.True);
            }
            Assert.That(is_grad_enabled(), Is.False);
        }
        Assert.That((_x * 2).requires_grad, Is.True);
    }

    [Test]
    public void No_grad_comes_to_an_end_with_an_exception_too()
    {
        Assert.Throws<InvalidOperationException>(() =>
        {
            using var withoutHistory = no_grad();
            throw new InvalidOperationException();
        });

        Assert.That(is_grad_enabled());
    }

    [Test]
    public void No_grad_concerns_its_own_thread()
    {
        using var withoutHistory = no_grad();
        bool? elsewhere = null;
        var thread = new Thread(() =>
        {
            using var scope = NewDisposeScope();
            elsewhere = is_grad_enabled() && (_x * 2).requires_grad;
        });
        thread.Start();
        thread.Join();

        Assert.That(elsewhere, Is.True);
        Assert.That(is_grad_enabled(), Is.False);
    }

    [Test]
    public void A_slope_passes_through_a_shared_value_twice()
    {
        var shared = _x * _x;
        (shared * shared).backward();

        Assert.That(_x.grad!.item<double>(), Is.EqualTo(4 * 8));
    }

    [Test]
    public void A_detached_value_passes_no_slope()
    {
        (_x * _x.detach()).backward();

        Assert.That(_x.grad!.item<double>(), Is.EqualTo(2));
    }

    [Test]
    public void A_gradient_is_null_until_there_is_one_and_can_be_set()
    {
        Assert.That(_x.grad, Is.Null);
        _x.grad = tensor(3.0);
        (_x * 1).backward();

        Assert.That(_x.grad!.item<double>(), Is.EqualTo(4));
    }
}
