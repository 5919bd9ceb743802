namespace MindGrid.Rl.Suites;

using System.Buffers.Binary;
using System.Text;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Reads what a <see cref="BinaryWriter"/> wrote, little-endian, one value after the other. Each value is checked, so that bytes
/// that are none of ours end in a <see cref="FormatException"/> and nothing else.
/// </summary>
/// <param name="bytes">What is read.</param>
internal ref struct RecordReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>Text is UTF-8 without a mark; what is no text is refused in both directions.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>The next bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _left.Length)
        {
            throw new FormatException("It ends too early.");
        }
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    /// <summary>A byte below a bound.</summary>
    public byte Below(int bound)
    {
        var value = Byte();
        return value < bound ? value : throw new FormatException($"{value} stands where less than {bound} is allowed.");
    }

    /// <summary>A text, its length in bytes before it.</summary>
    public string Text() => Text(UInt16());

    /// <summary>A text of so many bytes.</summary>
    public string Text(int bytes)
    {
        try
        {
            return Utf8.GetString(Bytes(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("It has bytes where text should be.");
        }
    }

    /// <summary>One of the twelve colours.</summary>
    public TileColor Color() => (TileColor)Below(ColorNames.Sorted.Length);

    /// <summary>A cell of the board.</summary>
    public Cell Cell() => Grid.Cell.At(Below(Board.CellCount));

    /// <summary>A cell of the board, or none: where an object is that is carried or gone.</summary>
    public Cell CellOrNone()
    {
        var cell = Grid.Cell.At(Byte());
        return cell.IsOnBoardIndex || cell == Grid.Cell.None
            ? cell
            : throw new FormatException($"There is no cell {cell.Index}.");
    }

    /// <summary>A heading.</summary>
    public Heading Heading() => (Heading)Below(HeadingMath.All.Length);

    /// <summary>A tile: a kind in a colour, or a passage in a heading.</summary>
    public Tile Tile()
    {
        var tile = new Tile(Byte());
        var bound = tile.Kind switch
        {
            TileKind.Unseen or TileKind.Empty => 1, // nothing has no colour
            TileKind.Passage => HeadingMath.All.Length,
            _ => ColorNames.Sorted.Length,
        };
        return tile.Code >> 4 < bound ? tile : throw new FormatException($"There is no tile {tile.Code}.");
    }

    /// <summary>A set of cells.</summary>
    public Bitboard Cells()
    {
        var cells = new Bitboard(UInt64(), UInt64());
        return (cells & Bitboard.Full) == cells ? cells : throw new FormatException("A set has cells off the board.");
    }

    /// <summary>Nothing may follow.</summary>
    public readonly void End()
    {
        if (!_left.IsEmpty)
        {
            throw new FormatException($"It has {_left.Length} bytes too many.");
        }
    }
}
