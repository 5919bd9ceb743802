namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

/// <summary>A space of finite choices, one a slot: what actions are made of. Its values are int32, or uint8 in a <see cref="MultiBinary"/>.</summary>
public abstract record FiniteSpace : LeafSpace
{
    private readonly bool _isEven;

    private protected FiniteSpace(ElementType element, ImmutableArray<int> shape, ImmutableArray<int> counts, int start)
        : base(element, shape)
    {
        var choices = 0L;
        foreach (var count in counts)
        {
            RequireChoices(count, start);
            choices += count;
        }
        if (choices > Array.MaxLength)
        {
            throw new ArgumentException($"All slots together have at most {Array.MaxLength} choices, not {choices}.");
        }
        (Counts, Start, MaskSize) = (counts, start, (int)choices);
        _isEven = counts.All(count => count == counts[0]);
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
    internal int FirstOutside(ReadOnlySpan<int> values)
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
    /// <exception cref="ArgumentException">A mask of another size, or one that allows no choice for some slot; nothing has been drawn then.</exception>
    public void Sample(ref SplitMix64 random, Span<int> into, ReadOnlySpan<bool> mask = default)
    {
        if (into.Length != Size)
        {
            throw new ArgumentException($"A value of {this} has {Size} elements, not {into.Length}.", nameof(into));
        }
        RequireMask(mask);
        if (mask.IsEmpty)
        {
            DrawAll(ref random, into);
            return;
        }
        for (var slot = 0; slot < into.Length; slot++)
        {
            into[slot] = DrawChoice(ref random, slot, ref mask);
        }
    }

    /// <inheritdoc/>
    public override string? Violation(SpaceArray values, int row)
    {
        for (var slot = 0; slot < Counts.Length; slot++)
        {
            var value = (int)values.NumberAt(row, slot);
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
        var choices = values.Row<int>(row);
        for (var slot = 0; slot < choices.Length; slot++)
        {
            into[choices[slot] - Start] = 1;
            into = into[Counts[slot]..];
        }
    }

    /// <summary>Value equality.</summary>
    public virtual bool Equals(FiniteSpace? other) =>
        base.Equals(other) && Start == other.Start && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Start, MaskSize);

    /// <inheritdoc/>
    internal override string? DeadEnd(ReadOnlySpan<bool> mask)
    {
        for (var slot = 0; slot < Counts.Length; slot++)
        {
            if (!mask[..Counts[slot]].Contains(true))
            {
                return $"The mask allows no choice for slot {slot} of {this}.";
            }
            mask = mask[Counts[slot]..];
        }
        return null;
    }

    /// <inheritdoc/>
    internal override void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask)
    {
        for (var slot = 0; slot < Counts.Length; slot++)
        {
            into.SetNumber(row, slot, DrawChoice(ref random, slot, ref mask));
        }
    }

    /// <inheritdoc/>
    internal override void AddFlatBounds(ICollection<double> low, ICollection<double> high)
    {
        for (var i = 0; i < FlatSize; i++)
        {
            low.Add(0);
            high.Add(1);
        }
    }

    private static void RequireChoices(int count, int start)
    {
        if (count < 1)
        {
            throw new ArgumentException($"A slot has at least one choice, not {count}.");
        }
        if (count - 1 > (long)int.MaxValue - start)
        {
            throw new ArgumentException($"The last of {count} choices from {start} on is no int32.");
        }
    }

    private void DrawAll(ref SplitMix64 random, Span<int> into)
    {
        if (_isEven && Start == 0)
        {
            // Such as the actions of many worlds: a random policy does little else.
            random.Fill(Counts[0], into);
            return;
        }
        for (var slot = 0; slot < into.Length; slot++)
        {
            into[slot] = Start + random.Below(Counts[slot]);
        }
    }

    /// <summary>Draws a choice of one slot, and takes the slot's flags off the mask.</summary>
    private int DrawChoice(ref SplitMix64 random, int slot, ref ReadOnlySpan<bool> mask)
    {
        if (mask.IsEmpty)
        {
            return Start + random.Below(Counts[slot]);
        }
        var flags = mask[..Counts[slot]];
        mask = mask[flags.Length..];
        var left = random.Below(flags.Count(true));
        var choice = flags.IndexOf(true);
        for (; left > 0; left--)
        {
            choice += 1 + flags[(choice + 1)..].IndexOf(true);
        }
        return Start + choice;
    }
}
