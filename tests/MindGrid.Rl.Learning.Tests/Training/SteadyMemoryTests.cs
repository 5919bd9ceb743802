using MindGrid.Rl.Learning.Training;

namespace MindGrid.Rl.Learning.Tests.Training;

[Category("Slow")]
public class SteadyMemoryTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Delete_what_was_written() => _folder.Dispose();

    [Test]
    public void A_hundred_thousand_updates_take_no_more_memory_than_twenty_thousand()
    {
        var options = TinyRun.Options with
        {
            Updates = 100_000,
            Options = new() { Envs = 2, StepsPerUpdate = 1 },
            LogEvery = 1000,
            Evaluation = new() { Every = 0, Games = 2 },
            Checkpoints = new() { Every = 10_000, Keep = 2 },
        };
        var memory = new SeenMemory();
        using (var run = TrainingRun.Open(options, _folder.PathOf("run")))
        {
            run.Go(memory);
        }
        var (early, late) = (memory.At(20_000), memory.At(100_000));
        TestContext.Out.WriteLine(
            $"working set: {early >> 20} MiB after 20,000 updates, {late >> 20} MiB after 100,000"
        );

        Assert.That(late, Is.LessThan(early * 1.1));
    }

    /// <summary>Keeps the process's working set, in bytes, by update.</summary>
    private sealed class SeenMemory : IProgress<TrainingNews>
    {
        private readonly SortedList<long, long> _seen = [];

        public long At(long update) => _seen.Last(seen => seen.Key <= update).Value;

        public void Report(TrainingNews value) => _seen[value.Update] = Environment.WorkingSet;
    }
}
