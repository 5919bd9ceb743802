namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>Worlds as bytes: all of a blueprint that is not the game's.</summary>
internal static class WorldRecord
{
    private const byte Nothing = 255;

    private static readonly int Roles = Enum.GetValues<ObjectRole>().Length;

    public static void Write(BinaryWriter writer, Blueprint world)
    {
        writer.Write(world.WordsDrawn);
        writer.Write((byte)world.TargetColor);
        writer.Write((byte)world.Obstacle);
        writer.Write(world.AgentCell.Index);
        writer.Write((byte)world.AgentHeading);
        foreach (var cells in (ReadOnlySpan<Bitboard>)[world.Inner, world.Outer])
        {
            writer.Write(cells.Lo);
            writer.Write(cells.Hi);
        }
        writer.Write(checked((byte)world.Obstacles.Length));
        foreach (var cell in world.Obstacles)
        {
            writer.Write(cell.Index);
        }
        writer.Write(checked((byte)world.Objects.Length));
        foreach (var thing in world.Objects)
        {
            writer.Write((byte)thing.Role);
            writer.Write(thing.Tile.Code);
            writer.Write(thing.Cell.Index);
            writer.Write((byte)thing.Leads);
            writer.Write(thing.Contains < 0 ? Nothing : (byte)thing.Contains);
        }
    }

    /// <summary>Reads a world of a game.</summary>
    public static Blueprint Read(ref RecordReader reader, GameSpec spec)
    {
        var world = new Blueprint
        {
            Layout = spec.Layout,
            Seed = spec.Seed,
            AllowedColors = spec.Colors,
            WordsDrawn = reader.Int32(),
            TargetColor = reader.Color(),
            Obstacle = ReadObstacle(ref reader),
            AgentCell = reader.Cell(),
            AgentHeading = reader.Heading(),
            Inner = reader.Cells(),
            Outer = reader.Cells(),
            Obstacles = ReadCells(ref reader),
            Objects = ReadObjects(ref reader),
        };
        return world.FirstOf(ObjectRole.Target) >= 0 ? world : throw new FormatException("A world has no target.");
    }

    private static TileKind ReadObstacle(ref RecordReader reader)
    {
        var kind = (TileKind)reader.Byte();
        return kind is TileKind.Wall or TileKind.Lava or TileKind.SafeLava
            ? kind
            : throw new FormatException($"No divider is made of tiles of kind {(int)kind}.");
    }

    private static ImmutableArray<Cell> ReadCells(ref RecordReader reader)
    {
        var cells = new Cell[reader.Below(Board.CellCount + 1)];
        foreach (ref var cell in cells.AsSpan())
        {
            cell = reader.Cell();
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(cells);
    }

    private static ImmutableArray<WorldObject> ReadObjects(ref RecordReader reader)
    {
        var objects = new WorldObject[reader.Below(Blueprint.MaxObjects + 1)];
        foreach (ref var thing in objects.AsSpan())
        {
            thing = new(
                (ObjectRole)reader.Below(Roles),
                reader.Tile(),
                reader.Cell(),
                reader.Heading(),
                ReadContent(ref reader, objects.Length)
            );
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(objects);
    }

    private static int ReadContent(ref RecordReader reader, int objects)
    {
        var content = reader.Byte();
        return content == Nothing ? -1
            : content < objects ? content
            : throw new FormatException($"A box holds object {content} of {objects}.");
    }
}
