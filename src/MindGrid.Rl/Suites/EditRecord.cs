namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>Edits as bytes: the kind, then the arguments in the order of the edit's declaration.</summary>
internal static class EditRecord
{
    // An edit that counts as applied, changed nothing, and has no sentence.
    private const byte None = 255;

    private static readonly int States = Enum.GetValues<OpeningState>().Length;

    public static void Write(BinaryWriter writer, Edit? edit)
    {
        writer.Write((byte?)edit?.Kind ?? None);
        ReadOnlySpan<byte> arguments = edit switch
        {
            Edit.ChangeTargetColor change => [(byte)change.Color],
            Edit.AddOpening add => [add.Cell.Index, (byte)add.State],
            Edit.ToggleOpening toggle => [toggle.Cell.Index],
            Edit.AddPassage add => [add.Cell.Index],
            Edit.BlockOpening block => [(byte)block.Color, block.Cell.Index],
            Edit.PutAgentInsideSection put => [put.Cell.Index],
            Edit.HideToolInBox hide => [(byte)hide.Color, (byte)hide.Tool],
            Edit.RemoveTool remove => [(byte)remove.Color, (byte)remove.Tool],
            Edit.AddFireproofShoes add => [add.Cell.Index],
            _ => [],
        };
        writer.Write(arguments);
    }

    public static Edit? Read(ref RecordReader reader) =>
        reader.Byte() switch
        {
            (byte)EditKind.FlipVertical => new Edit.FlipVertical(),
            (byte)EditKind.ChangeTargetColor => new Edit.ChangeTargetColor(reader.Color()),
            (byte)EditKind.HideTargetInBox => new Edit.HideTargetInBox(),
            (byte)EditKind.AddOpening => new Edit.AddOpening(reader.Cell(), (OpeningState)reader.Below(States)),
            (byte)EditKind.ToggleOpening => new Edit.ToggleOpening(reader.Cell()),
            (byte)EditKind.AddPassage => new Edit.AddPassage(reader.Cell()),
            (byte)EditKind.BlockOpening => new Edit.BlockOpening(reader.Color(), reader.Cell()),
            (byte)EditKind.PutAgentInsideSection => new Edit.PutAgentInsideSection(reader.Cell()),
            (byte)EditKind.HideToolInBox => new Edit.HideToolInBox(reader.Color(), ReadTool(ref reader)),
            (byte)EditKind.RemoveTool => new Edit.RemoveTool(reader.Color(), ReadTool(ref reader)),
            (byte)EditKind.MakeLavaSafe => new Edit.MakeLavaSafe(),
            (byte)EditKind.AddFireproofShoes => new Edit.AddFireproofShoes(reader.Cell()),
            None => null,
            var other => throw new FormatException($"There is no edit {other}."),
        };

    /// <summary>Writes a list of edits that may go on from another one: how many it has of that, how many more, and those.</summary>
    public static void WriteList(BinaryWriter writer, ImmutableArray<Edit?> edits, ImmutableArray<Edit?> earlier)
    {
        var shared = edits.AsSpan().CommonPrefixLength(earlier.AsSpan());
        writer.Write(checked((byte)shared));
        writer.Write(checked((byte)(edits.Length - shared)));
        foreach (var edit in edits.AsSpan()[shared..])
        {
            Write(writer, edit);
        }
    }

    public static ImmutableArray<Edit?> ReadList(ref RecordReader reader, ImmutableArray<Edit?> earlier)
    {
        var shared = reader.Below(earlier.Length + 1);
        var added = reader.Byte();
        if (added == 0 && shared == earlier.Length)
        {
            return earlier;
        }
        var edits = new Edit?[shared + added];
        earlier.AsSpan()[..shared].CopyTo(edits);
        foreach (ref var edit in edits.AsSpan()[shared..])
        {
            edit = Read(ref reader);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(edits);
    }

    private static TileKind ReadTool(ref RecordReader reader)
    {
        var tool = (TileKind)reader.Byte();
        return tool is TileKind.Key or TileKind.Hammer
            ? tool
            : throw new FormatException($"A tile of kind {(int)tool} is no tool.");
    }
}
