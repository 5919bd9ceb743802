namespace MindGrid.Rl.Envs;

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MindGrid.Rl.Grid;

/// <summary>Actions as the kernels take them, a byte each.</summary>
internal static class ActionBytes
{
    /// <summary>Makes bytes of the numbers that callers give.</summary>
    /// <param name="actions">[n] each one of the seven.</param>
    /// <param name="into">[n] or longer.</param>
    public static void Narrow(ReadOnlySpan<int> actions, Span<AgentAction> into)
    {
        var bytes = MemoryMarshal.Cast<AgentAction, byte>(into[..actions.Length]);
        var at = 0;
        for (; at <= actions.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var (first, second) = (Pair(actions[at..]), Pair(actions[(at + Vector128<short>.Count)..]));
            Vector128.NarrowWithSaturation(first, second).CopyTo(bytes[at..]);
        }
        for (; at < actions.Length; at++)
        {
            bytes[at] = (byte)actions[at];
        }
    }

    private static Vector128<ushort> Pair(ReadOnlySpan<int> actions)
    {
        var words = MemoryMarshal.Cast<int, uint>(actions);
        return Vector128.NarrowWithSaturation(
            Vector128.Create(words),
            Vector128.Create(words[Vector128<uint>.Count..])
        );
    }
}
