namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Numerics;
using MindGrid.Rl.Edits;

/// <summary>A set of edit kinds: bit k stands for kind k.</summary>
/// <param name="Bits">One bit a kind.</param>
internal readonly record struct EditSet(ushort Bits)
{
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

    /// <summary>All sets whose kinds are in this one, the empty one first.</summary>
    public IEnumerable<EditSet> Subsets()
    {
        // Counting up in the bits of a mask only: the borrow runs over the bits that are not in it.
        var subset = 0;
        do
        {
            yield return new((ushort)subset);
            subset = (subset - Bits) & Bits;
        } while (subset != 0);
    }
}
