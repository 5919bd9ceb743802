using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>Each layer's gradients, with respect to its input and to its parameters.</summary>
public class LayerGradientTests
{
    [Test]
    public void Linear_has_the_slopes_of_its_output([Values] bool hasBias) =>
        FiniteDifferences.AgreeOf(nn.Linear(3, 2, hasBias, dtype: float64), Values.Irregular(4, 3));

    [Test]
    public void Conv2d_has_the_slopes_of_its_output([Values(1, 2)] long stride, [Values(0, 1)] long padding) =>
        FiniteDifferences.AgreeOf(nn.Conv2d(2, 3, 3, stride, padding).to(float64), Values.Irregular(2, 2, 5, 4));

    [Test]
    public void LayerNorm_has_the_slopes_of_its_output([Values] bool isAffine)
    {
        var layer = nn.LayerNorm(4, elementwise_affine: isAffine, dtype: float64);
        if (isAffine)
        {
            using var withoutHistory = no_grad();
            layer.weight.copy_(Values.Irregular(4));
            layer.bias!.copy_(Values.Irregular(4) * 2);
        }
        FiniteDifferences.AgreeOf(layer, Values.Irregular(3, 4));
    }

    [Test]
    public void Embedding_collects_the_slopes_of_a_row_that_is_looked_up_twice()
    {
        var layer = nn.Embedding(5, 3, dtype: float64);
        var words = tensor(new long[] { 0, 2, 2, 4 });

        FiniteDifferences.AgreeOf(() => layer.call(words), layer.weight!);
        Assert.That(Values.Of(layer.weight!.grad![1]), Is.All.Zero);
    }

    [Test]
    public void Bags_add_up_their_rows_and_leave_out_the_padding()
    {
        var layer = nn.EmbeddingBag(5, 3, mode: EmbeddingBagMode.Sum, padding_index: 4, dtype: float64);
        var bags = tensor(new long[] { 0, 2, 2, 4, 4, 1 }, [2, 3]);
        using (no_grad())
        {
            layer.weight![4].fill_(100);
        }

        using (no_grad())
        {
            var expected = stack([layer.weight![0] + (layer.weight[2] * 2), layer.weight[1]]);
            Assert.That(Values.Of(layer.call(bags)), Is.EqualTo(Values.Of(expected)).Within(1e-12));
        }
        FiniteDifferences.AgreeOf(() => layer.call(bags), layer.weight!);
        Assert.That(Values.Of(layer.weight!.grad![3]), Is.All.Zero);
    }

    [Test]
    public void Activations_have_the_slopes_of_their_output()
    {
        nn.Module<Tensor, Tensor>[] layers = [nn.ReLU(), nn.GELU(), nn.Tanh(), nn.Sigmoid(), nn.Flatten()];
        foreach (var layer in layers)
        {
            FiniteDifferences.AgreeOf(layer, Values.Irregular(3, 2, 2));
        }
    }

    [Test]
    public void Dropout_drops_the_same_places_forward_and_backward()
    {
        var layer = nn.Dropout(0.5);
        var input = Values.Irregular(4, 4);

        FiniteDifferences.AgreeOf(
            () =>
            {
                manual_seed(1);
                return layer.call(input);
            },
            input
        );
    }

    [Test]
    public void A_sequence_of_layers_has_the_slopes_of_its_output() =>
        FiniteDifferences.AgreeOf(
            nn.Sequential(
                nn.Conv2d(1, 2, 2).to(float64),
                nn.GELU(),
                nn.Flatten(),
                nn.LayerNorm(12, dtype: float64),
                nn.Linear(12, 3, dtype: float64),
                nn.Tanh()
            ),
            Values.Irregular(2, 1, 4, 3)
        );

    [Test]
    public void MultiheadAttention_has_the_slopes_of_its_output([Values] bool isMasked)
    {
        var layer = nn.MultiheadAttention(4, 2).to(float64);
        var (query, key, value) = (
            Values.Irregular(3, 2, 4),
            Values.Irregular(5, 2, 4) * 2,
            Values.Irregular(5, 2, 4) + 1
        );
        var hidden = isMasked
            ? tensor(new[] { false, false, true, false, true, true, false, false, false, false }, [2, 5])
            : null;

        FiniteDifferences.AgreeOf(
            () => layer.call(query, key, value, hidden).Item1,
            [query, key, value, .. layer.parameters()]
        );
    }
}
