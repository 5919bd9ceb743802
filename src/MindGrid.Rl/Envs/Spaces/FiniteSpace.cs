namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

/// <summary>A space of finite choices, one a slot: what actions are made of. Its values are int32, or uint8 in a <see cref="MultiBinary"/>.</summary>
public abstract record FiniteSpace : LeafSpace
{
    private protected FiniteSpace(ElementType element, ImmutableArray<int> shape, ImmutableArray<int> counts, int start)
        : base(element, shape)
    {
        if (counts.FirstOrDefault(count => count < 1, 1) is var bad and < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(counts), $"A slot has at least one choice, not {bad}.");
        }
        (Counts, Start) = (counts, start);
        MaskSize = counts.Sum();
    }

    /// <summary>Number of choices of each slot.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>The first choice of every slot.</summary>
    public int Start { get; }

    /// <summary>Flags in a mask: the slots' choices one after the other.</summary>
    public override int MaskSize { get; }

    /// <inheritdoc/>
    public override int FlatSize => MaskSize;

    /// <summary>The first element that is no choice of its slot, or -1.</summary>
    /// <param name="values">[n * <see cref="LeafSpace.Size"/>] any number of values.</param>
    public int FirstOutside(ReadOnlySpan<int> values)
    {
        if (Start == 0 && Counts.Length == 1)
        {
            // As unsigned numbers the negative ones are too large as well: one comparison is enough.
            var unsigned = MemoryMarshal.Cast<int, uint>(values);
            if (unsigned.IsEmpty || TensorPrimitives.Max(unsigned) < (uint)Counts[0])
            {
                return -1;
            }
        }
        for (var i = 0; i < values.Length; i++)
        {
            if ((uint)(values[i] - Start) >= (uint)Counts[i % Counts.Length])
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Draws a choice for each slot.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="into">[<see cref="LeafSpace.Size"/>] receives the choices.</param>
    /// <param name="mask">[<see cref="MaskSize"/>] false for what must not be drawn; empty for no mask.</param>
    /// <exception cref="ArgumentException">The mask allows no choice for some slot.</exception>
    public void Sample(ref SplitMix64 random, Span<int> into, ReadOnlySpan<bool> mask = default)
    {
        var first = 0;
        for (var slot = 0; slot < Counts.Length; slot++)
        {
            var choices = mask.IsEmpty ? default : mask.Slice(first, Counts[slot]);
            into[slot] = Start + DrawChoice(ref random, slot, choices);
            first += Counts[slot];
        }
    }

    /// <inheritdoc/>
    public override string? Violation(SpaceArray values, int row)
    {
        for (var slot = 0; slot < Counts.Length; slot++)
        {
            var value = Read(values, row, slot);
            if ((uint)(value - Start) >= (uint)Counts[slot])
            {
                return $"Element {slot} is {value}; {this} allows {Start} to {Start + Counts[slot] - 1}.";
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public override void Flatten(SpaceArray values, int row, Span<float> into)
    {
        into[..FlatSize].Clear();
        var first = 0;
        for (var slot = 0; slot < Counts.Length; slot++)
        {
            into[first + Read(values, row, slot) - Start] = 1;
            first += Counts[slot];
        }
    }

    /// <summary>Value equality.</summary>
    public virtual bool Equals(FiniteSpace? other) =>
        base.Equals(other) && Start == other.Start && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Start, MaskSize);

    /// <inheritdoc/>
    protected internal override void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask)
    {
        Span<int> drawn = stackalloc int[Size];
        Sample(ref random, drawn, mask);
        for (var slot = 0; slot < drawn.Length; slot++)
        {
            Write(into, row, slot, drawn[slot]);
        }
    }

    /// <inheritdoc/>
    protected internal override void AddFlatBounds(ICollection<double> low, ICollection<double> high)
    {
        for (var i = 0; i < FlatSize; i++)
        {
            low.Add(0);
            high.Add(1);
        }
    }

    private int Read(SpaceArray values, int row, int slot) =>
        Element == ElementType.UInt8 ? values.Row<byte>(row)[slot] : values.Row<int>(row)[slot];

    private void Write(SpaceArray values, int row, int slot, int value)
    {
        if (Element == ElementType.UInt8)
        {
            values.Row<byte>(row)[slot] = (byte)value;
        }
        else
        {
            values.Row<int>(row)[slot] = value;
        }
    }

    private int DrawChoice(ref SplitMix64 random, int slot, ReadOnlySpan<bool> choices)
    {
        if (choices.IsEmpty)
        {
            return random.Below(Counts[slot]);
        }
        var allowed = choices.Count(true);
        if (allowed == 0)
        {
            throw new ArgumentException($"The mask allows no choice for slot {slot} of {this}.", nameof(choices));
        }
        var left = random.Below(allowed);
        for (var choice = 0; ; choice++)
        {
            if (choices[choice] && left-- == 0)
            {
                return choice;
            }
        }
    }
}

/// <summary>One choice out of n: Start, Start + 1, …, Start + n - 1.</summary>
public sealed record Discrete : FiniteSpace
{
    /// <summary>One choice out of n.</summary>
    /// <param name="count">n, at least 1.</param>
    /// <param name="start">The first choice.</param>
    public Discrete(int count, int start = 0)
        : base(ElementType.Int32, [], [count], start) { }

    /// <summary>Number of choices.</summary>
    public int Count => Counts[0];

    /// <inheritdoc/>
    public override Space Batch(int count) =>
        Start == 0
            ? new MultiDiscrete([.. Enumerable.Repeat(Count, count)])
            : new Box(ElementType.Int32, [count], [Start], [Start + Count - 1]);

    /// <summary>Draws a choice.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="mask">[n] false for what must not be drawn; empty for no mask.</param>
    public int Sample(ref SplitMix64 random, ReadOnlySpan<bool> mask = default)
    {
        Span<int> drawn = [0];
        Sample(ref random, drawn, mask);
        return drawn[0];
    }

    /// <summary>Whether a number is a choice.</summary>
    public bool Contains(int value) => (uint)(value - Start) < (uint)Count;

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        new()
        {
            ["type"] = nameof(Discrete),
            ["dtype"] = Element.Name(),
            ["start"] = Start,
            ["n"] = Count,
        };

    /// <inheritdoc/>
    public override string ToString() => Start == 0 ? $"Discrete({Count})" : $"Discrete({Count}, start={Start})";
}

/// <summary>Several choices at once, one out of <see cref="FiniteSpace.Counts"/> each.</summary>
public sealed record MultiDiscrete : FiniteSpace
{
    /// <summary>Several choices at once.</summary>
    /// <param name="counts">Number of choices of each slot, at least 1.</param>
    public MultiDiscrete(ImmutableArray<int> counts)
        : base(ElementType.Int32, [counts.Length], counts, 0) { }

    /// <inheritdoc/>
    public override Space Batch(int count) =>
        new Box(
            ElementType.Int32,
            [count, Size],
            [.. Enumerable.Repeat(0.0, count * Size)],
            [.. Enumerable.Repeat(Counts, count).SelectMany(row => row.Select(choices => choices - 1.0))]
        );

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        new()
        {
            ["type"] = nameof(MultiDiscrete),
            ["dtype"] = Element.Name(),
            ["nvec"] = SpaceJson.Array(Counts),
        };

    /// <inheritdoc/>
    public override string ToString() => $"MultiDiscrete([{string.Join(", ", Counts)}])";
}

/// <summary>n flags, 0 or 1 each, as bytes.</summary>
public sealed record MultiBinary : FiniteSpace
{
    /// <summary>n flags.</summary>
    /// <param name="count">n, at least 1.</param>
    public MultiBinary(int count)
        : base(ElementType.UInt8, [count], [.. Enumerable.Repeat(2, count)], 0) { }

    /// <inheritdoc/>
    public override int FlatSize => Size;

    /// <inheritdoc/>
    public override Space Batch(int count) => new Box(ElementType.UInt8, [count, Size], [0], [1]);

    /// <summary>Flags need no one-hot code: they are their own.</summary>
    public override void Flatten(SpaceArray values, int row, Span<float> into)
    {
        for (var i = 0; i < Size; i++)
        {
            into[i] = values.Row<byte>(row)[i];
        }
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => new() { ["type"] = nameof(MultiBinary), ["n"] = Size };

    /// <inheritdoc/>
    public override string ToString() => $"MultiBinary({Size})";
}
