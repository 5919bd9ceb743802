namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;

/// <summary>A space whose values are one array each; all but <see cref="Dict"/>.</summary>
public abstract record LeafSpace : Space
{
    // Errors of constructors name no parameter: the reader of JSON repeats their sentences.
    private protected LeafSpace(ElementType element, ImmutableArray<int> shape)
    {
        (Element, Shape, Size) = (element, shape, 1);
        foreach (var length in shape)
        {
            var size = (long)Size * length;
            if (length < 1 || size > Array.MaxLength)
            {
                throw new ArgumentException(
                    $"The shape {ShapeText} is not possible: sides are at least 1, and their product is at most {Array.MaxLength}."
                );
            }
            Size = (int)size;
        }
    }

    /// <summary>What the elements are.</summary>
    public ElementType Element { get; }

    /// <summary>The shape of one value; empty for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Number of elements of one value.</summary>
    public int Size { get; }

    /// <summary>"(5, 5, 3)".</summary>
    protected string ShapeText => $"({string.Join(", ", Shape)})";

    /// <summary>Value equality, shapes compared element by element.</summary>
    public virtual bool Equals(LeafSpace? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && Element == other.Element
        && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Element, Size);
}
