namespace MindGrid.Rl.Envs.Spaces;

using System.Collections.Immutable;
using System.Text.Json.Nodes;

/// <summary>Named parts, each with a space of its own. Order counts: it is the order in flattened values.</summary>
public sealed record Dict : Space
{
    /// <summary>Named parts.</summary>
    /// <exception cref="ArgumentException">No part, or two of the same name.</exception>
    public Dict(params ReadOnlySpan<(string Key, Space Space)> parts)
    {
        Parts = [.. parts];
        if (Parts.IsEmpty)
        {
            throw new ArgumentException("A dictionary space has at least one part.");
        }
        if (Parts.GroupBy(part => part.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two parts are called '{twice.Key}'.");
        }
    }

    /// <summary>The parts in order.</summary>
    public ImmutableArray<(string Key, Space Space)> Parts { get; }

    /// <summary>A part's space.</summary>
    /// <exception cref="KeyNotFoundException">No such part; the message names those there are.</exception>
    public Space this[string key] => Parts[IndexOf(key)].Space;

    /// <inheritdoc/>
    public override int MaskSize => Parts.Sum(part => part.Space.MaskSize);

    /// <inheritdoc/>
    public override int FlatSize => Parts.Sum(part => part.Space.FlatSize);

    /// <inheritdoc/>
    public override Space Batch(int count) => new Dict([.. Parts.Select(part => (part.Key, part.Space.Batch(count)))]);

    /// <inheritdoc/>
    public override string? Violation(SpaceArray values, int row)
    {
        foreach (var (key, space) in Parts)
        {
            if (space.Violation(values[key], row) is { } violation)
            {
                return $"'{key}': {violation}";
            }
        }
        return null;
    }

    /// <inheritdoc/>
    public override void Flatten(SpaceArray values, int row, Span<float> into)
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            var space = Parts[i].Space;
            space.Flatten(values.Parts[i], row, into);
            into = into[space.FlatSize..];
        }
    }

    /// <summary>Value equality, part by part.</summary>
    public bool Equals(Dict? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.Aggregate(0, (hash, part) => HashCode.Combine(hash, part));

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        new()
        {
            ["type"] = nameof(Dict),
            ["subspaces"] = new JsonObject(
                Parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Space.ToJson()))
            ),
        };

    /// <inheritdoc/>
    public override string ToString() =>
        $"Dict({string.Join(", ", Parts.Select(part => $"'{part.Key}': {part.Space}"))})";

    /// <inheritdoc/>
    internal override string? DeadEnd(ReadOnlySpan<bool> mask)
    {
        foreach (var (key, space) in Parts)
        {
            if (space.DeadEnd(mask[..space.MaskSize]) is { } deadEnd)
            {
                return $"'{key}': {deadEnd}";
            }
            mask = mask[space.MaskSize..];
        }
        return null;
    }

    /// <inheritdoc/>
    internal override void Draw(ref SplitMix64 random, SpaceArray into, int row, ReadOnlySpan<bool> mask)
    {
        foreach (var (key, space) in Parts)
        {
            var own = mask.IsEmpty ? 0 : space.MaskSize;
            space.Draw(ref random, into[key], row, mask[..own]);
            mask = mask[own..];
        }
    }

    /// <inheritdoc/>
    internal override void AddFlatBounds(ICollection<double> low, ICollection<double> high)
    {
        foreach (var (_, space) in Parts)
        {
            space.AddFlatBounds(low, high);
        }
    }

    internal int IndexOf(string key)
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            if (Parts[i].Key == key)
            {
                return i;
            }
        }
        throw new KeyNotFoundException(
            $"There is no part '{key}'; there is {string.Join(", ", Parts.Select(part => part.Key))}."
        );
    }
}
