using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Envs;

public class BlockCrewTests
{
    private const int MostBlocks = 40;

    [Test]
    public void Every_block_is_done_once_round_after_round([Values(1, 2, 3, 7)] int threads)
    {
        using var crew = new BlockCrew(threads);
        var times = new int[MostBlocks];
        var expected = new int[MostBlocks];
        for (var round = 0; round < 5000; round++)
        {
            var blocks = 1 + (round % MostBlocks);
            crew.Run(blocks, block => Interlocked.Increment(ref times[block]));
            for (var block = 0; block < blocks; block++)
            {
                expected[block]++;
            }
            Assert.That(times, Is.EqualTo(expected), $"round {round}");
        }
    }

    [Test]
    public void What_a_round_wrote_is_seen_by_the_caller_and_by_the_next_round()
    {
        using var crew = new BlockCrew(2);
        var (read, written) = (new int[MostBlocks], new int[MostBlocks]);
        for (var round = 0; round < 20_000; round++)
        {
            crew.Run(MostBlocks, block => written[block] = read[MostBlocks - 1 - block] + 1);
            (read, written) = (written, read);
            if (read.AsSpan().ContainsAnyExcept(round + 1))
            {
                Assert.Fail($"round {round}: {string.Join(' ', read)}");
            }
        }
    }

    [Test]
    public void Helpers_that_have_gone_to_sleep_take_part_again()
    {
        using var crew = new BlockCrew(2);
        for (var round = 0; round < 5; round++)
        {
            Thread.Sleep(20);
            // A block that waits for the other one: both threads are needed.
            using var meeting = new Barrier(2);
            crew.Run(2, _ => Assert.That(meeting.SignalAndWait(TimeSpan.FromSeconds(30))));
        }
    }

    [Test]
    public void Of_several_exceptions_the_first_blocks_is_thrown_and_the_crew_goes_on([Values(1, 2, 4)] int threads)
    {
        using var crew = new BlockCrew(threads);
        for (var round = 0; round < 200; round++)
        {
            Assert.That(
                () => crew.Run(MostBlocks, block => throw new InvalidOperationException($"block {block}")),
                Throws.InvalidOperationException.With.Message.EqualTo("block 0")
            );
            var done = 0;
            crew.Run(MostBlocks, _ => Interlocked.Increment(ref done));
            Assert.That(done, Is.EqualTo(MostBlocks));
        }
    }

    [Test]
    public void Helpers_end_when_the_crew_is_disposed_awake_or_asleep([Values(0, 20)] int milliseconds)
    {
        var crew = new BlockCrew(3);
        crew.Run(3, static _ => { });
        Thread.Sleep(milliseconds);
        var disposal = Task.Run(crew.Dispose);
        Assert.That(disposal.Wait(TimeSpan.FromSeconds(30)));
    }
}
