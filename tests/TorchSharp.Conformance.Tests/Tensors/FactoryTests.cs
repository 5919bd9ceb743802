using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

/// <summary>Tensors from numbers, and numbers from tensors.</summary>
public class FactoryTests
{
    [Test]
    public void A_tensor_has_the_type_of_its_numbers()
    {
        Assert.That(tensor(new[] { 1f }).dtype, Is.EqualTo(float32));
        Assert.That(tensor(new[] { 1.0 }).dtype, Is.EqualTo(float64));
        Assert.That(tensor(new[] { 1L }).dtype, Is.EqualTo(int64));
        Assert.That(tensor(new[] { 1 }).dtype, Is.EqualTo(int32));
        Assert.That(tensor(new byte[] { 1 }).dtype, Is.EqualTo(uint8));
        Assert.That(tensor(new[] { true }).dtype, Is.EqualTo(@bool));
        Assert.That(zeros(1).dtype, Is.EqualTo(float32));
        Assert.That(arange(3).dtype, Is.EqualTo(int64));
    }

    [Test]
    public void Shapes_are_row_by_row()
    {
        var matrix = tensor(new[] { 1f, 2, 3, 4, 5, 6 }, [2, 3]);

        Assert.That(matrix.shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(
            (matrix.ndim, matrix.numel(), matrix.NumberOfElements, matrix.size(1)),
            Is.EqualTo((2L, 6L, 6L, 3L))
        );
        Assert.That(matrix[1, 0].item<float>(), Is.EqualTo(4));
        Assert.That(matrix.data<float>()[1, 2], Is.EqualTo(6));
        Assert.That(Values.Of(matrix.transpose(0, 1)), Is.EqualTo(new[] { 1, 4, 2, 5, 3, 6 }));
        Assert.That(
            matrix.t().data<float>().ToArray(),
            Is.EqualTo(new[] { 1, 4, 2, 5, 3, 6 }),
            "an accessor follows strides"
        );
        Assert.That(
            tensor(
                new[,]
                {
                    { 1f, 2 },
                    { 3, 4 },
                }
            ).shape,
            Is.EqualTo(new long[] { 2, 2 })
        );
    }

    [Test]
    public void A_tensor_is_a_copy_of_its_array()
    {
        var array = new[] { 1f, 2 };
        var copy = tensor(array);
        array[0] = 9;

        Assert.That(copy[0].item<float>(), Is.EqualTo(1));
    }

    [Test]
    public void Factories_fill_as_they_say()
    {
        Assert.That(Values.Of(ones(2, 2)), Is.All.EqualTo(1));
        Assert.That(Values.Of(full(3, 2.5)), Is.All.EqualTo(2.5));
        Assert.That(Values.Of(arange(1, 2, 0.25)), Is.EqualTo(new[] { 1, 1.25, 1.5, 1.75 }));
        Assert.That(Values.Of(eye(2)), Is.EqualTo(new[] { 1, 0, 0, 1 }));
        Assert.That(Values.Of(zeros_like(ones(3))), Is.All.Zero);
        Assert.That(ones_like(zeros(3, dtype: int64)).dtype, Is.EqualTo(int64));
        Assert.That(Values.Of(rand(1000)), Has.All.InRange(0, 1));
        Assert.That(randn(10_000).std().item<float>(), Is.EqualTo(1).Within(0.05));
    }

    [Test]
    public void Elements_come_out_as_they_went_in()
    {
        Assert.That(tensor(long.MaxValue).item<long>(), Is.EqualTo(long.MaxValue));
        Assert.That(tensor(1.5f).ToSingle(), Is.EqualTo(1.5f));
        Assert.That(tensor(new byte[] { 200, 1 }).data<byte>().ToArray(), Is.EqualTo(new byte[] { 200, 1 }));
        var target = new float[4];
        tensor(new[] { 1f, 2 }).data<float>().CopyTo(target, 1);
        Assert.That(target, Is.EqualTo(new[] { 0f, 1, 2, 0 }));
        Assert.That(tensor(new[] { 1f }).bytes.ToArray(), Is.EqualTo(BitConverter.GetBytes(1f)));
    }

    [Test]
    public void Types_convert()
    {
        Assert.That(tensor(new[] { 1.9, -1.9 }).to_type(int64).data<long>().ToArray(), Is.EqualTo(new[] { 1L, -1 }));
        Assert.That(tensor(new[] { 0, 2 }).to(@bool).data<bool>().ToArray(), Is.EqualTo(new[] { false, true }));
        Assert.That((tensor(new[] { 1 }) + 0.5).dtype, Is.EqualTo(float32));
    }

    [Test]
    public void One_hot_sets_one_place_a_row()
    {
        var hot = nn.functional.one_hot(tensor(new long[] { 2, 0 }), 3);

        Assert.That(Values.Of(hot), Is.EqualTo(new[] { 0, 0, 1, 1, 0, 0 }));
        Assert.That(hot.dtype, Is.EqualTo(int64));
    }

    [Test]
    public void Tensors_compare_by_what_they_hold()
    {
        var x = tensor(new[] { 1f, 2 });

        Assert.That(x.allclose(x + 1e-9), Is.True);
        Assert.That(x.allclose(x + 1e-2), Is.False);
        Assert.That(x.ToString(), Does.Contain("2"));
        Assert.That(x.device.type, Is.EqualTo(DeviceType.CPU));
    }
}
