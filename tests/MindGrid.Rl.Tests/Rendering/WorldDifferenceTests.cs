using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rendering;

public class WorldDifferenceTests
{
    private static readonly Blueprint Room = Sketch.Room(Sketch.Door(TileKind.DoorClosed), Sketch.Key(2, 2));
    private static readonly Blueprint Island = Sketch.Island(Sketch.Bridge(intact: true), Sketch.Hammer(2, 2));

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case(
            Room,
            new Edit.ChangeTargetColor(TileColor.Blue),
            "Goal: the blue ball, no longer the red one."
        );
        yield return Case(
            Room,
            new Edit.HideTargetInBox(),
            "New: red box at column 8 row 5, hides the red ball (the target)."
        );
        yield return Case(
            Room,
            new Edit.AddOpening(new(6, 8), OpeningState.Locked),
            "New: locked green door at column 6 row 8, in place of wall."
        );
        yield return Case(
            Room,
            new Edit.ToggleOpening(new(6, 5)),
            "Changed: closed green door at column 6 row 5, now locked green door."
        );
        yield return Case(Room, new Edit.AddPassage(new(6, 8)), "New: passage at column 6 row 8, in place of wall.");
        yield return Case(Room, new Edit.BlockOpening(TileColor.Blue, new(5, 5)), "New: blue ball at column 5 row 5.");
        yield return Case(
            Room,
            new Edit.PutAgentInsideSection(new(7, 7)),
            "Moved: agent, from column 3 row 5 to column 7 row 7."
        );
        yield return Case(
            Room,
            new Edit.HideToolInBox(TileColor.Green, TileKind.Key),
            "New: red box at column 2 row 2, hides the green key."
        );
        yield return Case(
            Room,
            new Edit.RemoveTool(TileColor.Green, TileKind.Key),
            "Gone: green key at column 2 row 2."
        );
        yield return Case(Island, new Edit.MakeLavaSafe(), "Changed: lava, now cooled lava.");
        yield return Case(Island, new Edit.AddFireproofShoes(new(2, 8)), "New: fireproof shoes at column 2 row 8.");
        yield return Case(Island, new Edit.FlipVertical(), "Mirrored: the whole grid, column c is now column 10-c.");
    }

    [TestCaseSource(nameof(Changes))]
    public void Each_edit_is_told_in_words(Blueprint world, Edit edit, string sentence)
    {
        var (after, rejection) = edit.TryApply(world);
        var difference = WorldDifference.Between(world, after);

        Assert.That(rejection, Is.Null);
        Assert.That(difference.Sentences, Does.Contain(sentence));
        Assert.That(difference.Cells.IsEmpty, Is.False);
    }

    [Test]
    public void Only_the_cells_that_differ_are_named()
    {
        var (after, _) = new Edit.PutAgentInsideSection(new(7, 7)).TryApply(Room);

        Assert.That(
            WorldDifference.Between(Room, after).Cells,
            Is.EqualTo(Bitboard.Of([Sketch.Agent, new Cell(7, 7)]))
        );
    }

    [Test]
    public void Every_edit_of_many_worlds_is_told_unless_it_changes_nothing()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var world = DrawnWorlds.Edited((Layout)(seed % 2), seed);
            foreach (var kind in EditNames.For(world.Layout))
            {
                var after = EditDraw.Draw(kind, world).Edit?.Change(world) ?? world;
                var difference = WorldDifference.Between(world, after);

                Assert.That(difference.Sentences.IsEmpty, Is.EqualTo(world == after), $"{kind}, seed {seed}");
            }
        }
    }

    private static TestCaseData Case(Blueprint world, Edit edit, string sentence) =>
        new TestCaseData(world, edit, sentence).SetArgDisplayNames($"{edit.Kind}");
}
