namespace MindGrid.Rl.Grid;

/// <summary>Memory that never moves, for kernels: it starts at a multiple of 64, so that no vector in it lies across two cache lines.</summary>
internal sealed unsafe class AlignedBytes
{
    /// <summary>Bytes of a cache line and of the widest vector.</summary>
    public const int Alignment = 64;

    // Keeps the memory for as long as this is known.
    private readonly byte[] _memory;

    /// <summary>New memory, all zero.</summary>
    /// <param name="length">Number of bytes.</param>
    public AlignedBytes(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<byte>(length + Alignment - 1, pinned: true);
        fixed (byte* memory = _memory)
        {
            Start = Align(memory);
        }
    }

    /// <summary>The first place at or behind another one that is at a multiple of 64.</summary>
    public static byte* Align(byte* memory) => memory + (-(nint)memory & (Alignment - 1));

    /// <summary>Number of bytes.</summary>
    public int Length { get; }

    /// <summary>The first byte.</summary>
    public byte* Start { get; }

    /// <summary>All of it.</summary>
    public Span<byte> Bytes => new(Start, Length);
}
