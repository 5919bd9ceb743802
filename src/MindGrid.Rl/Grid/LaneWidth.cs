namespace MindGrid.Rl.Grid;

using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

/// <summary>How wide the vectors are that the kernels work with. What they compute is the same at every width.</summary>
internal enum LaneWidth
{
    /// <summary>The widest that the machine has.</summary>
    Best = 0,

    /// <summary>16 worlds at once; every machine has it.</summary>
    Bits128 = 128,

    /// <summary>32 worlds at once; AVX2.</summary>
    Bits256 = 256,

    /// <summary>64 worlds at once; AVX-512 with BW and VBMI.</summary>
    Bits512 = 512,
}

/// <summary>Something to do with lanes, whatever their width: written once, and compiled for each.</summary>
internal interface ILaneWork
{
    void Run<T>()
        where T : struct, IByteLanes<T>;
}

/// <summary>The widths of this machine.</summary>
internal static class LaneWidths
{
    /// <summary>All that can be asked for here, the narrowest first.</summary>
    public static ImmutableArray<LaneWidth> Available { get; } = [.. Find()];

    /// <summary>The one that is used unless another is asked for.</summary>
    public static LaneWidth Best { get; } = Available[^1];

    /// <summary>Bytes of a vector.</summary>
    public static int BytesOf(LaneWidth width) => (int)(width == LaneWidth.Best ? Best : width) / 8;

    /// <summary>Does something at a width.</summary>
    /// <param name="width">One that the machine has.</param>
    /// <param name="work">What to do.</param>
    public static void Run<TWork>(LaneWidth width, TWork work)
        where TWork : struct, ILaneWork, allows ref struct
    {
        switch (width == LaneWidth.Best ? Best : width)
        {
            case LaneWidth.Bits512:
                work.Run<ByteLanes512>();
                break;
            case LaneWidth.Bits256:
                work.Run<ByteLanes256>();
                break;
            default:
                work.Run<ByteLanes128>();
                break;
        }
    }

    private static IEnumerable<LaneWidth> Find()
    {
        yield return LaneWidth.Bits128;
        if (Vector256.IsHardwareAccelerated && Avx2.IsSupported)
        {
            yield return LaneWidth.Bits256;
        }
        if (Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && Avx512Vbmi.IsSupported)
        {
            yield return LaneWidth.Bits512;
        }
    }
}
