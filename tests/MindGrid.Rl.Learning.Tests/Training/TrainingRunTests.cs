using MindGrid.Rl.Learning.Training;

namespace MindGrid.Rl.Learning.Tests.Training;

public class TrainingRunTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Remove_the_folder() => _folder.Dispose();

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(4)]
    public void A_run_that_was_stopped_goes_on_to_the_same_bytes_as_one_that_ran_through(long stopAfter)
    {
        var (whole, halves) = (_folder.PathOf("whole"), _folder.PathOf("halves"));
        TinyRun.Train(TinyRun.Options, whole);
        TinyRun.Train(TinyRun.Options, halves, stopAfter: stopAfter);
        using (var stopped = Checkpoint.Open(TinyRun.Newest(halves)))
        {
            Assert.That(stopped.Update, Is.EqualTo(stopAfter));
        }

        TinyRun.Train(TinyRun.Options, halves, resume: true);

        Assert.That(File.ReadAllBytes(TinyRun.Newest(halves)), Is.EqualTo(File.ReadAllBytes(TinyRun.Newest(whole))));
        Assert.That(
            File.ReadAllBytes(new RunFolder(halves).Best),
            Is.EqualTo(File.ReadAllBytes(new RunFolder(whole).Best))
        );
    }

    [Test]
    public void A_run_whose_last_checkpoint_is_lost_does_the_updates_since_the_one_before_again()
    {
        var (whole, halves) = (_folder.PathOf("whole"), _folder.PathOf("halves"));
        TinyRun.Train(TinyRun.Options, whole);
        TinyRun.Train(TinyRun.Options, halves);
        File.Delete(TinyRun.Newest(halves));
        File.WriteAllText(Path.Combine(halves, "checkpoint-000000006.mgrl.abc.tmp"), "half");

        TinyRun.Train(TinyRun.Options, halves, resume: true);

        Assert.That(File.ReadAllBytes(TinyRun.Newest(halves)), Is.EqualTo(File.ReadAllBytes(TinyRun.Newest(whole))));
        Assert.That(Directory.GetFiles(halves, "*.tmp"), Is.Empty);
        Assert.That(Iterations(halves), Is.EqualTo(Iterations(whole)));
    }

    [Test]
    public void Another_seed_gives_another_policy()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("one"));
        TinyRun.Train(TinyRun.Options with { Seed = 2 }, _folder.PathOf("two"));

        Assert.That(
            File.ReadAllBytes(TinyRun.Newest(_folder.PathOf("one"))),
            Is.Not.EqualTo(File.ReadAllBytes(TinyRun.Newest(_folder.PathOf("two"))))
        );
    }

    [Test]
    public void A_run_leaves_its_options_its_newest_checkpoints_and_the_best()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("run"));

        string[] names =
        [
            .. Directory
                .GetFiles(_folder.PathOf("run"))
                .Select(file => Path.GetFileName(file))
                .Where(name => !name.StartsWith("events.out.tfevents."))
                .Order(StringComparer.Ordinal),
        ];
        Assert.That(
            names,
            Is.EqualTo(
                new[]
                {
                    "best.mgrl",
                    "checkpoint-000000004.mgrl",
                    "checkpoint-000000006.mgrl",
                    "config.yaml",
                    "progress.csv",
                }
            )
        );
        Assert.That(TrainingRun.OptionsIn(_folder.PathOf("run")), Is.EqualTo(TinyRun.Options));
    }

    [Test]
    public void The_best_policy_is_the_one_with_the_smallest_gap()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("run"));

        var (columns, rows) = ProgressCsv.Read(new RunFolder(_folder.PathOf("run")).Progress);
        var gap = columns.IndexOf(LogNames.GapStrict);
        var gaps = rows.Select(row => row[gap]).Where(text => text != "").Select(double.Parse).ToList();
        using var best = Checkpoint.Open(new RunFolder(_folder.PathOf("run")).Best);
        Assert.That(gaps, Has.Count.EqualTo(2));
        Assert.That(best.Best, Is.EqualTo(new BestPolicy(best.Update, gaps.Min())));
    }

    [Test]
    public void A_folder_with_a_run_is_not_begun_anew()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("run"), stopAfter: 1);

        Assert.That(
            () => TrainingRun.Open(TinyRun.Options, _folder.PathOf("run")),
            Throws.InvalidOperationException.With.Message.Contains("has a run already")
        );
    }

    [Test]
    public void Two_runs_do_not_share_a_folder()
    {
        using var run = TrainingRun.Open(TinyRun.Options, _folder.PathOf("run"));

        Assert.That(
            () => TrainingRun.Open(TinyRun.Options, _folder.PathOf("run"), resume: true),
            Throws.InvalidOperationException.With.Message.Contains("Another process trains")
        );
    }

    [Test]
    public void A_run_does_not_go_on_with_other_options()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("run"), stopAfter: 1);

        Assert.That(
            () => TrainingRun.Open(TinyRun.Options with { Width = 16 }, _folder.PathOf("run"), resume: true),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("was trained with 'width: 8', not 'width: 16'")
        );
    }

    [Test]
    public void A_run_that_is_done_can_be_given_more_updates()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("run"));

        TinyRun.Train(TinyRun.Options with { Updates = 7 }, _folder.PathOf("run"), resume: true);

        using var newest = Checkpoint.Open(TinyRun.Newest(_folder.PathOf("run")));
        Assert.That((newest.Update, newest.EnvSteps), Is.EqualTo((7L, 7L * 4 * 2)));
    }

    [Test]
    public void A_run_can_begin_with_the_weights_of_another()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("first"));
        var still = TinyRun.Options with
        {
            Updates = 1,
            StartFrom = TinyRun.Newest(_folder.PathOf("first")),
            Options = TinyRun.Options.Options with { LearningRate = 0 },
        };

        TinyRun.Train(still, _folder.PathOf("second"));

        using var first = TrainedTeacher.NetworkOf(TinyRun.Options);
        using var second = TrainedTeacher.NetworkOf(TinyRun.Options);
        using var one = Checkpoint.Open(TinyRun.Newest(_folder.PathOf("first")));
        using var other = Checkpoint.Open(TinyRun.Newest(_folder.PathOf("second")));
        one.Restore(first);
        other.Restore(second);
        foreach (var (mine, theirs) in first.parameters().Zip(second.parameters()))
        {
            Assert.That(mine.bytes.SequenceEqual(theirs.bytes), Is.True);
        }
    }

    private static List<string> Iterations(string folder)
    {
        var (columns, rows) = ProgressCsv.Read(new RunFolder(folder).Progress);
        return [.. rows.Select(row => row[columns.IndexOf(LogNames.Iterations)])];
    }
}
