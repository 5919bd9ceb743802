namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Text.Json.Nodes;

/// <summary>
/// What values are possible: of observations, of actions. After Gymnasium's spaces. A space is an immutable value; spaces with the
/// same content are equal. Values live in a <see cref="SpaceArray"/>, one a row.
/// </summary>
public abstract record Space
{
    /// <summary>Flags in a mask for <see cref="Sample(ref SplitMix64, SpaceArray, int, ReadOnlySpan{bool})"/>; 0 where nothing can be masked.</summary>
    public abstract int MaskSize { get; }

    /// <summary>Number of elements of a value after <see cref="Flatten(SpaceArray, int, Span{float})"/>.</summary>
    public abstract int FlatSize { get; }

    /// <summary>The space of n values side by side, as Gymnasium batches spaces.</summary>
    public abstract Space Batch(int count);

    /// <summary>Draws a value: uniform where the space is bounded, else as Gymnasium draws from unbounded boxes.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="into">Values of this space.</param>
    /// <param name="row">The row that receives the value.</param>
    /// <param name="mask">[<see cref="MaskSize"/>] false for what must not be drawn; empty for no mask.</param>
    /// <exception cref="ArgumentException">A mask of another size, or one that allows nothing.</exception>
    public void Sample(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask = default)
    {
        if (!mask.IsEmpty && mask.Length != MaskSize)
        {
            throw new ArgumentException($"The mask has {mask.Length} flags; {this} takes {MaskSize}.", nameof(mask));
        }
        Draw(ref random, into, row, mask);
    }

    /// <summary>Why a row is no value of this space, as a sentence; null where it is one.</summary>
    public abstract string? Violation(SpaceArray values, int row);

    /// <summary>Whether every row is a value of this space.</summary>
    public bool Contains(SpaceArray values)
    {
        for (var row = 0; row < values.Rows; row++)
        {
            if (Violation(values, row) is not null)
            {
                return false;
            }
        }
        return values.Space.Equals(this);
    }

    /// <summary>Writes a value as one vector: finite choices one-hot, boxes as they are, dictionaries in key order.</summary>
    /// <param name="values">Values of this space.</param>
    /// <param name="row">Which.</param>
    /// <param name="into">[<see cref="FlatSize"/>] receives the vector.</param>
    public abstract void Flatten(SpaceArray values, int row, Span<float> into);

    /// <summary>The space of the flattened values.</summary>
    public Box Flattened() => FlatBounds(this);

    /// <summary>The space as JSON, in the form that Minari keeps Gymnasium's spaces in.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">No such space; the message says where.</exception>
    public static Space FromJson(JsonNode? json) => SpaceJson.Read(json, "space");

    /// <inheritdoc cref="Sample"/>
    protected internal abstract void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask);

    /// <summary>Adds the bounds of the flattened value, element by element.</summary>
    protected internal abstract void AddFlatBounds(ICollection<double> low, ICollection<double> high);

    private static Box FlatBounds(Space space)
    {
        var low = new List<double>(space.FlatSize);
        var high = new List<double>(space.FlatSize);
        space.AddFlatBounds(low, high);
        return new(ElementType.Float32, [space.FlatSize], [.. low], [.. high]);
    }
}

/// <summary>A space whose values are one array each; all but <see cref="Dict"/>.</summary>
/// <param name="Element">What the elements are.</param>
/// <param name="Shape">The shape of one value; empty for a single number.</param>
public abstract record LeafSpace(ElementType Element, ImmutableArray<int> Shape) : Space
{
    /// <summary>Number of elements of one value.</summary>
    public int Size { get; } = Shape.Aggregate(1, static (product, length) => product * length);

    /// <summary>Value equality, shapes compared element by element.</summary>
    public virtual bool Equals(LeafSpace? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && Element == other.Element
        && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Element, Size);

    /// <summary>"(5, 5, 3)".</summary>
    protected string ShapeText => $"({string.Join(", ", Shape)})";
}
