namespace MindGrid.Rl.Envs.Spaces;

using System.Text.Json.Nodes;

/// <summary>n flags, 0 or 1 each, as bytes.</summary>
public sealed record MultiBinary : FiniteSpace
{
    /// <summary>n flags.</summary>
    /// <param name="count">n, at least 1.</param>
    public MultiBinary(int count)
        : base(ElementType.UInt8, [count], [.. Enumerable.Repeat(2, Math.Max(count, 0))], 0) { }

    /// <inheritdoc/>
    public override int FlatSize => Size;

    /// <inheritdoc/>
    public override Space Batch(int count) => new Box(ElementType.UInt8, [count, Size], [0], [1]);

    /// <summary>Flags need no one-hot code: they are their own.</summary>
    public override void Flatten(SpaceArray values, int row, Span<float> into) => values.CopyNumbers(row, into);

    /// <inheritdoc/>
    public override JsonObject ToJson() => new() { ["type"] = nameof(MultiBinary), ["n"] = Size };

    /// <inheritdoc/>
    public override string ToString() => $"MultiBinary({Size})";
}
