using MindGrid.Rl.Learning.Presets;
using MindGrid.Rl.Learning.Training;

namespace MindGrid.Rl.Learning.Tests.Presets;

public class PresetTests
{
    [Test]
    public void The_presets_are_there() => Assert.That(Preset.Names, Is.SupersetOf(new[] { "bc", "bc-quick" }));

    [TestCaseSource(typeof(Preset), nameof(Preset.Names))]
    public void Every_preset_can_be_read_and_written(string name)
    {
        var options = Preset.Load(name);

        Assert.That(TrainingOptions.Parse(options.ToYaml(), name), Is.EqualTo(options));
    }

    [Test]
    public void A_preset_that_is_not_there_is_refused_with_those_that_are() =>
        Assert.That(() => Preset.Text("bcc"), Throws.ArgumentException.With.Message.Contains("known are bc"));
}
