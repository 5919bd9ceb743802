namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Worlds;

/// <summary>Which worlds of a batch an operation is about.</summary>
public readonly struct WorldMask
{
    private readonly bool[]? _flags;
    private readonly bool _meaning;

    /// <summary>The worlds whose flag is set.</summary>
    /// <param name="flags">[NumEnvs], borrowed.</param>
    public WorldMask(bool[] flags)
        : this(flags, meaning: true) { }

    private WorldMask(bool[] flags, bool meaning) => (_flags, _meaning) = (flags, meaning);

    /// <summary>All worlds; the default.</summary>
    public static WorldMask All => default;

    /// <summary>The worlds whose flag is not set.</summary>
    /// <param name="flags">[NumEnvs], borrowed.</param>
    public static WorldMask Except(bool[] flags) => new(flags, meaning: false);

    /// <summary>Whether these are all worlds for sure (a mask with every flag set answers false).</summary>
    public bool IsAll => _flags is null;

    /// <summary>Whether a world is one of them.</summary>
    public bool Contains(int world) => _flags is null || _flags[world] == _meaning;

    /// <summary>Which worlds of a block of 64 are among them, bit i for the block's i-th world.</summary>
    /// <param name="block">The number of the block.</param>
    /// <param name="numEnvs">Number of worlds in all blocks; beyond it there are none.</param>
    internal ulong OfBlock(int block, int numEnvs)
    {
        var first = block * BlockWorlds.Size;
        var existing = ulong.MaxValue >> Math.Max(0, first + BlockWorlds.Size - numEnvs);
        if (_flags is null)
        {
            return existing;
        }
        var flagged = BlockWorlds.Flagged(_flags, first);
        return (_meaning ? flagged : ~flagged) & existing;
    }
}
