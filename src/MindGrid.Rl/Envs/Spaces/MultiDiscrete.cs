namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Text.Json.Nodes;

/// <summary>Several choices at once, one out of <see cref="FiniteSpace.Counts"/> each.</summary>
public sealed record MultiDiscrete : FiniteSpace
{
    /// <summary>Several choices at once.</summary>
    /// <param name="counts">Number of choices of each slot, at least 1.</param>
    /// <param name="start">The first choice of every slot.</param>
    public MultiDiscrete(ImmutableArray<int> counts, int start = 0)
        : base(ElementType.Int32, [counts.Length], counts, start) { }

    /// <inheritdoc/>
    public override Space Batch(int count) =>
        new Box(
            ElementType.Int32,
            [count, Size],
            [Start],
            [.. Enumerable.Repeat(Counts, count).SelectMany(row => row.Select(choices => Start + choices - 1.0))]
        );

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        new()
        {
            ["type"] = nameof(MultiDiscrete),
            ["dtype"] = Element.Name(),
            ["start"] = Start,
            ["nvec"] = SpaceJson.Array(Counts),
        };

    /// <inheritdoc/>
    public override string ToString() =>
        $"MultiDiscrete([{string.Join(", ", Counts)}]{(Start == 0 ? "" : $", start={Start}")})";
}
