namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics.Tensors;
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
    /// <exception cref="ArgumentException">Fewer than no rows, or more than an array can hold.</exception>
    public static SpaceArray Allocate(Space space, int rows) =>
        space switch
        {
            Dict dict => new(dict, rows, [.. dict.Parts.Select(part => Allocate(part.Space, rows))]),
            LeafSpace leaf => new(leaf, rows, AllocateAligned(BytesOf(leaf, rows))),
            _ => throw new UnreachableException(),
        };

    /// <summary>Values of a leaf in the caller's memory, such as a slot of a rollout buffer or the memory of a tensor.</summary>
    /// <param name="space">The space of each row.</param>
    /// <param name="rows">Number of values.</param>
    /// <param name="memory">[rows * size * bytes an element], lent for as long as this is used.</param>
    /// <exception cref="ArgumentException">Memory of another size.</exception>
    public static SpaceArray Over(LeafSpace space, int rows, Memory<byte> memory)
    {
        var needed = BytesOf(space, rows);
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
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public Span<T> Row<T>(int row)
        where T : unmanaged
    {
        RequireElements<T>();
        return MemoryMarshal.Cast<byte, T>(BytesOf(row));
    }

    /// <summary>Copies one value, all parts of it.</summary>
    /// <param name="row">The row that receives the value.</param>
    /// <param name="source">Values of the same space; this array itself will do.</param>
    /// <param name="sourceRow">The row there.</param>
    /// <exception cref="ArgumentException">Values of another space.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such row; nothing has been copied then.</exception>
    public void CopyRow(int row, SpaceArray source, int sourceRow)
    {
        RequirePair(row, source, sourceRow);
        CopyBytes(row, source, sourceRow);
    }

    /// <summary>Whether two values are the same, bit for bit, in all parts.</summary>
    /// <param name="row">The row here.</param>
    /// <param name="other">Values of the same space.</param>
    /// <param name="otherRow">The row there.</param>
    /// <exception cref="ArgumentException">Values of another space.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such row.</exception>
    public bool RowEquals(int row, SpaceArray other, int otherRow)
    {
        RequirePair(row, other, otherRow);
        return SameBytes(row, other, otherRow);
    }

    /// <summary>One element of a leaf; every element type fits a double.</summary>
    internal double NumberAt(int row, int index) =>
        ((LeafSpace)Space).Element switch
        {
            ElementType.UInt8 => Row<byte>(row)[index],
            ElementType.Int32 => Row<int>(row)[index],
            _ => Row<float>(row)[index],
        };

    /// <summary>Copies one value of a leaf, its elements converted.</summary>
    internal void CopyNumbers(int row, Span<float> into)
    {
        switch (((LeafSpace)Space).Element)
        {
            case ElementType.UInt8:
                TensorPrimitives.ConvertTruncating<byte, float>(Row<byte>(row), into);
                break;
            case ElementType.Int32:
                TensorPrimitives.ConvertTruncating<int, float>(Row<int>(row), into);
                break;
            default:
                Row<float>(row).CopyTo(into);
                break;
        }
    }

    /// <summary>Sets one element of a leaf to a number that its type can hold.</summary>
    internal void SetNumber(int row, int index, double number)
    {
        switch (((LeafSpace)Space).Element)
        {
            case ElementType.UInt8:
                Row<byte>(row)[index] = (byte)number;
                break;
            case ElementType.Int32:
                Row<int>(row)[index] = (int)number;
                break;
            default:
                Row<float>(row)[index] = (float)number;
                break;
        }
    }

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

    private static int BytesOf(LeafSpace space, int rows)
    {
        var bytes = (long)rows * space.Size * space.Element.Bytes();
        return rows >= 0 && bytes <= Array.MaxLength - Alignment
            ? (int)bytes
            : throw new ArgumentException($"There is no array of {rows} values of {space}.", nameof(rows));
    }

    private Span<byte> BytesOf(int row) => _memory.Span.Slice(row * _rowBytes, _rowBytes);

    private void CopyBytes(int row, SpaceArray source, int sourceRow)
    {
        source.BytesOf(sourceRow).CopyTo(BytesOf(row));
        for (var i = 0; i < _parts.Length; i++)
        {
            _parts[i].CopyBytes(row, source._parts[i], sourceRow);
        }
    }

    private bool SameBytes(int row, SpaceArray other, int otherRow)
    {
        if (!BytesOf(row).SequenceEqual(other.BytesOf(otherRow)))
        {
            return false;
        }
        for (var i = 0; i < _parts.Length; i++)
        {
            if (!_parts[i].SameBytes(row, other._parts[i], otherRow))
            {
                return false;
            }
        }
        return true;
    }

    private void RequirePair(int row, SpaceArray other, int otherRow)
    {
        if (!ReferenceEquals(Space, other.Space) && !Space.Equals(other.Space))
        {
            throw new ArgumentException(
                $"These are values of {Space}, and the others of {other.Space}.",
                nameof(other)
            );
        }
        RequireRow(row);
        other.RequireRow(otherRow);
    }

    private void RequireRow(int row)
    {
        if ((uint)row >= (uint)Rows)
        {
            throw new ArgumentOutOfRangeException(nameof(row), $"There is no row {row}: rows are 0 to {Rows - 1}.");
        }
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
