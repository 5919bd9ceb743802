namespace MindGrid.Rl.Envs.Spaces;

using System.Text.Json.Nodes;

/// <summary>
/// What values are possible: of observations, of actions. After Gymnasium's spaces. A space is an immutable value; spaces with the
/// same content are equal. Values live in a <see cref="SpaceArray"/>, one a row.
/// </summary>
public abstract record Space
{
    // Closed: SpaceArray has to know how every kind of space lies in memory.
    private protected Space() { }

    /// <summary>Flags in a mask for <see cref="Sample(ref SplitMix64, SpaceArray, int, ReadOnlySpan{bool})"/>; 0 where nothing can be masked.</summary>
    public abstract int MaskSize { get; }

    /// <summary>Number of elements of a value after <see cref="Flatten(SpaceArray, int, Span{float})"/>.</summary>
    public abstract int FlatSize { get; }

    /// <summary>The space of n values side by side, as Gymnasium batches spaces.</summary>
    /// <param name="count">n, at least 1.</param>
    public abstract Space Batch(int count);

    /// <summary>Draws a value: uniform where the space is bounded, else as Gymnasium draws from unbounded boxes.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="into">Values of this space.</param>
    /// <param name="row">The row that receives the value.</param>
    /// <param name="mask">[<see cref="MaskSize"/>] false for what must not be drawn; empty for no mask.</param>
    /// <exception cref="ArgumentException">A mask of another size, or one that allows nothing; nothing has been drawn then.</exception>
    public void Sample(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask = default)
    {
        RequireMask(mask);
        Draw(ref random, into, row, mask);
    }

    /// <summary>Why a row is no value of this space, as a sentence; null where it is one.</summary>
    /// <param name="values">Values with elements of this space's types.</param>
    /// <param name="row">Which.</param>
    public abstract string? Violation(SpaceArray values, int row);

    /// <summary>Whether these are values of this space, every row of them; values of another space are not, whatever they hold.</summary>
    public bool Contains(SpaceArray values)
    {
        if (!values.Space.Equals(this))
        {
            return false;
        }
        for (var row = 0; row < values.Rows; row++)
        {
            if (Violation(values, row) is not null)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Writes a value as one vector: finite choices one-hot, boxes as they are, dictionaries in the order of their parts.</summary>
    /// <param name="values">Values of this space.</param>
    /// <param name="row">Which.</param>
    /// <param name="into">[<see cref="FlatSize"/>] receives the vector.</param>
    public abstract void Flatten(SpaceArray values, int row, Span<float> into);

    /// <summary>The space of the flattened values.</summary>
    public Box Flattened()
    {
        var low = new List<double>(FlatSize);
        var high = new List<double>(FlatSize);
        AddFlatBounds(low, high);
        return new(ElementType.Float32, [FlatSize], [.. low], [.. high]);
    }

    /// <summary>
    /// The space as JSON, in the form that Minari keeps Gymnasium's spaces in, but for two things: a box whose bounds are the same
    /// everywhere has one number for them, and infinities are the texts "Infinity" and "-Infinity".
    /// </summary>
    public abstract JsonObject ToJson();

    /// <summary>Reads what <see cref="ToJson"/> wrote; a box's bounds may be nested as its shape, as Minari writes them.</summary>
    /// <exception cref="FormatException">No such space; the message says where.</exception>
    public static Space FromJson(JsonNode? json) => SpaceJson.Read(json, "space");

    /// <summary>Draws as <see cref="Sample(ref SplitMix64, SpaceArray, int, ReadOnlySpan{bool})"/> does, with a mask known to be good.</summary>
    internal abstract void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask);

    /// <summary>Where a mask of the right size leaves no choice, as a sentence; null where it leaves one everywhere.</summary>
    internal virtual string? DeadEnd(ReadOnlySpan<bool> mask) => null;

    /// <summary>Adds the bounds of the flattened value, element by element.</summary>
    internal abstract void AddFlatBounds(ICollection<double> low, ICollection<double> high);

    private protected void RequireMask(ReadOnlySpan<bool> mask)
    {
        if (mask.IsEmpty)
        {
            return;
        }
        if (mask.Length != MaskSize)
        {
            throw new ArgumentException($"The mask has {mask.Length} flags; {this} takes {MaskSize}.", nameof(mask));
        }
        if (DeadEnd(mask) is { } deadEnd)
        {
            throw new ArgumentException(deadEnd, nameof(mask));
        }
    }
}
