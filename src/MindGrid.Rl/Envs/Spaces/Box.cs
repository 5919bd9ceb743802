namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Text.Json.Nodes;

/// <summary>Arrays of numbers, each between two bounds (both included).</summary>
public sealed record Box : LeafSpace
{
    /// <summary>Arrays of numbers.</summary>
    /// <param name="element">What the elements are.</param>
    /// <param name="shape">The shape of one value.</param>
    /// <param name="low">One bound for all elements, or one each.</param>
    /// <param name="high">One bound for all elements, or one each.</param>
    /// <exception cref="ArgumentException">Bounds of another number, out of order, or infinite for whole numbers.</exception>
    public Box(ElementType element, ImmutableArray<int> shape, ImmutableArray<double> low, ImmutableArray<double> high)
        : base(element, shape)
    {
        (Low, High) = (Shortest(low, nameof(low)), Shortest(high, nameof(high)));
        for (var i = 0; i < Math.Max(Low.Length, High.Length); i++)
        {
            RequireBounds(i);
        }
    }

    /// <summary>Arrays with the same bounds for all elements.</summary>
    public Box(ElementType element, ImmutableArray<int> shape, double low, double high)
        : this(element, shape, [low], [high]) { }

    /// <summary>[1] for all elements, or [<see cref="LeafSpace.Size"/>].</summary>
    public ImmutableArray<double> Low { get; }

    /// <summary>[1] for all elements, or [<see cref="LeafSpace.Size"/>].</summary>
    public ImmutableArray<double> High { get; }

    /// <inheritdoc/>
    public override int MaskSize => 0;

    /// <inheritdoc/>
    public override int FlatSize => Size;

    /// <inheritdoc/>
    public override Space Batch(int count) =>
        new Box(Element, Shape.Insert(0, count), Repeat(Low, count), Repeat(High, count));

    /// <inheritdoc/>
    public override string? Violation(SpaceArray values, int row)
    {
        for (var i = 0; i < Size; i++)
        {
            var value = Read(values, row, i);
            // Written so that NaN is outside.
            if (!(value >= At(Low, i) && value <= At(High, i)))
            {
                return $"Element {i} is {value}; {this} allows {At(Low, i)} to {At(High, i)}.";
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public override void Flatten(SpaceArray values, int row, Span<float> into)
    {
        for (var i = 0; i < Size; i++)
        {
            into[i] = (float)Read(values, row, i);
        }
    }

    /// <summary>Value equality, bounds compared element by element.</summary>
    public bool Equals(Box? other) =>
        base.Equals(other)
        && Low.AsSpan().SequenceEqual(other.Low.AsSpan())
        && High.AsSpan().SequenceEqual(other.High.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Low[0], High[0]);

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        new()
        {
            ["type"] = nameof(Box),
            ["dtype"] = Element.Name(),
            ["shape"] = SpaceJson.Array(Shape),
            ["low"] = SpaceJson.Bounds(Low),
            ["high"] = SpaceJson.Bounds(High),
        };

    /// <inheritdoc/>
    public override string ToString() => $"Box({Text(Low)}, {Text(High)}, {ShapeText}, {Element.Name()})";

    /// <inheritdoc/>
    protected internal override void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask)
    {
        for (var i = 0; i < Size; i++)
        {
            Write(into, row, i, DrawNumber(ref random, At(Low, i), At(High, i)));
        }
    }

    /// <inheritdoc/>
    protected internal override void AddFlatBounds(ICollection<double> low, ICollection<double> high)
    {
        for (var i = 0; i < Size; i++)
        {
            low.Add(At(Low, i));
            high.Add(At(High, i));
        }
    }

    private static double At(ImmutableArray<double> bounds, int index) => bounds[bounds.Length == 1 ? 0 : index];

    private static ImmutableArray<double> Repeat(ImmutableArray<double> bounds, int count) =>
        bounds.Length == 1 ? bounds : [.. Enumerable.Repeat(bounds, count).SelectMany(each => each)];

    private static string Text(ImmutableArray<double> bounds) => bounds.Length == 1 ? $"{bounds[0]}" : "[…]";

    /// <summary>One bound where all are the same, so that equal spaces have one form.</summary>
    private ImmutableArray<double> Shortest(ImmutableArray<double> bounds, string name)
    {
        if (bounds.Length != 1 && bounds.Length != Size)
        {
            throw new ArgumentException(
                $"A box of shape {ShapeText} takes 1 or {Size} bounds; given were {bounds.Length}.",
                name
            );
        }
        return bounds.Length > 1 && !bounds.AsSpan().ContainsAnyExcept(bounds[0]) ? [bounds[0]] : bounds;
    }

    private void RequireBounds(int index)
    {
        var (low, high) = (At(Low, index), At(High, index));
        if (!(low <= high))
        {
            throw new ArgumentException($"The lower bound {low} of element {index} is above the upper one, {high}.");
        }
        var (least, most) = Element switch
        {
            ElementType.UInt8 => (byte.MinValue, byte.MaxValue),
            ElementType.Int32 => (int.MinValue, int.MaxValue),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        if (low < least || high > most)
        {
            throw new ArgumentException(
                $"The bounds {low} to {high} of element {index} are not all {Element.Name()} ({least} to {most})."
            );
        }
    }

    private double Read(SpaceArray values, int row, int index) =>
        Element switch
        {
            ElementType.UInt8 => values.Row<byte>(row)[index],
            ElementType.Int32 => values.Row<int>(row)[index],
            _ => values.Row<float>(row)[index],
        };

    private void Write(SpaceArray values, int row, int index, double number)
    {
        switch (Element)
        {
            case ElementType.UInt8:
                values.Row<byte>(row)[index] = (byte)number;
                break;
            case ElementType.Int32:
                values.Row<int>(row)[index] = (int)number;
                break;
            default:
                values.Row<float>(row)[index] = (float)number;
                break;
        }
    }

    /// <summary>Uniform between two bounds; exponential away from one; normal without any, as in Gymnasium.</summary>
    private double DrawNumber(ref SplitMix64 random, double low, double high)
    {
        if (Element != ElementType.Float32)
        {
            return Math.Min(low + Math.Floor(random.Unit() * (high - low + 1)), high);
        }
        return (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, true) => Math.Clamp((float)(low + (random.Unit() * (high - low))), low, high),
            (true, false) => low - Math.Log(1 - random.Unit()),
            (false, true) => high + Math.Log(1 - random.Unit()),
            _ => random.Normal(),
        };
    }
}
