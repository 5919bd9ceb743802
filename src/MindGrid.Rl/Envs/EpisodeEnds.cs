namespace MindGrid.Rl.Envs;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>What the ends of steps mean for the episodes of one block of worlds.</summary>
internal static class EpisodeEnds
{
    /// <summary>Writes which episodes have ended.</summary>
    /// <param name="worlds">A batch in blocks, after the step.</param>
    /// <param name="first">The block's first row.</param>
    /// <param name="ends">[64] how the steps ended.</param>
    /// <param name="endsOn">What ends an episode by a rule of the world.</param>
    /// <param name="terminated">[64] receives who ended by a rule of the world.</param>
    /// <param name="truncated">[64] receives who ended by the time limit.</param>
    /// <param name="width">One that the machine has.</param>
    public static void Write(
        GridBatch worlds,
        int first,
        ReadOnlySpan<StepEnds> ends,
        EndsOn endsOn,
        Span<bool> terminated,
        Span<bool> truncated,
        LaneWidth width
    ) => LaneWidths.Run(width, new Work(worlds, first, ends, endsOn, terminated, truncated));

    private readonly ref struct Work(
        GridBatch worlds,
        int first,
        ReadOnlySpan<StepEnds> ends,
        EndsOn endsOn,
        Span<bool> terminated,
        Span<bool> truncated
    ) : ILaneWork
    {
        private readonly ref byte _ends = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<StepEnds, byte>(ends));
        private readonly ref byte _terminated = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(terminated));
        private readonly ref byte _truncated = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(truncated));

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            var deathEnds = All<T>((endsOn & EndsOn.Death) != 0);
            var successEnds = All<T>((endsOn & EndsOn.Success) != 0);
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                var end = T.Load(in _ends, at);
                var died = Has(end, StepEnds.Died);
                var holds = T.Equal(
                    T.Load(in worlds.CarriedTilesFrom(first), at),
                    T.Load(in worlds.TargetsFrom(first), at)
                );
                AsFlags((died & deathEnds) | (holds & successEnds)).Store(ref _terminated, at);
                AsFlags(Has(end, StepEnds.TimeLimit)).Store(ref _truncated, at);
            }
        }

        private static T All<T>(bool condition)
            where T : struct, IByteLanes<T> => T.All(condition ? byte.MaxValue : (byte)0);

        private static T Has<T>(T ends, StepEnds end)
            where T : struct, IByteLanes<T> => T.Equal(ends & T.All((byte)end), T.All((byte)end));

        // A true is a byte of 1.
        private static T AsFlags<T>(T condition)
            where T : struct, IByteLanes<T> => condition & T.All(1);
    }
}
