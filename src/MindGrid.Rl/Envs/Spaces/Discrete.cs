namespace MindGrid.Rl.Envs.Spaces;

using System.Text.Json.Nodes;

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
    public override Space Batch(int count) => new MultiDiscrete([.. Enumerable.Repeat(Count, count)], Start);

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
