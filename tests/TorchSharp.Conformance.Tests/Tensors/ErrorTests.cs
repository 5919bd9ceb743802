using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

/// <summary>Mistakes are told with libtorch's own words, and leave nothing broken behind.</summary>
public class ErrorTests
{
    [Test]
    public void Matrices_that_do_not_fit_are_told_by_their_shapes() =>
        Fails(() => ones(2, 3).matmul(ones(2, 3)), "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");

    [Test]
    public void A_layer_tells_the_shape_that_it_cannot_take() =>
        Fails(() => nn.Linear(4, 2).call(ones(5, 3)), "mat1 and mat2 shapes cannot be multiplied (5x3 and 4x2)");

    [Test]
    public void Shapes_that_cannot_be_broadcast_are_told() =>
        Fails(
            () => ones(2) + ones(3),
            "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0"
        );

    [Test]
    public void A_view_of_another_size_is_told() =>
        Fails(() => ones(6).view(4), "shape '[4]' is invalid for input of size 6");

    [Test]
    public void A_dimension_that_is_not_there_is_told_with_the_range() =>
        Fails(() => ones(2, 2).softmax(5), "Dimension out of range (expected to be in range of [-2, 1], but got 5)");

    [Test]
    public void Types_that_do_not_mix_are_told() =>
        Fails(() => ones(2, 2).matmul(ones(2, 2, dtype: float64)), "expected");

    [Test]
    public void A_word_that_an_embedding_lacks_is_told() =>
        Fails(() => nn.Embedding(3, 2).call(tensor(new long[] { 3 })), "index out of range in self");

    [Test]
    public void A_place_that_is_not_there_is_told() =>
        Fails(
            () => ones(2, 3).gather(1, full(2, 1, 5L, dtype: int64)),
            "index 5 is out of bounds for dimension 1 with size 3"
        );

    [Test]
    public void A_class_that_is_not_there_is_told() =>
        Fails(() => nn.functional.cross_entropy(ones(1, 3), tensor(new long[] { 3 })), "Target 3 is out of bounds");

    [Test]
    public void A_backward_pass_from_nowhere_is_told() => Fails(() => ones(1).backward(), "does not require grad");

    [Test]
    public void A_gradient_needs_a_single_number() =>
        Fails(
            () => (ones(2, requires_grad: true) * 2).backward(),
            "grad can be implicitly created only for scalar outputs"
        );

    [Test]
    public void A_leaf_cannot_be_changed_in_place() =>
        Fails(() => ones(2, requires_grad: true).add_(1), "a leaf Variable that requires grad");

    [Test]
    public void Integers_have_no_gradients() =>
        Fails(() => ones(2, dtype: int64).requires_grad_(), "can require gradients");

    [Test]
    public void An_item_of_many_is_refused() => Assert.That(() => ones(2).item<float>(), Throws.ArgumentException);

    [Test]
    public void Elements_of_another_type_are_refused() =>
        Assert.That(
            () => ones(2).data<long>(),
            Throws.ArgumentException.With.Message.Contains("Int64").And.Message.Contains("Float32")
        );

    [Test]
    public void A_tensor_that_was_disposed_is_refused()
    {
        var gone = ones(1);
        gone.Dispose();

        Assert.That(gone.IsInvalid);
        Assert.That(() => gone + 1, Throws.InvalidOperationException);
    }

    [Test]
    public void Work_goes_on_after_a_mistake()
    {
        for (var i = 0; i < 20; i++)
        {
            Fails(() => ones(2).matmul(ones(3)), "size");
        }
        Assert.That((ones(1) + 1).item<float>(), Is.EqualTo(2));
    }

    private static void Fails(Action mistake, string words) =>
        Assert.That(() => mistake(), Throws.InstanceOf<ExternalException>().With.Message.Contains(words));

    private static void Fails(Func<Tensor> mistake, string words) =>
        Fails(
            () =>
            {
                mistake();
            },
            words
        );
}
