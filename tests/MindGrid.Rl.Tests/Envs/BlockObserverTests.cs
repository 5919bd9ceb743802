using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>Whole observations of blocks of worlds, images and what stands beside them, against those of single worlds.</summary>
public class BlockObserverTests
{
    private const int Block = GridBatch.BlockRows;

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    /// <summary>Windows of 3 and 21 cells are seen without kernels.</summary>
    [Test]
    public void Blocks_are_observed_as_their_worlds_are_one_by_one_and_others_stay_as_they_are(
        [Values(0, 3, 5, 7, 21)] int window,
        [Values] CellCode code,
        [Values] bool flat,
        [ValueSource(nameof(Widths))] int width
    )
    {
        var kind = new GridObservation
        {
            Window = window == 0 ? null : window,
            Code = code,
            Flat = flat,
        };
        var worlds = StrangeWorlds.Drawn(130, seed: window, empty: 40);
        Compare(worlds, kind, (LaneWidth)width, [ulong.MaxValue, ulong.MaxValue, 3]);
        Compare(worlds, kind, (LaneWidth)width, [0x8000_0000_0000_0001, 0xF0F0_1234_5678_9ABC, 2]);
        Compare(StrangeWorlds.Full(), kind, (LaneWidth)width, [ulong.MaxValue, ulong.MaxValue, 0xFFFF]);
    }

    private static void Compare(GridBatch worlds, GridObservation kind, LaneWidth width, ulong[] who)
    {
        var (blocks, plain) = (new BlockObserver(kind, width), new GridObserver(kind));
        Assert.That(blocks.Space, Is.EqualTo(plain.Space));
        var actual = SpaceArray.Allocate(plain.Space, worlds.Rows);
        var expected = SpaceArray.Allocate(plain.Space, worlds.Rows);
        actual.Poison();
        expected.Poison();
        for (var block = 0; block < who.Length; block++)
        {
            blocks.Write(worlds, block * Block, who[block], actual);
        }
        for (var row = 0; row < worlds.Rows; row++)
        {
            if (((who[row / Block] >> row) & 1) != 0)
            {
                plain.Write(worlds[row], expected, row);
            }
            Assert.That(actual.RowEquals(row, expected, row), $"row {row}");
        }
    }
}
