namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using System.Numerics;
using MindGrid.Rl.Edits;

/// <summary>A set of edit kinds: bit k stands for kind k.</summary>
/// <param name="Bits">One bit a kind.</param>
internal readonly record struct EditSet(ushort Bits)
{
    private static readonly ImmutableArray<EditSet> BySize =
    [
        .. Enumerable
            .Range(0, 1 << Enum.GetValues<EditKind>().Length)
            .Select(bits => new EditSet((ushort)bits))
            .OrderBy(set => set.Count),
    ];

    public int Count => BitOperations.PopCount(Bits);

    public static EditSet Of(params ReadOnlySpan<EditKind> kinds)
    {
        var set = new EditSet();
        foreach (var kind in kinds)
        {
            set |= new EditSet((ushort)(1 << (int)kind));
        }
        return set;
    }

    public static EditSet operator |(EditSet left, EditSet right) => new((ushort)(left.Bits | right.Bits));

    public static EditSet operator &(EditSet left, EditSet right) => new((ushort)(left.Bits & right.Bits));

    public static EditSet operator -(EditSet left, EditSet right) => new((ushort)(left.Bits & ~right.Bits));

    public bool Contains(EditKind kind) => ((Bits >> (int)kind) & 1) != 0;

    /// <summary>The sets of kinds that are all in this one, smaller ones first.</summary>
    /// <param name="most">The most kinds of a set.</param>
    public IEnumerable<EditSet> Subsets(int most = int.MaxValue)
    {
        foreach (var set in BySize)
        {
            if (set.Count > most)
            {
                break;
            }
            if ((set & this) == set)
            {
                yield return set;
            }
        }
    }
}
