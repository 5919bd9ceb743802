namespace MindGrid.Rl.Envs;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>What a step means for the episodes of one block of worlds, as sets: bit i for world i.</summary>
/// <param name="Terminated">Who ended by a rule of the world.</param>
/// <param name="Truncated">Who ended by the time limit.</param>
internal readonly record struct EpisodeEnds(ulong Terminated, ulong Truncated)
{
    /// <summary>What a step means.</summary>
    /// <param name="ends">How the steps ended.</param>
    /// <param name="endsOn">What ends an episode by a rule of the world.</param>
    public static EpisodeEnds Of(in BlockEnds ends, EndsOn endsOn)
    {
        var died = (endsOn & EndsOn.Death) == 0 ? 0 : ends.Died;
        var succeeded = (endsOn & EndsOn.Success) == 0 ? 0 : ends.Holding;
        return new(died | succeeded, ends.Late);
    }

    /// <summary>Writes them as flags.</summary>
    /// <param name="terminated">[at most 64] worlds of the block.</param>
    /// <param name="truncated">[as many]</param>
    /// <param name="width">One that the machine has.</param>
    public void Write(Span<bool> terminated, Span<bool> truncated, LaneWidth width)
    {
        truncated = truncated[..terminated.Length];
        if (terminated.Length >= GridBatch.BlockRows)
        {
            LaneWidths.Run(width, new Work(this, terminated, truncated));
            return;
        }
        for (var world = 0; world < terminated.Length; world++)
        {
            terminated[world] = ((Terminated >> world) & 1) != 0;
            truncated[world] = ((Truncated >> world) & 1) != 0;
        }
    }

    private readonly ref struct Work(EpisodeEnds ends, Span<bool> terminated, Span<bool> truncated) : ILaneWork
    {
        private readonly ref byte _terminated = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(terminated));
        private readonly ref byte _truncated = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(truncated));

        [MethodImpl(MethodImplOptions.NoInlining)]
        public void Run<T>()
            where T : struct, IByteLanes<T>
        {
            for (var at = 0; at < GridBatch.BlockRows; at += T.Count)
            {
                // A true is a byte of 1.
                T.Keep(ends.Terminated >> at, T.All(1)).Store(ref _terminated, at);
                T.Keep(ends.Truncated >> at, T.All(1)).Store(ref _truncated, at);
            }
        }
    }
}
