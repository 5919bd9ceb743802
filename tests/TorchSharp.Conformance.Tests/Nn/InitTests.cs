using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>Initial values have the spread and the structure that their names promise.</summary>
public class InitTests
{
    private const int Rows = 60;
    private const int Columns = 200;
    private readonly Tensor _weights = empty(Rows, Columns);

    [TestCase(1.0)]
    [TestCase(0.5)]
    public void Orthogonal_rows_are_at_right_angles_and_as_long_as_the_gain(double gain)
    {
        nn.init.orthogonal_(_weights, gain);

        var products = _weights.matmul(_weights.transpose(0, 1));
        Assert.That(Values.Of(products), Is.EqualTo(Values.Of(eye(Rows) * gain * gain)).Within(1e-5));
    }

    [Test]
    public void Orthogonal_columns_are_at_right_angles_where_there_are_fewer_of_them()
    {
        var tall = nn.init.orthogonal_(empty(50, 7));

        Assert.That(Values.Of(tall.transpose(0, 1).matmul(tall)), Is.EqualTo(Values.Of(eye(7))).Within(1e-5));
    }

    [Test]
    public void Xavier_fills_up_to_its_bound()
    {
        nn.init.xavier_uniform_(_weights, 2);
        FillsUpTo(2 * Math.Sqrt(6.0 / (Rows + Columns)));
    }

    [Test]
    public void Kaiming_fills_up_to_its_bound()
    {
        nn.init.kaiming_uniform_(_weights, nonlinearity: nn.init.NonlinearityType.ReLU);
        FillsUpTo(Math.Sqrt(2) * Math.Sqrt(3.0 / Columns));
    }

    [Test]
    public void Uniform_values_lie_between_their_ends()
    {
        nn.init.uniform_(_weights, -0.3, 0.3);
        FillsUpTo(0.3);
    }

    [Test]
    public void Normal_values_have_the_mean_and_the_deviation_asked_for()
    {
        nn.init.normal_(_weights, 2, 0.5);

        Assert.That(_weights.mean().item<float>(), Is.EqualTo(2).Within(0.02));
        Assert.That(_weights.std().item<float>(), Is.EqualTo(0.5).Within(0.02));
    }

    [Test]
    public void Constants_are_constant()
    {
        Assert.That(Values.Of(nn.init.zeros_(_weights)), Is.All.Zero);
        Assert.That(Values.Of(nn.init.ones_(_weights)), Is.All.EqualTo(1));
        Assert.That(Values.Of(nn.init.constant_(_weights, 2.5)), Is.All.EqualTo(2.5));
    }

    [Test]
    public void A_parameter_is_initialised_without_a_trace_in_its_history()
    {
        var layer = nn.Linear(3, 3);

        nn.init.orthogonal_(layer.weight);
        layer.call(ones(1, 3)).sum().backward();

        Assert.That(layer.weight.grad, Is.Not.Null);
    }

    [Test]
    public void Linear_begins_within_the_square_root_of_its_inputs()
    {
        var layer = nn.Linear(Columns, Rows);

        Assert.That(
            layer.weight.abs().max().item<float>(),
            Is.EqualTo(1 / Math.Sqrt(Columns)).Within(0.01 / Math.Sqrt(Columns))
        );
        Assert.That(layer.bias!.abs().max().item<float>(), Is.LessThan(1 / Math.Sqrt(Columns)));
    }

    private void FillsUpTo(double bound)
    {
        Assert.That(_weights.max().item<float>(), Is.InRange(0.99 * bound, bound * 1.0001));
        Assert.That(_weights.min().item<float>(), Is.InRange(-bound * 1.0001, -0.99 * bound));
        Assert.That(_weights.mean().item<float>(), Is.EqualTo(0).Within(0.03 * bound));
    }
}
