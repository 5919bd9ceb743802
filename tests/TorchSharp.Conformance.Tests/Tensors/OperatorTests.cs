using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

/// <summary>Operators: their values by .NET's arithmetic, their slopes by finite differences.</summary>
public class OperatorTests
{
    private const double Tolerance = 1e-12;
    private readonly Tensor _x = Values.Irregular(3, 4);
    private readonly Tensor _y = Values.Irregular(3, 4) + 2.5;

    private static readonly (string Name, Func<Tensor, Tensor> Of, Func<double, double> ByHand)[] Pointwise =
    [
        ("exp", x => x.exp(), Math.Exp),
        ("log", x => (x + 2).log(), x => Math.Log(x + 2)),
        ("sqrt", x => (x + 2).sqrt(), x => Math.Sqrt(x + 2)),
        ("rsqrt", x => (x + 2).rsqrt(), x => 1 / Math.Sqrt(x + 2)),
        ("tanh", x => x.tanh(), Math.Tanh),
        ("sigmoid", x => x.sigmoid(), x => 1 / (1 + Math.Exp(-x))),
        ("relu", x => x.relu(), x => Math.Max(x, 0)),
        ("abs", x => x.abs(), Math.Abs),
        ("square", x => x.square(), x => x * x),
        ("pow", x => x.pow(3), x => x * x * x),
        ("neg", x => -x, x => -x),
        ("clamp", x => x.clamp(-0.5, 0.5), x => Math.Clamp(x, -0.5, 0.5)),
        ("arithmetic", x => (2 - x) * 3 / (x + 4) - 1, x => ((2 - x) * 3 / (x + 4)) - 1),
        ("methods", x => x.add(1).mul(2).sub(3).div(4), x => (((x + 1) * 2) - 3) / 4),
    ];

    public static IEnumerable<string> Names => Pointwise.Select(operation => operation.Name);

    [TestCaseSource(nameof(Names))]
    public void Pointwise_operations_are_those_of_arithmetic(string name)
    {
        var (_, of, byHand) = Pointwise.Single(operation => operation.Name == name);

        Assert.That(Values.Of(of(_x)), Is.EqualTo(Values.Of(_x).Select(byHand)).Within(Tolerance));
        FiniteDifferences.AgreeOf(() => of(_x), _x);
    }

    [Test]
    public void Operations_of_two_tensors_have_the_slopes_of_both()
    {
        Func<Tensor>[] operations =
        [
            () => _x + _y,
            () => _x - _y,
            () => _x * _y,
            () => _x / _y,
            () => minimum(_x * 2.5, _y),
            () => maximum(_x * 2.5, _y),
            () => _x.matmul(_y.transpose(0, 1)),
            () => _x.mm(_y.t()),
            () => where(_x > 0, _x * 2, _y),
            () => cat([_x, _y], 1),
            () => stack([_x, _y]),
            () => _x + _y[0], // broadcast
        ];
        foreach (var operation in operations)
        {
            (_x.grad, _y.grad) = (null, null);
            FiniteDifferences.AgreeOf(operation, _x, _y);
        }
    }

    [Test]
    public void Reductions_and_views_have_the_slopes_of_their_output()
    {
        var index = tensor(new long[] { 0, 2, 1, 1, 0, 3 }, [3, 2]);
        Func<Tensor>[] operations =
        [
            () => _x.sum(),
            () => _x.sum(1, keepdim: true),
            () => _x.mean(),
            () => _x.mean([0]),
            () => _x.var(),
            () => _x.std(1),
            () => _x.max(),
            () => _x.max(1).values,
            () => _x.min(),
            () => _x.norm(),
            () => _x.cumsum(1),
            () => _x.softmax(1),
            () => _x.log_softmax(1),
            () => _x.logsumexp(1),
            () => _x.gather(1, index),
            () => _x.index_select(0, tensor(new long[] { 2, 0, 2 })),
            () => _x.masked_fill(_x > 0.5, 7),
            () => _x.view(2, 6).transpose(0, 1).contiguous().reshape(4, 3),
            () => _x.permute(1, 0).flatten(),
            () => _x.unsqueeze(1).expand(3, 5, 4),
            () => _x.select(1, 2),
            () => _x.narrow(1, 1, 2),
            () => _x[TensorIndex.Colon, TensorIndex.Slice(1, 3)],
        ];
        foreach (var operation in operations)
        {
            _x.grad = null;
            FiniteDifferences.AgreeOf(operation, _x);
        }
    }

