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
    /// <exception cref="ArgumentException">Bounds of another number, out of order, or that are no elements themselves.</exception>
    public Box(ElementType element, ImmutableArray<int> shape, ImmutableArray<double> low, ImmutableArray<double> high)
        : base(element, shape)
    {
        (Low, High) = (Shortest(low), Shortest(high));
        for (var i = 0; i < Math.Max(Low.Length, High.Length); i++)
        {
            RequireOrder(i);
        }
    }

    /// <summary>Arrays with the same bounds for all elements.</summary>
    public Box(ElementType element, ImmutableArray<int> shape, double low, double high)
        : this(element, shape, [low], [high]) { }

    /// <summary>[1] for all elements, or [<see cref="LeafSpace.Size"/>]; for float32 rounded to one.</summary>
    public ImmutableArray<double> Low { get; }

    /// <summary>[1] for all elements, or [<see cref="LeafSpace.Size"/>]; for float32 rounded to one.</summary>
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
            var value = values.NumberAt(row, i);
            // Written so that NaN is outside.
            if (!(value >= At(Low, i) && value <= At(High, i)))
            {
                return $"Element {i} is {value}; {this} allows {At(Low, i)} to {At(High, i)}.";
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public override void Flatten(SpaceArray values, int row, Span<float> into) => values.CopyNumbers(row, into);

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
    internal override void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask)
    {
        for (var i = 0; i < Size; i++)
        {
            into.SetNumber(row, i, DrawNumber(ref random, At(Low, i), At(High, i)));
        }
    }

    /// <inheritdoc/>
    internal override void AddFlatBounds(ICollection<double> low, ICollection<double> high)
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
    private ImmutableArray<double> Shortest(ImmutableArray<double> given)
    {
        if (given.Length != 1 && given.Length != Size)
        {
            throw new ArgumentException(
                $"A box of shape {ShapeText} takes 1 or {Size} bounds; given were {given.Length}."
            );
        }
        ImmutableArray<double> bounds = [.. given.Select(AsElement)];
        return bounds.AsSpan().ContainsAnyExcept(bounds[0]) ? bounds : [bounds[0]];
    }

    /// <summary>A bound as values can reach it: a drawn 0.1f lies above the number 0.1, but not above the bound 0.1f.</summary>
    private double AsElement(double bound, int index)
    {
        var (element, allowed) = Element switch
        {
            ElementType.UInt8 => ((byte)bound, "a whole number from 0 to 255"),
            ElementType.Int32 => ((int)bound, $"a whole number from {int.MinValue} to {int.MaxValue}"),
            _ => ((double)(float)bound, "a float32"),
        };
        var isElement =
            Element == ElementType.Float32
                ? !double.IsNaN(bound) && double.IsFinite(bound) == double.IsFinite(element)
                : element == bound;
        return isElement
            ? element
            : throw new ArgumentException($"The bound {bound} of element {index} is not {allowed}.");
    }

    private void RequireOrder(int index)
    {
        var (low, high) = (At(Low, index), At(High, index));
        if (low > high)
        {
            throw new ArgumentException($"The lower bound {low} of element {index} is above the upper one, {high}.");
        }
        if (low == high && double.IsInfinity(low))
        {
            throw new ArgumentException($"The bounds {low} to {high} of element {index} leave no number.");
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
