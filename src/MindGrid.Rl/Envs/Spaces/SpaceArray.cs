namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Runtime.InteropServices;

/// <summary>
/// Values of a space, one a row, each leaf of the space in one piece of memory: [Rows, …]. The memory is this array's own (aligned
/// to 64 bytes) or lent by the caller.
/// </summary>
public sealed class SpaceArray
{
    private const byte Poisoned = 0xCD;
    private const int Alignment = 64;

    private readonly Memory<byte> _memory;
    private readonly int _rowBytes;
    private readonly ImmutableArray<SpaceArray> _parts = [];

    private SpaceArray(LeafSpace space, int rows, Memory<byte> memory)
    {
        (Space, Rows, _memory) = (space, rows, memory);
        _rowBytes = space.Size * space.Element.Bytes();
    }

    private SpaceArray(Dict space, int rows, ImmutableArray<SpaceArray> parts) =>
        (Space, Rows, _parts) = (space, rows, parts);

    /// <summary>The space of each row.</summary>
    public Space Space { get; }

    /// <summary>Number of values.</summary>
    public int Rows { get; }

    /// <summary>The values of a part of a <see cref="Dict"/>.</summary>
    /// <exception cref="KeyNotFoundException">No such part.</exception>
    /// <exception cref="InvalidOperationException">The space has no parts.</exception>
    public SpaceArray this[string key] =>
        Space is Dict dict
            ? _parts[dict.IndexOf(key)]
            : throw new InvalidOperationException($"{Space} has no parts, so there is no '{key}'.");

    /// <summary>The values of the parts of a <see cref="Dict"/>, in its order; none for a leaf.</summary>
    public ImmutableArray<SpaceArray> Parts => _parts;

    /// <summary>New values, all zero, in memory that never moves.</summary>
    public static SpaceArray Allocate(Space space, int rows) =>
        space switch
        {
            Dict dict => new(dict, rows, [.. dict.Parts.Select(part => Allocate(part.Space, rows))]),
            LeafSpace leaf => new(leaf, rows, AllocateAligned(rows * leaf.Size * leaf.Element.Bytes())),
            _ => throw new ArgumentException($"{space} is neither a dictionary nor a leaf.", nameof(space)),
        };

    /// <summary>Values of a leaf in the caller's memory, such as a slot of a rollout buffer or the memory of a tensor.</summary>
    /// <param name="space">The space of each row.</param>
    /// <param name="rows">Number of values.</param>
    /// <param name="memory">[rows * size * bytes an element], lent for as long as this is used.</param>
    /// <exception cref="ArgumentException">Memory of another size.</exception>
    public static SpaceArray Over(LeafSpace space, int rows, Memory<byte> memory)
    {
        var needed = rows * space.Size * space.Element.Bytes();
        return memory.Length == needed
            ? new(space, rows, memory)
            : throw new ArgumentException(
                $"{rows} values of {space} take {needed} bytes; given were {memory.Length}.",
                nameof(memory)
            );
    }

    /// <summary>Values of a dictionary space made of the values of its parts.</summary>
    /// <param name="space">The space of each row.</param>
    /// <param name="parts">In the order of the space.</param>
    /// <exception cref="ArgumentException">Parts of other spaces, or of different numbers of rows.</exception>
    public static SpaceArray Over(Dict space, params ReadOnlySpan<SpaceArray> parts)
    {
        var fits = parts.Length == space.Parts.Length;
        for (var i = 0; fits && i < parts.Length; i++)
        {
            fits = parts[i].Rows == parts[0].Rows && parts[i].Space.Equals(space.Parts[i].Space);
        }
        return fits
            ? new(space, parts[0].Rows, [.. parts])
            : throw new ArgumentException(
                $"The parts given do not make up {space} with one number of rows.",
                nameof(parts)
            );
    }

    /// <summary>[Rows * size] all values of a leaf, row after row.</summary>
    /// <typeparam name="T">byte, int or float, as the space's elements are.</typeparam>
    /// <exception cref="InvalidOperationException">Elements of another type, or a dictionary.</exception>
    public Span<T> As<T>()
        where T : unmanaged
    {
        RequireElements<T>();
        return MemoryMarshal.Cast<byte, T>(_memory.Span);
    }

    /// <summary>[size] one value of a leaf.</summary>
    /// <inheritdoc cref="As{T}"/>
    public Span<T> Row<T>(int row)
        where T : unmanaged
    {
        RequireElements<T>();
        return MemoryMarshal.Cast<byte, T>(_memory.Span.Slice(row * _rowBytes, _rowBytes));
    }

    /// <summary>Copies one value, all parts of it, from values of the same space.</summary>
    public void CopyRow(int row, SpaceArray source, int sourceRow)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i].CopyRow(row, source._parts[i], sourceRow);
        }
        source._memory.Span.Slice(sourceRow * _rowBytes, _rowBytes).CopyTo(_memory.Span[(row * _rowBytes)..]);
    }

    /// <summary>Whether two values of the same space are the same, bit for bit.</summary>
    public bool RowEquals(int row, SpaceArray other, int otherRow) =>
        _memory
            .Span.Slice(row * _rowBytes, _rowBytes)
            .SequenceEqual(other._memory.Span.Slice(otherRow * _rowBytes, _rowBytes))
        && _parts.Zip(other._parts).All(pair => pair.First.RowEquals(row, pair.Second, otherRow));

    /// <summary>Overwrites all values with what nobody can take for one.</summary>
    internal void Poison()
    {
        foreach (var part in _parts)
        {
            part.Poison();
        }
        if (Space is LeafSpace { Element: ElementType.Float32 })
        {
            As<float>().Fill(float.NaN);
        }
        else
        {
            _memory.Span.Fill(Poisoned);
        }
    }

    private static Memory<byte> AllocateAligned(int bytes)
    {
        var pinned = GC.AllocateArray<byte>(bytes + Alignment - 1, pinned: true);
        var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        return pinned.AsMemory((int)(-address & (Alignment - 1)), bytes);
    }

    private void RequireElements<T>()
        where T : unmanaged
    {
        if (Space is not LeafSpace leaf)
        {
            throw new InvalidOperationException($"{Space} has parts: take one of them by its key.");
        }
        if (!leaf.Element.Is<T>())
        {
            throw new InvalidOperationException(
                $"The elements of {Space} are {leaf.Element.Name()}, not {typeof(T).Name}."
            );
        }
    }
}
