namespace MindGrid.Rl.Learning.Encoding;

using MindGrid.Rl.Grid;

/// <summary>What the cells of a real world look like, as far as it matters to a teacher; 0 stands for nothing.</summary>
/// <param name="looks">[121] memory to work in.</param>
/// <param name="hasDoorColor">[121] memory to work in.</param>
internal readonly ref struct LessonLooks(Span<byte> looks, Span<bool> hasDoorColor)
{
    // The border is wall everywhere and always.
    private const int InnerWidth = Board.Width - 2;

    // The reference's codes, as the observation has them.
    private const byte DoorType = 4;
    private const byte KeyType = 5;
    private const byte BallType = 6;
    private const byte BoxType = 7;
    private const byte BridgeType = 12;
    private static readonly byte[] LookOfType = [0, 0, 1, 0, 11, 9, 8, 10, 0, 2, 15, 0, 4, 7, 6, 14, 3];
    private const byte OtherBall = 16;
    private const byte BesideOpening = 17;

    private readonly Span<byte> _looks = looks;
    private readonly Span<bool> _hasDoorColor = hasDoorColor;

    /// <summary>How many looks there are.</summary>
    public const int Count = BesideOpening + 1;

    /// <summary>How many cells are not border.</summary>
    public const int Cells = InnerWidth * (Board.Height - 2);

    /// <summary>Looks at a world.</summary>
    /// <param name="image">[11 * 11 * 3] column by column: type, colour and state of each cell.</param>
    /// <param name="goal">The target's colour.</param>
    public void Read(ReadOnlySpan<byte> image, byte goal)
    {
        var door = ColorOf(image, DoorType);
        for (var cell = 0; cell < Board.CellCount; cell++)
        {
            var (type, color, state) = (image[3 * cell], image[(3 * cell) + 1], image[(3 * cell) + 2]);
            _looks[cell] = LookOf(type, state);
            if (type == BallType && color != goal)
            {
                _looks[cell] = OtherBall;
            }
            // Walls are grey and lava is red in every world: where doors are grey, walls must not look like theirs.
            _hasDoorColor[cell] = type is KeyType or BallType or BoxType && color == door;
        }
        MarkBesideOpenings();
    }

    /// <summary>The look of one of the inner cells, column by column.</summary>
    public int OfInner(int cell) => _looks[Place(cell)];

    /// <summary>Whether a thing in one of the inner cells has the colour of the doors.</summary>
    public bool HasDoorColor(int cell) => _hasDoorColor[Place(cell)];

    /// <summary>The looks of a cell and of its mirror image, each one more than its number; 0 for no cell.</summary>
    public (int Real, int Mirrored) At(int column, int row) =>
        column < 0 || row < 0
            ? (0, 0)
            : (1 + _looks[Place(column, row)], 1 + _looks[Place(Board.Width - 1 - column, row)]);

    private static int Place(int inner) => Place(1 + (inner / (Board.Height - 2)), 1 + (inner % (Board.Height - 2)));

    private static int Place(int column, int row) => (column * Board.Height) + row;

    private static byte LookOf(byte type, byte state) =>
        type switch
        {
            DoorType => (byte)(11 + state),
            BridgeType => (byte)(4 + state),
            _ => LookOfType[type],
        };

    private static bool IsOpening(byte look) => look is 4 or 5 or 11 or 12 or 13;

    private static int ColorOf(ReadOnlySpan<byte> image, byte type)
    {
        for (var at = 0; at < image.Length; at += 3)
        {
            if (image[at] == type)
            {
                return image[at + 1];
            }
        }
        return -1;
    }

    private void MarkBesideOpenings()
    {
        for (var cell = Board.Height; cell < _looks.Length - Board.Height; cell++)
        {
            if (IsOpening(_looks[cell]))
            {
                Mark(cell - 1);
                Mark(cell + 1);
                Mark(cell - Board.Height);
                Mark(cell + Board.Height);
            }
        }
    }

    private void Mark(int cell)
    {
        if (_looks[cell] == 0)
        {
            _looks[cell] = BesideOpening;
        }
    }
}
