namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// The worlds of a mask as stretches without gaps, in their order: whole columns are then worked on at once, and the rows of other
/// worlds, which may hold anything, are left alone. Mostly there is one stretch, or few.
/// </summary>
/// <param name="worlds">Which.</param>
/// <param name="count">Number of worlds in all.</param>
internal struct WorldStretches(WorldMask worlds, int count)
{
    private int _next;

    /// <summary>The first world of a stretch and the number of its worlds.</summary>
    public (int First, int Count) Current { get; private set; }

    public readonly WorldStretches GetEnumerator() => this;

    public bool MoveNext()
    {
        var first = Skip(_next, isIn: false);
        _next = Skip(first, isIn: true);
        Current = (first, _next - first);
        return first < count;
    }

    /// <summary>The first world from one on that is in the mask, or is not.</summary>
    private readonly int Skip(int world, bool isIn)
    {
        if (worlds.IsAll)
        {
            return isIn ? count : world;
        }
        while (world < count && worlds.Contains(world) == isIn)
        {
            world++;
        }
        return world;
    }
}
