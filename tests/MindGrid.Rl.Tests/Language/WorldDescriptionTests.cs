using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

/// <summary>The two games whose texts the paper prints (Appendix C), and what is said of hand-made worlds.</summary>
public class WorldDescriptionTests
{
    private static readonly Blueprint TestGame = WorldGenerator.Generate(
        Layout.RoomDoorKey,
        5815062,
        [TileColor.Purple, TileColor.Lime, TileColor.Saffron, TileColor.Grey]
    );

    private static readonly Blueprint FewShotGame = WorldGenerator.Generate(
        Layout.TreasureIsland,
        552424,
        [TileColor.Blue, TileColor.Salmon, TileColor.Indigo, TileColor.Brown]
    );

    [Test]
    public void The_test_game_is_described_as_the_paper_prints_it() =>
        Assert.That(
            Describe(TestGame, EditKind.ToggleOpening, EditKind.AddOpening, EditKind.FlipVertical),
            Is.EqualTo(
                Words(
                    """
                    You are at column 6 and row 2. You are facing west. You are not carrying any object. You see 9
                    objects: a purple ball at column 5 and row 7, a closed saffron door at column 5 and row 5, a saffron
                    key at column 2 and row 3, a wall at column 5 and row 3, a wall at column 3 and row 2, a wall at
                    column 9 and row 3, a saffron ball at column 2 and row 9, a lime key at column 9 and row 7, a closed
                    saffron door at column 7 and row 9. There are walls: from column 1 and row 5 to column 4 and row 5,
                    from column 3 and row 2 to column 3 and row 2, from column 5 and row 3 to column 5 and row 3, from
                    column 6 and row 5 to column 7 and row 5, from column 7 and row 6 to column 7 and row 8, from column
                    9 and row 3 to column 10 and row 3.
                    """
                )
            )
        );

    [Test]
    public void The_few_shot_example_is_described_as_the_paper_prints_it() =>
        Assert.That(
            Describe(FewShotGame, EditKind.FlipVertical, EditKind.MakeLavaSafe),
            Is.EqualTo(
                Words(
                    """
                    You are at column 9 and row 1. You are facing west. You are not carrying any object. You see 7
                    objects: a brown ball at column 2 and row 8, an intact bridge at column 4 and row 6, a hammer at
                    column 3 and row 3, an indigo ball at column 6 and row 2, a wall at column 1 and row 5, a blue ball
                    at column 5 and row 9, a wall at column 2 and row 1. There are walls: from column 1 and row 5 to
                    column 1 and row 5, from column 2 and row 1 to column 2 and row 1. There are cool lava pools: from
                    column 1 and row 6 to column 3 and row 6, from column 5 and row 6 to column 6 and row 6, from column
                    6 and row 7 to column 6 and row 9.
                    """
                )
            )
        );

    [Test]
    public void The_test_games_plan_reads_as_the_paper_prints_it() =>
        Assert.That(
            PlanFor(EditDraw.ApplyAll(TestGame, [EditKind.ToggleOpening, EditKind.AddOpening])),
            Is.EqualTo([
                "Step 1: open the door at column 5 row 5",
                "Step 2: go to the forward cell",
                "Step 3: go to the forward cell",
                "Step 4: pick up the object in the forward cell",
            ])
        );

    [Test]
    public void The_few_shot_examples_plan_reads_as_the_paper_prints_it() =>
        Assert.That(
            PlanFor(FewShotGame),
            Is.EqualTo(["Step 1: go to column 7 row 8", "Step 2: pick up the object in the forward cell"])
        );

    [Test]
    public void The_mission_names_the_target()
    {
        Assert.That(WorldDescription.Mission(TestGame), Is.EqualTo("pick up the purple ball"));
        Assert.That(
            WorldDescription.Mission(EditDraw.ApplyAll(TestGame, [EditKind.ChangeTargetColor])),
            Does.Match("^pick up the (lime|saffron|grey) ball$")
        );
    }

    [Test]
    public void A_carried_thing_is_named_and_is_no_longer_seen()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5)));
        Step.Apply(world, AgentAction.Pickup);
        Assert.That(
            WorldDescription.Absolute(world),
            Does.Contain("You are carrying a green key. You see 1 object: a red ball at column 8 and row 5.")
        );
    }

    [Test]
    public void What_has_been_in_a_box_is_never_mentioned()
    {
        var world = World.From(Sketch.Room(Sketch.Key(4, 5), Sketch.Box(4, 5, contains: 1)));
        Assert.That(WorldDescription.Absolute(world), Does.Contain("a red box at column 4 and row 5"));
        Step.Apply(world, AgentAction.Toggle);
        Assert.That(WorldDescription.Absolute(world), Does.Not.Contain("key").And.Not.Contain("box"));
    }

    [Test]
    public void Relative_places_count_steps_forward_and_aside()
    {
        var text = WorldDescription.Relative(World.From(Sketch.Room(Sketch.Ball(4, 5), Sketch.Key(5, 4))));
        Assert.That(text, Does.Contain("You see 2 objects:"));
        Assert.That(text, Does.Contain("a green key 2 steps forward and 1 step left"));
        Assert.That(text, Does.Contain("a blue ball 1 step forward and 0 steps left"));
    }

    [Test]
    public void An_empty_view_has_no_objects() =>
        Assert.That(WorldDescription.Relative(World.From(Sketch.Room())), Does.Contain("You do not see any objects."));

    private static string Describe(Blueprint unedited, params EditKind[] edits) =>
        WorldDescription.Absolute(World.From(EditDraw.ApplyAll(unedited, edits)));

    private static IEnumerable<string> PlanFor(Blueprint believed) =>
        new Planner(believed, SkillNames.For(believed.Layout))
            .MakePlan(believed)!
            .Steps.Select((step, i) => $"Step {i + 1}: {SkillGrammar.Say(step)}");

    /// <summary>The text without the print's line breaks.</summary>
    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
