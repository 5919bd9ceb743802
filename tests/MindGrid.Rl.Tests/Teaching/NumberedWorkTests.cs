using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Tests.Teaching;

public class NumberedWorkTests
{
    private const int Count = 500;

    [Test]
    public void Each_piece_is_done_once_and_what_is_made_keeps_its_order([Values(1, 2, 3, null)] int? threads)
    {
        var done = new int[Count];
        var made = NumberedWork.Map(Enumerable.Range(0, Count).ToArray(), Make, threads, default);
        Assert.That(done, Has.All.EqualTo(1));
        Assert.That(made, Is.EqualTo(Enumerable.Range(0, Count).Select(i => $"{i}")));

        string Make(int item)
        {
            Interlocked.Increment(ref done[item]);
            return $"{item}";
        }
    }

    [Test]
    public void No_worker_does_two_pieces_at_a_time([Values(1, 2, 3)] int threads)
    {
        var overlaps = 0;
        NumberedWork.Run(Count, () => new int[1], Work, threads, default);
        Assert.That(overlaps, Is.Zero);

        void Work(int[] worker, int piece)
        {
            overlaps += Interlocked.Increment(ref worker[0]) == 1 ? 0 : 1;
            Thread.SpinWait(20);
            Interlocked.Decrement(ref worker[0]);
        }
    }

    [Test]
    public void The_failure_of_the_lowest_number_reaches_the_caller_as_it_is([Values(1, 2, 3)] int threads) =>
        Assert.That(
            () => NumberedWork.Run(Count, () => 0, Fail, threads, default),
            Throws.TypeOf<FormatException>().With.Message.EqualTo("piece 130")
        );

    [Test]
    public void Cancelling_stops_between_two_pieces([Values(1, 2, 3)] int threads)
    {
        using var cancel = new CancellationTokenSource();
        var done = 0;
        Assert.That(
            () => NumberedWork.Run(100_000, () => 0, Work, threads, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(done, Is.InRange(10, 10 + threads));

        void Work(int worker, int piece)
        {
            if (Interlocked.Increment(ref done) >= 10)
            {
                cancel.Cancel();
            }
        }
    }

    [Test]
    public void There_is_at_least_one_thread([Values(0, -1)] int threads) =>
        Assert.That(
            () => NumberedWork.Run(1, () => 0, Fail, threads, default),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("degreeOfParallelism")
        );

    private static void Fail(int worker, int piece)
    {
        if (piece >= 130)
        {
            throw new FormatException($"piece {piece}");
        }
    }
}
