namespace MindGrid.Rl.Tests.Worlds;

/// <summary>Seeds of every kind: small, negative, of more than 32 bits, and the extremes.</summary>
internal static class ManySeeds
{
    private static readonly long[] Extremes =
    [
        0,
        -1,
        uint.MaxValue,
        1L + uint.MaxValue,
        long.MaxValue,
        long.MinValue,
        -(1L << 32),
        (1L << 33) + 5,
    ];

    public static long[] Of(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => i < Extremes.Length ? Extremes[i] : (i * 7919L - 3000) << (i % 3 == 0 ? 22 : 0)),
        ];
}
