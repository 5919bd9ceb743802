using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>Blocks of worlds at every width that the machine has, against worlds stepped one by one.</summary>
public class StepKernelTests
{
    private static readonly Blueprint[] Pool = [.. DrawnWorlds.EditedMany(60)];

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    [OneTimeSetUp]
    public static void Say_the_widths() =>
        TestContext.Progress.WriteLine($"bits side by side: {string.Join(", ", Widths)}");

    [TestCaseSource(nameof(Widths))]
    public void Batches_of_every_size_step_as_their_worlds_do_one_by_one(int width)
    {
        for (var rows = 1; rows <= 200; rows++)
        {
            Compare(rows, steps: 40, (LaneWidth)width);
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void Worlds_of_both_layouts_step_alike_for_long(int width) => Compare(64, steps: 4000, (LaneWidth)width);

    [TestCaseSource(nameof(Widths))]
    public void Every_action_does_the_same_to_every_tile_whatever_is_in_hand(int width)
    {
        var actions = Enum.GetValues<AgentAction>();
        foreach (var ahead in Enum.GetValues<TileKind>())
        {
            foreach (var carried in Things())
            {
                var thing = Sketch.Distractor(ahead, TileColor.Green, 4, 5);
                var world = Sketch.Facing(thing, carried, Layout.TreasureIsland);
                var (plain, block) = (GridBatch.InBlocks(actions.Length), GridBatch.InBlocks(actions.Length));
                for (var row = 0; row < actions.Length; row++)
                {
                    plain.CopyRow(row, world.Batch, world.Row);
                    block.CopyRow(row, world.Batch, world.Row);
                }
                Assert.That(
                    Block(block, actions, 3, (LaneWidth)width),
                    Is.EqualTo(OneByOne(plain, actions, 3)),
                    $"{ahead}, {carried}"
                );
                Assert.That(Texts(block), Is.EqualTo(Texts(plain)), $"{ahead}, {carried}");
            }
        }
    }

    /// <summary>Agents on the border look beyond it and along it; inside they cannot come there.</summary>
    [TestCaseSource(nameof(Widths))]
    public void Beyond_every_cell_of_the_board_lies_what_lies_there_for_a_single_world(int width)
    {
        foreach (var heading in HeadingMath.All)
        {
            var batch = GridBatch.InBlocks(Board.CellCount);
            var plain = GridBatch.InBlocks(Board.CellCount);
            for (var row = 0; row < Board.CellCount; row++)
            {
                var cell = Cell.At(row);
                var blueprint = Sketch.Room([.. Openings(cell)]) with { AgentCell = cell, AgentHeading = heading };
                batch.Reset(row, blueprint);
                plain.Reset(row, blueprint);
            }
            var forward = Enumerable.Repeat(AgentAction.Forward, Board.CellCount).ToArray();
            Block(batch, forward, 3, (LaneWidth)width);
            OneByOne(plain, forward, 3);
            Assert.That(Texts(batch), Is.EqualTo(Texts(plain)), $"{heading}");
        }
    }

    [TestCaseSource(nameof(Widths))]
    public void An_idle_world_stays_as_it_is(int width)
    {
        var batch = Reset(64);
        var before = Texts(batch);
        var actions = Enumerable
            .Range(0, 64)
            .Select(row => row % 3 == 0 ? StepKernel.Idle : AgentAction.Left)
            .ToArray();
        Block(batch, actions, 3, (LaneWidth)width);
        var after = Texts(batch);
        for (var row = 0; row < 64; row++)
        {
            Assert.That(after[row] == before[row], Is.EqualTo(row % 3 == 0), $"world {row}");
        }
    }

    /// <summary>Open doors wherever the board goes on to from a cell, and in the same places one row up and down.</summary>
    private static IEnumerable<WorldObject> Openings(Cell cell) =>
        new[] { -12, -11, -10, -1, 1, 10, 11, 12 }
            .Select(offset => cell.Index + offset)
            .Where(index => index is >= 0 and < Board.CellCount)
            .Select(index => Cell.At(index))
            .Select(at => Sketch.Distractor(TileKind.DoorOpen, TileColor.Green, at.Column, at.Row));

    private static void Compare(int rows, int steps, LaneWidth width)
    {
        var (plain, block) = (Reset(rows), Reset(rows));
        var random = new Random(rows);
        for (var step = 0; step < steps; step++)
        {
            var actions = Enumerable.Range(0, rows).Select(_ => Draw(random)).ToArray();
            var expected = OneByOne(plain, actions, steps / 2);
            Assert.That(Block(block, actions, steps / 2, width), Is.EqualTo(expected), $"step {step} of {rows} worlds");
        }
        Assert.That(Texts(block), Is.EqualTo(Texts(plain)), $"{rows} worlds");
    }

    private static AgentAction Draw(Random random) =>
        (AgentAction)(random.Next(10) is var drawn && drawn > 6 ? 2 : drawn);

    private static GridBatch Reset(int rows)
    {
        var batch = GridBatch.InBlocks(rows);
        for (var row = 0; row < rows; row++)
        {
            batch.Reset(row, Pool[row % Pool.Length]);
        }
        return batch;
    }

    private static StepEnds[] Block(GridBatch worlds, AgentAction[] actions, int stepLimit, LaneWidth width)
    {
        var ends = new StepEnds[worlds.Rows];
        Step.Apply(worlds, actions, ends, stepLimit, width);
        return ends;
    }

    private static StepEnds[] OneByOne(GridBatch worlds, AgentAction[] actions, int stepLimit) =>
        [.. actions.Select((action, row) => Step.Apply(worlds[row], action, stepLimit))];

    private static string[] Texts(GridBatch batch) =>
        [.. Enumerable.Range(0, batch.Rows).Select(row => RowText.Of(batch[row]))];

    private static IEnumerable<WorldObject?> Things() =>
        [
            null,
            Sketch.Key(1, 1, TileColor.Green),
            Sketch.Key(1, 1, TileColor.Blue),
            Sketch.Ball(1, 1, TileColor.Green),
            Sketch.Hammer(1, 1),
            Sketch.Shoes(1, 1),
            Sketch.Box(1, 1),
        ];
}
