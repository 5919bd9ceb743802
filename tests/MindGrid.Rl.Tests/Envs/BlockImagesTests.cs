using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>Images of blocks of worlds, at every width that the machine has, against images of single worlds.</summary>
public class BlockImagesTests
{
    private const int Block = GridBatch.BlockRows;
    private const byte Guard = 0xCD;
    private const int GuardBytes = 200;

    private static readonly GridObservation[] Kinds =
    [
        .. from window in new int?[] { null, 5, 7 }
        from occlusion in window is null ? new[] { false } : [false, true]
        from code in Enum.GetValues<CellCode>()
        select new GridObservation
        {
            Window = window,
            Occlusion = occlusion,
            Code = code,
        },
    ];

    private static IEnumerable<TestCaseData> KindsAndWidths =>
        from kind in Kinds
        from width in LaneWidths.Available
        select new TestCaseData(kind, (int)width).SetArgDisplayNames(
            $"{kind.Window?.ToString() ?? "board"} {kind.Code}{(kind.Occlusion ? " occlusion" : "")}",
            $"{(int)width} bits"
        );

    [TestCaseSource(nameof(KindsAndWidths))]
    public void Every_tile_looks_the_same_as_in_a_single_world_in_hand_and_in_view(GridObservation kind, int width) =>
        Compare(StrangeWorlds.Full(), kind, (LaneWidth)width);

    [TestCaseSource(nameof(KindsAndWidths))]
    public void Real_worlds_look_the_same_from_every_cell(GridObservation kind, int width)
    {
        foreach (var blueprint in DrawnWorlds.EditedMany(2))
        {
            Compare(StrangeWorlds.InEveryPose(blueprint), kind, (LaneWidth)width);
        }
    }

    [TestCaseSource(nameof(KindsAndWidths))]
    public void Batches_of_every_size_look_the_same_and_no_byte_beyond_them_is_written(GridObservation kind, int width)
    {
        foreach (var rows in new[] { 1, 2, 15, 16, 17, 63, 64, 65, 130 })
        {
            Compare(StrangeWorlds.Drawn(rows, seed: rows, empty: 40), kind, (LaneWidth)width);
        }
    }

    [TestCaseSource(nameof(KindsAndWidths))]
    public void Images_of_others_and_what_lies_between_images_stay_as_they_are(GridObservation kind, int width)
    {
        var worlds = StrangeWorlds.Drawn(130, seed: 3, empty: 40);
        var random = new Random(4);
        ulong[] sets =
        [
            0,
            1,
            1UL << 63,
            ulong.MaxValue,
            .. Enumerable.Range(0, 6).Select(_ => (ulong)random.NextInt64()),
        ];
        foreach (var who in sets)
        {
            foreach (var gap in new[] { 0, 1, 53 })
            {
                Compare(worlds, kind, (LaneWidth)width, [who, ~who, who & 3], gap);
            }
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(9)]
    [TestCase(21)]
    public void Kernels_do_not_know_other_windows(int window) =>
        Assert.That(BlockImages.Of(new() { Window = window }, LaneWidth.Best), Is.Null);

    private static void Compare(GridBatch worlds, GridObservation kind, LaneWidth width)
    {
        var blocks = Enumerable.Range(0, (worlds.Rows + Block - 1) / Block);
        ulong[] who =
        [
            .. blocks.Select(block => ulong.MaxValue >> Math.Max(0, Block - (worlds.Rows - (block * Block)))),
        ];
        Compare(worlds, kind, width, who, gap: 0);
    }

    /// <summary>Looks through kernels and one by one, and compares all of the memory.</summary>
    /// <param name="worlds">A batch in blocks.</param>
    /// <param name="kind">What is seen.</param>
    /// <param name="width">One that the machine has.</param>
    /// <param name="who">[blocks] who looks, bit i for world i of the block.</param>
    /// <param name="gap">Bytes from the end of an image to the next one.</param>
    private static void Compare(GridBatch worlds, GridObservation kind, LaneWidth width, ulong[] who, int gap)
    {
        var images = BlockImages.Of(kind, width)!;
        var stride = images.Bytes + gap;
        var actual = Guarded(worlds.Rows * stride);
        var expected = actual.ToArray();
        for (var block = 0; block < who.Length; block++)
        {
            images.Write(worlds, block * Block, who[block], Rows(actual), stride);
        }
        var plain = OneByOne(worlds, kind);
        for (var row = 0; row < worlds.Rows; row++)
        {
            if (((who[row / Block] >> row) & 1) != 0)
            {
                plain.Row<byte>(row).CopyTo(Rows(expected)[(row * stride)..]);
            }
        }
        var same = actual.AsSpan().CommonPrefixLength(expected) - GuardBytes;
        if (same < actual.Length - GuardBytes)
        {
            Assert.Fail($"{worlds.Rows} worlds, gap {gap}: row {same / stride} differs at byte {same % stride}");
        }
    }

    private static SpaceArray OneByOne(GridBatch worlds, GridObservation kind)
    {
        var observer = new GridObserver(kind);
        var plain = SpaceArray.Allocate(observer.Space, worlds.Rows);
        for (var row = 0; row < worlds.Rows; row++)
        {
            observer.Write(worlds[row], plain, row);
        }
        return plain["image"];
    }

    private static byte[] Guarded(int bytes)
    {
        var memory = new byte[bytes + (2 * GuardBytes)];
        Array.Fill(memory, Guard);
        return memory;
    }

    private static Span<byte> Rows(byte[] guarded) => guarded.AsSpan()[GuardBytes..^GuardBytes];
}
