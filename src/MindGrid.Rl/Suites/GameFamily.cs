namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>What many games of a bank have in common, stored once.</summary>
/// <param name="Split">As in the games' definitions.</param>
/// <param name="Layout">The layout.</param>
/// <param name="Colors">The colours.</param>
/// <param name="Skills">The skills.</param>
internal sealed record GameFamily(
    string Split,
    Layout Layout,
    ImmutableArray<TileColor> Colors,
    ImmutableArray<SkillKind> Skills
)
{
    private readonly ImmutableArray<EditKind> _edits = EditNames.For(Layout);

    /// <summary>The family of a game.</summary>
    public static GameFamily Of(GameSpec spec) => new(spec.Split, spec.Layout, spec.Colors, spec.Skills);

    public void Write(BinaryWriter writer)
    {
        GameRecord.WriteText(writer, Split);
        writer.Write((byte)Layout);
        writer.Write(checked((ushort)Colors.Length));
        writer.Write([.. Colors.Select(color => (byte)color)]);
        writer.Write(checked((byte)Skills.Length));
        writer.Write([.. Skills.Select(kind => (byte)kind)]);
    }

    public static GameFamily Read(ref RecordReader reader)
    {
        var split = reader.Text();
        var layout = (Layout)reader.Below(LayoutTraits.Names.Count);
        var colors = new TileColor[reader.UInt16()];
        foreach (ref var color in colors.AsSpan())
        {
            color = reader.Color();
        }
        var skills = new SkillKind[reader.Byte()];
        foreach (ref var kind in skills.AsSpan())
        {
            kind = (SkillKind)reader.Below(SkillNames.All.Length);
        }
        return new(split, layout, [.. colors], [.. skills]);
    }

    /// <summary>Reads edits of the layout.</summary>
    public ImmutableArray<EditKind> ReadKinds(ref RecordReader reader, ImmutableArray<EditKind> earlier)
    {
        var added = reader.Byte();
        var kinds = new EditKind[earlier.Length + added];
        earlier.CopyTo(kinds);
        foreach (ref var kind in kinds.AsSpan()[earlier.Length..])
        {
            kind = (EditKind)reader.Byte();
            if (!_edits.Contains(kind))
            {
                throw new FormatException($"There is no edit {(int)kind} in {Layout.Name()}.");
            }
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(kinds);
    }

    /// <summary>Value equality, lists compared element by element.</summary>
    public bool Equals(GameFamily? other) =>
        other is not null
        && (Split, Layout) == (other.Split, other.Layout)
        && Colors.AsSpan().SequenceEqual(other.Colors.AsSpan())
        && Skills.AsSpan().SequenceEqual(other.Skills.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Split, Layout, Colors.Length, Skills.Length);
}