    [Test]
    public void Batches_of_matrices_multiply_one_by_one()
    {
        var (left, right) = (Values.Irregular(3, 2, 4), Values.Irregular(3, 4, 5));
        var product = left.bmm(right);

        Assert.That(product.shape, Is.EqualTo(new long[] { 3, 2, 5 }));
        Assert.That(Values.Of(product[1]), Is.EqualTo(Values.Of(left[1].mm(right[1]))).Within(Tolerance));
        FiniteDifferences.AgreeOf(() => left.bmm(right), left, right);
    }

    [Test]
    public void Comparisons_and_logic_are_those_of_the_numbers()
    {
        var (a, b) = (tensor(new[] { 1f, 2f, 3f }), tensor(new[] { 3f, 2f, 1f }));

        Assert.That(Truths(a > b), Is.EqualTo(new[] { false, false, true }));
        Assert.That(Truths(a.ge(b)), Is.EqualTo(new[] { false, true, true }));
        Assert.That(Truths(a.eq(b)), Is.EqualTo(new[] { false, true, false }));
        Assert.That(Truths(a.ne(2)), Is.EqualTo(new[] { true, false, true }));
        Assert.That(Truths((a < b) | ~(a.le(b))), Is.EqualTo(new[] { true, false, true }));
        Assert.That(Truths((a <= b) & (a >= b)), Is.EqualTo(new[] { false, true, false }));
        Assert.That(Truths((a > 1).logical_and((b > 1).logical_not())), Is.EqualTo(new[] { false, false, true }));
        Assert.That((a > 2).any().item<bool>(), Is.True);
        Assert.That((a > 2).all().item<bool>(), Is.False);
        Assert.That(a.argmax().item<long>(), Is.EqualTo(2));
    }

    [Test]
    public void Numbers_that_are_none_are_found()
    {
        var odd = tensor(new[] { 1f, float.NaN, float.PositiveInfinity });

        Assert.That(Truths(odd.isnan()), Is.EqualTo(new[] { false, true, false }));
        Assert.That(Truths(odd.isfinite()), Is.EqualTo(new[] { true, false, false }));
    }

    [Test]
    public void Operations_in_place_change_their_tensor()
    {
        var x = zeros(2);
        x.add_(3).mul_(2);
        Assert.That(Values.Of(x), Is.All.EqualTo(6));
        Assert.That(Values.Of(x.fill_(5)), Is.All.EqualTo(5));
        x.copy_(tensor(new[] { 1f, 2f }));
        Assert.That(Values.Of(x), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Values.Of(x.zero_()), Is.All.Zero);
    }

    [Test]
    public void Minus_infinity_masks_a_softmax_without_a_trace()
    {
        var logits = tensor(new[] { 0.3, -0.2, 1.1, 0.4 })
            .masked_fill(tensor(new[] { false, true, false, true }), double.NegativeInfinity);
        logits.requires_grad = true;
        var probabilities = logits.softmax(0);
        probabilities[0].log().backward();

        Assert.That(Values.Of(probabilities), Has.ItemAt(1).Zero.And.ItemAt(3).Zero);
        Assert.That(Values.Of(probabilities).Sum(), Is.EqualTo(1).Within(Tolerance));
        Assert.That(Values.Of(logits.grad!), Has.All.Matches<double>(double.IsFinite).And.ItemAt(1).Zero);
    }

    private static bool[] Truths(Tensor tensor) => tensor.data<bool>().ToArray();
}
