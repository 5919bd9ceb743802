using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Envs;

public class EnvRegistryTests
{
    private static EnvSpec Spec(string id) =>
        EnvSpec.Of(id, "A grid.", new GridEnvOptions(), (worlds, options) => new GridEnv(worlds, options));

    [Test]
    public void The_grid_worlds_are_registered() =>
        Assert.That(
            EnvRegistry.Grid.Specs.Select(spec => spec.Id),
            Is.EqualTo(["MindGrid/Mixed-v0", "MindGrid/RoomDoorKey-v0", "MindGrid/TreasureIsland-v0"])
        );

    [Test]
    public void An_unknown_id_is_answered_with_those_there_are() =>
        Assert.That(
            () => EnvRegistry.Grid.MakeVec("MindGrid/Maze-v0", 1),
            Throws
                .TypeOf<KeyNotFoundException>()
                .With.Message.Contains("MindGrid/Maze-v0")
                .And.Message.Contains("MindGrid/Mixed-v0")
        );

    [Test]
    public void An_unknown_version_is_answered_with_those_of_the_name() =>
        Assert.That(
            () => EnvRegistry.Grid.Make("MindGrid/Mixed-v7"),
            Throws
                .TypeOf<KeyNotFoundException>()
                .With.Message.EqualTo("There is no version v7 of MindGrid/Mixed; there is MindGrid/Mixed-v0.")
        );

    [Test]
    public void Options_of_another_kind_are_refused() =>
        Assert.That(
            () => EnvRegistry.Grid.MakeVec<OtherOptions>("MindGrid/Mixed-v0", 1, options => options),
            Throws.ArgumentException.With.Message.EqualTo(
                "MindGrid/Mixed-v0 has options of type GridEnvOptions, not OtherOptions."
            )
        );

    [Test]
    public void Options_that_a_change_exchanges_for_others_are_refused() =>
        Assert.That(
            () => EnvRegistry.Grid.MakeVec<EnvOptions>("MindGrid/Mixed-v0", 1, _ => new OtherOptions()),
            Throws.ArgumentException.With.Message.Contains("not OtherOptions")
        );

    [Test]
    public void An_id_is_given_once()
    {
        Assert.That(() => EnvRegistry.Grid.Register(Spec("MindGrid/Mixed-v0")), Throws.ArgumentException);
        Assert.That(EnvRegistry.Grid.Register(Spec("MindGrid/Mixed-v1")).Specs.Count(), Is.EqualTo(4));
        Assert.That(EnvRegistry.Grid.Specs.Count(), Is.EqualTo(3));
    }

    [TestCase("")]
    [TestCase("Maze")]
    [TestCase("Maze-v")]
    [TestCase("Maze-v01")]
    [TestCase("Maze-v-1")]
    [TestCase("-v0")]
    [TestCase("Two/Names/Maze-v0")]
    [TestCase("Ma ze-v0")]
    public void An_id_of_another_form_is_refused(string id) =>
        Assert.That(() => Spec(id), Throws.ArgumentException.With.Message.Contains($"'{id}'"));

    [Test]
    public void What_is_made_has_the_changes_and_the_defaults()
    {
        using var batch = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
            "MindGrid/RoomDoorKey-v0",
            3,
            options => options with { StepLimit = 12 }
        );
        Assert.That((batch.NumEnvs, batch.StepLimit, batch.Autoreset), Is.EqualTo((3, 12, AutoresetMode.NextStep)));
        using var single = EnvRegistry.Grid.Make("MindGrid/RoomDoorKey-v0");
        Assert.That((single.Batch.NumEnvs, single.Batch.Autoreset), Is.EqualTo((1, AutoresetMode.Disabled)));
    }

    private sealed record OtherOptions : EnvOptions;
}
