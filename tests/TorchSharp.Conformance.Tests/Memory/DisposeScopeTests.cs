using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Memory;

/// <summary>Who frees what, and when.</summary>
public class DisposeScopeTests
{
    [Test]
    public void A_scope_frees_what_was_made_within_it()
    {
        Tensor made,
            derived;
        using (NewDisposeScope())
        {
            made = ones(3);
            derived = made * 2;
        }

        Assert.That((made.IsInvalid, derived.IsInvalid), Is.EqualTo((true, true)));
    }

    [Test]
    public void What_was_made_before_outlives_the_scope()
    {
        var before = ones(1);
        using (NewDisposeScope())
        {
            before.add_(1);
        }

        Assert.That(before.item<float>(), Is.EqualTo(2));
    }

    [Test]
    public void A_tensor_can_be_handed_out_one_scope()
    {
        Tensor handed;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                handed = ones(1).MoveToOuterDisposeScope();
            }
            Assert.That(handed.IsInvalid, Is.False);
        }

        Assert.That(handed.IsInvalid);
    }

    [Test]
    public void A_tensor_can_be_kept_out_of_all_scopes()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            using var inner = NewDisposeScope();
            kept = ones(1).DetachFromDisposeScope();
        }

        Assert.That(kept.item<float>(), Is.EqualTo(1));
        kept.Dispose();
        Assert.That(kept.IsInvalid);
    }

    [Test]
    public void A_scope_frees_the_intermediate_and_hands_out_the_result()
    {
        Tensor intermediate,
            result;
        using (var scope = NewDisposeScope())
        {
            intermediate = ones(2);
            result = scope.MoveToOuter(intermediate + 1);
        }

        Assert.That((intermediate.IsInvalid, result.IsInvalid), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_parameter_belongs_to_its_module_not_to_the_scope()
    {
        nn.Module<Tensor, Tensor> layer;
        using (NewDisposeScope())
        {
            layer = nn.Sequential(nn.Linear(2, 2), nn.LayerNorm(2));
        }

        Assert.That(layer.parameters().Select(parameter => parameter.IsInvalid), Is.All.False);
        Assert.That(layer.call(ones(1, 2)).shape, Is.EqualTo(new long[] { 1, 2 }));
    }

    [Test]
    public void A_scope_concerns_its_own_thread()
    {
        Tensor? elsewhere = null;
        using (NewDisposeScope())
        {
            var thread = new Thread(() => elsewhere = ones(1));
            thread.Start();
            thread.Join();
        }

        Assert.That(elsewhere!.IsInvalid, Is.False);
        elsewhere.Dispose();
    }

    [Test]
    public void Disposing_twice_is_no_mistake()
    {
        var scope = NewDisposeScope();
        var made = ones(1);
        made.Dispose();
        made.Dispose();
        scope.Dispose();
        scope.Dispose();

        Assert.That(made.IsInvalid);
    }
}
