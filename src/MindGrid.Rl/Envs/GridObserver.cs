namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>Writes what agents see, as <see cref="GridObservation"/> describes it.</summary>
internal sealed class GridObserver
{
    private const int Headings = 4;

    private readonly GridObservation _kind;
    private readonly int _side;
    private readonly int _cellBytes;

    public GridObserver(GridObservation kind)
    {
        _kind = kind;
        _side = kind.Window ?? Board.Width;
        _cellBytes = CellCodes.BytesOf(kind.Code);
        Space = kind.Flat ? Cells(FlatSize) : PartSpace();
    }

    /// <summary>The space of the observations.</summary>
    public Space Space { get; }

    private int ImageSize => _side * _side * _cellBytes;

    private bool IsOneHot => _kind.Code == CellCode.OneHot;

    private int FlatSize => ImageSize + (IsOneHot ? Headings : 1) + _cellBytes + (IsOneHot ? CellCodes.Colors : 1);

    /// <summary>Writes what the agent of one world sees.</summary>
    public void Write(World world, SpaceArray into, int row)
    {
        // By position: looking a part up by its name takes longer than a step.
        WriteImage(world, (_kind.Flat ? into : into.Parts[0]).Row<byte>(row)[..ImageSize]);
        WriteBeside(world, into, row);
    }

    /// <summary>Writes what stands beside the image: heading, carried thing, goal.</summary>
    public void WriteBeside(World world, SpaceArray into, int row)
    {
        if (_kind.Flat)
        {
            var vector = WriteChoice((int)world.AgentHeading, Headings, into.Row<byte>(row)[ImageSize..]);
            CellCodes.Write(_kind.Code, world.CarriedTile, vector[.._cellBytes]);
            WriteChoice((int)world.Blueprint.TargetColor, CellCodes.Colors, vector[_cellBytes..]);
            return;
        }
        var parts = into.Parts;
        parts[1].Row<int>(row)[0] = (int)world.AgentHeading;
        CellCodes.Write(_kind.Code, world.CarriedTile, parts[2].Row<byte>(row));
        parts[3].Row<int>(row)[0] = (int)world.Blueprint.TargetColor;
    }

    private Box Cells(params ReadOnlySpan<int> shape) =>
        new(ElementType.UInt8, [.. shape], 0, IsOneHot ? 1 : byte.MaxValue);

    private Dict PartSpace() =>
        new(
            ("image", Cells(_side, _side, _cellBytes)),
            ("direction", new Discrete(Headings)),
            ("carrying", Cells(_cellBytes)),
            ("goal", new Discrete(CellCodes.Colors))
        );

    private Span<byte> WriteChoice(int choice, int count, Span<byte> into)
    {
        if (!IsOneHot)
        {
            into[0] = (byte)choice;
            return into[1..];
        }
        into[..count].Clear();
        into[choice] = 1;
        return into[count..];
    }

    private void WriteImage(World world, Span<byte> image)
    {
        Span<Tile> tiles = stackalloc Tile[_side * _side];
        if (_kind.Window is { } size)
        {
            Rules.Sight.Look(world, tiles, size, _kind.Occlusion);
        }
        else
        {
            CopyBoard(world, tiles);
        }
        for (var i = 0; i < tiles.Length; i++)
        {
            CellCodes.Write(_kind.Code, tiles[i], image.Slice(i * _cellBytes, _cellBytes));
        }
        if (_kind.Window is null)
        {
            CellCodes.WriteAgent(_kind.Code, world, image);
        }
    }

    /// <summary>Column by column, as the reference's images are.</summary>
    private static void CopyBoard(World world, Span<Tile> tiles)
    {
        for (var column = 0; column < Board.Width; column++)
        {
            for (var row = 0; row < Board.Height; row++)
            {
                tiles[(column * Board.Height) + row] = new(world.Tiles[(row * Board.Width) + column]);
            }
        }
    }
}
