using MindGrid.Rl.Configuration;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Learning.Tests.Training;

public class TrainingOptionsTests
{
    [Test]
    public void Options_read_back_as_they_were_written()
    {
        var options = TinyRun.Options with
        {
            Seed = 1L << 53,
            StartFrom = "runs/bc",
            Games = new() { Shape = GameShape.Balanced, Layout = Layout.TreasureIsland },
            Teaching = new()
            {
                Reward = RewardTime.Differences,
                Discount = 0.99,
                Human = new MishearingHuman { Rate = 0.25 },
            },
            Options = new() { LearningRate = 1e-5 },
            Evaluation = new() { Colors = GameSplit.TestOut },
        };

        Assert.That(TrainingOptions.Parse(options.ToYaml(), "file"), Is.EqualTo(options));
    }

    [Test]
    public void Every_learner_has_defaults_that_can_be_written_and_read()
    {
        foreach (var entry in Learners.All)
        {
            var options = new TrainingOptions { Learner = entry.Name, Options = entry.Defaults };

            Assert.That(TrainingOptions.Parse(options.ToYaml(), entry.Name), Is.EqualTo(options));
        }
    }

    [Test]
    public void What_a_file_does_not_say_stays_as_it_is() =>
        Assert.That(
            TrainingOptions.Parse("options:\n  envs: 32\n", "file"),
            Is.EqualTo(new TrainingOptions { Options = new() { Envs = 32 } })
        );

    [TestCase("with: 3", "file, line 1, column 1: The configuration has the unknown key 'with'")]
    [TestCase(
        "seed: 1\nwidth: wide",
        "file, line 2, column 8: width is 'wide'; allowed are whole numbers from 8 to 4096."
    )]
    [TestCase("width: 0", "allowed are whole numbers from 8 to 4096")]
    [TestCase("seed: 9007199254740993", "from 0 to 9007199254740992")]
    [TestCase("learner: dreaming", "learner is 'dreaming'; allowed")]
    [TestCase("options:\n  envs: 1\n  envs: 2", "file, line 3, column 3: options has the key 'envs' twice")]
    [TestCase("options:\n  seed: 1", "options has the unknown key 'seed'")]
    [TestCase("options:\n  learning_rate: .nan", "options.learning_rate is '.nan'; it must be a number.")]
    [TestCase("options:\n  learning_rate: -1", "allowed are numbers from 0 to 1000")]
    [TestCase("schedule: linear", "schedule is 'linear'; it must be a mapping")]
    [TestCase("schedule: {decay: slow}", "allowed are constant, linear, cosine")]
    [TestCase("games: {shape: odd}", "allowed are train, test, balanced")]
    [TestCase("games: {layout: maze}", "allowed are room_door_key, treasure_island, both")]
    [TestCase("teaching: {human: deaf}", "There is no human 'deaf'")]
    [TestCase("evaluation: {colors: val_in}", "allowed are train, val_out, test_out")]
    [TestCase("network: deep", "network is 'deep'; allowed are sentence, procedure, one-pass")]
    [TestCase("teaching: {sentences: acceptable}", "allowed are plausible, in-order, sayable")]
    [TestCase("", "The text is empty")]
    [TestCase("- 1", "it must be a mapping")]
    public void What_does_not_fit_is_refused_with_its_place(string yaml, string problem) =>
        Assert.That(
            () => TrainingOptions.Parse(yaml, "file"),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains(problem).And.Message.StartsWith("file, line ")
        );

    [TestCase(Decay.Constant, 0, 0, 1)]
    [TestCase(Decay.Constant, 0, 9, 1)]
    [TestCase(Decay.Linear, 0, 0, 1)]
    [TestCase(Decay.Linear, 0, 5, 0.5)]
    [TestCase(Decay.Cosine, 0, 5, 0.5)]
    [TestCase(Decay.Cosine, 4, 0, 0.2)]
    [TestCase(Decay.Cosine, 4, 3, 0.8)]
    [TestCase(Decay.Cosine, 4, 4, 1)]
    [TestCase(Decay.Linear, 4, 7, 0.5)]
    [TestCase(Decay.Linear, 20, 9, 10 / 21.0)]
    public void The_learning_rate_rises_and_falls(Decay decay, long warmUp, long update, double factor) =>
        Assert.That(
            new LearningRateSchedule { Decay = decay, WarmUp = warmUp }.At(update, 10),
            Is.EqualTo(factor).Within(1e-12)
        );
}
