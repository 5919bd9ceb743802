using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

/// <summary>Parts of tensors.</summary>
public class IndexingTests
{
    private readonly Tensor _board = arange(12).view(3, 4);

    [Test]
    public void A_number_takes_a_row_and_a_slice_a_range()
    {
        Assert.That(Values.Of(_board[1]), Is.EqualTo(new[] { 4, 5, 6, 7 }));
        Assert.That(_board[2, 3].item<long>(), Is.EqualTo(11));
        Assert.That(Values.Of(_board[TensorIndex.Colon, TensorIndex.Single(1)]), Is.EqualTo(new[] { 1, 5, 9 }));
        Assert.That(
            Values.Of(_board[TensorIndex.Slice(1), TensorIndex.Slice(0, 4, 3)]),
            Is.EqualTo(new[] { 4, 7, 8, 11 })
        );
        Assert.That(Values.Of(_board[TensorIndex.Ellipsis, TensorIndex.Single(-1)]), Is.EqualTo(new[] { 3, 7, 11 }));
        Assert.That(_board[TensorIndex.None].shape, Is.EqualTo(new long[] { 1, 3, 4 }));
        Assert.That(Values.Of(_board.slice(1, 1, 4, 2)), Is.EqualTo(new[] { 1, 3, 5, 7, 9, 11 }));
    }

    [Test]
    public void A_tensor_takes_places_or_where_a_mask_is_true()
    {
        var rows = tensor(new long[] { 2, 0 });

        Assert.That(Values.Of(_board[rows]), Is.EqualTo(new[] { 8, 9, 10, 11, 0, 1, 2, 3 }));
        Assert.That(Values.Of(_board[rows, tensor(new long[] { 1, 3 })]), Is.EqualTo(new[] { 9, 3 }));
        Assert.That(Values.Of(_board[_board > 9]), Is.EqualTo(new[] { 10, 11 }));
        Assert.That(Values.Of(_board.index_select(1, rows)), Is.EqualTo(new[] { 2, 0, 6, 4, 10, 8 }));
        Assert.That(Values.Of(_board.gather(1, rows.view(2, 1))), Is.EqualTo(new[] { 2, 4 }));
    }

    [Test]
    public void A_part_is_a_view_and_can_be_written()
    {
        _board[0].fill_(7);
        _board[2, 3] = tensor(-1L);

        Assert.That(Values.Of(_board), Is.EqualTo(new[] { 7, 7, 7, 7, 4, 5, 6, 7, 8, 9, 10, -1 }));
    }

    [Test]
    public void Sorting_tells_where_the_values_were()
    {
        var x = tensor(new[] { 2f, 9, 4 });
        var (values, places) = x.sort(descending: true);
        var (best, best_places) = x.topk(2);

        Assert.That(Values.Of(values), Is.EqualTo(new[] { 9, 4, 2 }));
        Assert.That(Values.Of(places), Is.EqualTo(new[] { 1, 2, 0 }));
        Assert.That(Values.Of(best), Is.EqualTo(new[] { 9, 4 }));
        Assert.That(Values.Of(best_places), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(x.max(0).indexes.item<long>(), Is.EqualTo(1));
    }

    [Test]
    public void Shapes_change_without_the_numbers()
    {
        Assert.That(_board.unsqueeze(0).squeeze(0).flatten(), Has.Property("shape").EqualTo(new long[] { 12 }));
        Assert.That(_board.reshape(2, -1).shape, Is.EqualTo(new long[] { 2, 6 }));
        Assert.That(_board.permute(1, 0).shape, Is.EqualTo(new long[] { 4, 3 }));
        Assert.That(cat([_board, _board]).shape, Is.EqualTo(new long[] { 6, 4 }));
        Assert.That(stack([_board, _board], 1).shape, Is.EqualTo(new long[] { 3, 2, 4 }));
    }

    [Test]
    public void A_clone_is_apart_and_a_detached_tensor_is_not()
    {
        var x = ones(2, requires_grad: true);
        var (clone, detached) = (x.clone(), x.detach());
        detached[0] = tensor(5f);

        Assert.That(Values.Of(x), Is.EqualTo(new[] { 5, 1 }));
        Assert.That(Values.Of(clone), Is.All.EqualTo(1));
        Assert.That((clone.requires_grad, detached.requires_grad), Is.EqualTo((true, false)));
    }
}
