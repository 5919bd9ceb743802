using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Memory;

/// <summary>Training for long needs no more memory than training for a while.</summary>
public class WorkingSetTests
{
    private const int Steps = 100_000;
    private const long Allowed = 16 << 20;

    /// <summary>A step makes half a dozen tensors of 4 kB: without scopes these would be gigabytes, and a leak of 200 bytes a step shows.</summary>
    [Test]
    public void A_hundred_thousand_steps_in_scopes_leave_the_working_set_where_it_was()
    {
        var weights = ones(1000, requires_grad: true);
        Repeat(Steps / 10, () => Step(weights));
        var before = WorkingSet();

        Repeat(Steps, () => Step(weights));

        Assert.That(WorkingSet() - before, Is.LessThan(Allowed));
    }

    [Test]
    public void Optimizer_steps_in_scopes_leave_the_working_set_where_it_was()
    {
        var layer = nn.Sequential(nn.Linear(64, 64), nn.Tanh(), nn.Linear(64, 4));
        var optimizer = optim.Adam(layer.parameters());
        var input = ones(8, 64);
        void Train()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            layer.call(input).square().mean().backward();
            nn.utils.clip_grad_norm_(layer.parameters(), 1);
            optimizer.step();
        }
        Repeat(500, Train);
        var before = WorkingSet();

        Repeat(3000, Train);

        Assert.That(WorkingSet() - before, Is.LessThan(Allowed));
    }

    [Test]
    public void Mistakes_leave_the_working_set_where_it_was()
    {
        static void Err()
        {
            using var scope = NewDisposeScope();
            var megabyte = zeros(1 << 18);
            Assert.That(() => megabyte + ones(3), Throws.Exception);
        }
        Repeat(20, Err);
        var before = WorkingSet();

        Repeat(200, Err);

        Assert.That(WorkingSet() - before, Is.LessThan(Allowed));
    }

    [Test]
    public void Tensors_that_nobody_disposes_are_freed_by_the_collector()
    {
        // A gigabyte in all, of which no more than a part may stay.
        var thread = new Thread(() =>
            Repeat(
                250,
                () =>
                {
                    zeros(1 << 20);
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
            )
        );
        var before = WorkingSet();
        thread.Start();
        thread.Join();

        Assert.That(WorkingSet() - before, Is.LessThan(100L << 20));
    }

    private static void Step(Tensor weights)
    {
        using var scope = NewDisposeScope();
        (weights * weights).sum().backward();
        using var withoutHistory = no_grad();
        weights.sub_(weights.grad! * 1e-3);
        weights.grad!.zero_();
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    private static long WorkingSet()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
