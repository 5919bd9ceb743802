using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>Attention against its definition, written out, and its masks.</summary>
public class AttentionTests
{
    private const int Width = 4;
    private const int Heads = 2;
    private const double Tolerance = 1e-10;
    private readonly Modules.MultiheadAttention _layer = nn.MultiheadAttention(Width, Heads).to(float64);
    private readonly Tensor _query = Values.Irregular(3, 1, Width);
    private readonly Tensor _key = Values.Irregular(5, 1, Width) * 2;

    [Test]
    public void The_parameters_have_pytorchs_names() =>
        Assert.That(
            _layer.named_parameters().Select(parameter => parameter.name),
            Is.EquivalentTo(new[] { "in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias" })
        );

    [Test]
    public void Attention_is_the_softmax_of_the_scaled_products_of_each_head()
    {
        var (output, weights) = _layer.call(_query, _key, _key);

        var (expected, averaged) = WrittenOut(zeros(3, 5, dtype: float64));
        Assert.That(Values.Of(output), Is.EqualTo(Values.Of(expected)).Within(Tolerance));
        Assert.That(Values.Of(weights), Is.EqualTo(Values.Of(averaged)).Within(Tolerance));
    }

    [Test]
    public void A_mask_of_minus_infinity_hides_places_from_single_queries()
    {
        var mask = zeros(3, 5, dtype: float64);
        mask[0, 1] = tensor(double.NegativeInfinity);
        mask[2, 4] = tensor(double.NegativeInfinity);

        var (output, weights) = _layer.call(_query, _key, _key, attn_mask: mask);

        var (expected, _) = WrittenOut(mask);
        Assert.That(Values.Of(output), Is.EqualTo(Values.Of(expected)).Within(Tolerance));
        Assert.That(weights[0, 0, 1].item<double>(), Is.Zero);
        Assert.That(weights[0, 1, 1].item<double>(), Is.Not.Zero);
    }

    [Test]
    public void A_padding_mask_hides_keys_from_all_queries()
    {
        var padding = tensor(new[] { false, true, false, false, true }, [1, 5]);

        var (_, weights) = _layer.call(_query, _key, _key, padding);
        var masked = zeros(1, 5, dtype: float64).masked_fill(padding, double.NegativeInfinity).expand(3, 5);

        Assert.That(Values.Of(weights), Is.EqualTo(Values.Of(WrittenOut(masked).Weights)).Within(Tolerance));
        Assert.That(Values.Of(weights[0].sum(0L)), Has.ItemAt(1).Zero.And.ItemAt(4).Zero);
    }

    [Test]
    public void Weights_are_made_only_where_they_are_asked_for() =>
        Assert.That(
            _layer.call(_query, _key, _key, need_weights: false).Item2 is null or { IsInvalid: true } or { ndim: 0 }
        );

    private (Tensor Output, Tensor Weights) WrittenOut(Tensor mask)
    {
        using var withoutHistory = no_grad();
        var parameters = _layer.named_parameters().ToDictionary(each => each.name, each => (Tensor)each.parameter);
        var (w, b) = (parameters["in_proj_weight"], parameters["in_proj_bias"]);
        Tensor Projected(Tensor of, long part) =>
            of.squeeze(1).matmul(w.narrow(0, part * Width, Width).transpose(0, 1)) + b.narrow(0, part * Width, Width);
        var (q, k, v) = (Projected(_query, 0), Projected(_key, 1), Projected(_key, 2));
        const int Each = Width / Heads;
        var outputs = new List<Tensor>();
        var weights = zeros(3, 5, dtype: float64);
        for (var head = 0; head < Heads; head++)
        {
            Tensor Own(Tensor of) => of.narrow(1, head * Each, Each);
            var attention = (Own(q).matmul(Own(k).transpose(0, 1)) / Math.Sqrt(Each) + mask).softmax(1);
            outputs.Add(attention.matmul(Own(v)));
            weights = weights + attention / Heads;
        }
        var joined = cat(outputs, 1);
        return (joined.matmul(parameters["out_proj.weight"].transpose(0, 1)) + parameters["out_proj.bias"], weights);
    }
}
