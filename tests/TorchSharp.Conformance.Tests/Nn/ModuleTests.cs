using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>What modules know of themselves and of one another.</summary>
public class ModuleTests
{
    private readonly TwoLayers _module = new();

    [Test]
    public void Components_register_under_the_names_of_their_fields()
    {
        Assert.That(
            _module.named_parameters().Select(parameter => parameter.name),
            Is.EquivalentTo(new[] { "scale", "first.weight", "first.bias", "second.2.weight" })
        );
        Assert.That(_module.named_buffers().Select(buffer => buffer.name), Is.EqualTo(new[] { "seen" }));
        Assert.That(_module.named_children().Select(child => child.name), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(_module.named_modules().Select(module => module.name), Does.Contain("second.2"));
    }

    [Test]
    public void Parameters_ask_for_gradients_and_buffers_do_not()
    {
        Assert.That(_module.parameters().Select(parameter => parameter.requires_grad), Is.All.True);
        Assert.That(_module.buffers().Select(buffer => buffer.requires_grad), Is.All.False);
    }

    [Test]
    public void Training_and_evaluation_reach_every_layer()
    {
        _module.eval();
        Assert.That(_module.modules().Select(module => module.training), Is.All.False);
        var input = ones(4, 2);
        Assert.That(Values.Of(_module.call(input)), Is.EqualTo(Values.Of(_module.call(input))));

        _module.train();
        Assert.That(_module.modules().Select(module => module.training), Is.All.True);
    }

    [Test]
    public void Dropout_keeps_the_mean_while_training_and_everything_in_evaluation()
    {
        var dropout = nn.Dropout(0.25);
        var dropped = dropout.call(ones(100_000));

        Assert.That(dropped.mean().item<float>(), Is.EqualTo(1).Within(0.02));
        Assert.That(Values.Of(dropped).Distinct().Order(), Is.EqualTo(new[] { 0, 4.0 / 3 }).Within(1e-6));
        dropout.eval();
        Assert.That(Values.Of(dropout.call(ones(10))), Is.All.EqualTo(1));
    }

    [Test]
    public void Zero_grad_takes_the_gradients_away()
    {
        _module.call(ones(1, 2)).sum().backward();
        Assert.That(_module.Scale.grad, Is.Not.Null);

        _module.zero_grad();

        Assert.That(_module.Scale.grad is null || _module.Scale.grad.item<float>() == 0);
    }

    [Test]
    public void Gradients_add_up_until_they_are_taken_away()
    {
        var x = tensor(3f, requires_grad: true);
        (x * x).backward();
        (x * x).backward();

        Assert.That(x.grad!.item<float>(), Is.EqualTo(12));
    }

    [Test]
    public void Apply_reaches_every_module_the_outermost_last()
    {
        var reached = new List<string>();

        _module.apply(module => reached.Add(module.GetName()));

        Assert.That(
            reached,
            Has.Count.EqualTo(1 + _module.named_modules().Count()).Or.Count.EqualTo(_module.named_modules().Count())
        );
        Assert.That(reached, Does.Contain("Linear"));
    }

    [Test]
    public void A_module_moves_to_another_precision_with_all_its_floating_parts()
    {
        _module.to(float64);

        Assert.That(_module.parameters().Select(parameter => parameter.dtype), Is.All.EqualTo(float64));
        Assert.That(_module.call(ones(1, 2, dtype: float64)).dtype, Is.EqualTo(float64));
    }

    [Test]
    public void A_list_of_modules_registers_them_by_number()
    {
        var list = nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1));

        Assert.That(list, Has.Count.EqualTo(3));
        Assert.That(
            list.named_parameters().Select(each => each.name),
            Is.EqualTo(new[] { "0.weight", "0.bias", "2.weight", "2.bias" })
        );
    }

    [Test]
    public void A_sequence_takes_names_and_calls_in_order()
    {
        var sequence = nn.Sequential(("double", (nn.Module<Tensor, Tensor>)new Times(2)), ("third", new Times(3)));

        Assert.That(sequence.call(tensor(1f)).item<float>(), Is.EqualTo(6));
        Assert.That(sequence.named_children().Select(child => child.name), Is.EqualTo(new[] { "double", "third" }));
    }

    [Test]
    public void A_name_cannot_be_registered_twice() =>
        Assert.Throws<ArgumentException>(() => _module.register_module("first", nn.ReLU()));

    private sealed class Times(double factor) : nn.Module<Tensor, Tensor>("Times")
    {
        public override Tensor forward(Tensor input) => input * factor;
    }
}
