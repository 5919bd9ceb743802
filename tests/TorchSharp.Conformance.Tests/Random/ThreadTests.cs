using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Random;

/// <summary>Threads, libtorch's and ours.</summary>
public class ThreadTests
{
    [Test]
    public void The_number_of_threads_is_what_was_set([Values(2, 1)] int threads)
    {
        set_num_threads(threads);

        Assert.That(get_num_threads(), Is.EqualTo(threads));
    }

    [Test]
    public void More_threads_multiply_to_the_same_product_within_rounding()
    {
        var (left, right) = (randn(200, 300), randn(300, 250));
        var alone = left.matmul(right);
        set_num_threads(2);

        Assert.That(left.matmul(right).allclose(alone, 1e-4, 1e-4));
    }

    [Test]
    public void Two_threads_train_networks_of_their_own_as_if_each_were_alone()
    {
        var expected = Trained();
        var results = new double[2][];
        var threads = Enumerable.Range(0, 2).Select(i => new Thread(() => results[i] = Trained())).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.That(results[0], Is.EqualTo(expected).Within(1e-6));
        Assert.That(results[1], Is.EqualTo(expected).Within(1e-6));
    }

    // Nothing random in it: the generator is shared, and its numbers would go to whoever asks first.
    private static double[] Trained()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(nn.Parameter(Values.Irregular(4, 6)));
        var optimizer = optim.Adam(layer.parameters(), 1e-2);
        for (var i = 0; i < 300; i++)
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.mse_loss(layer.call(Values.Irregular(16, 6)), Values.Irregular(16, 4) * 2).backward();
            optimizer.step();
        }
        return Values.Of(layer.weight);
    }
}
