namespace MindGrid.Rl.Envs.Checking;

using MindGrid.Rl.Envs.Spaces;

/// <summary>A copy of what a call returned, which nothing changes any more.</summary>
internal sealed class Snapshot(StepBatch result)
{
    public SpaceArray Observations { get; } = Copy(result.Observations);

    public SpaceArray FinalObservations { get; } = Copy(result.FinalObservations);

    public float[] Rewards { get; } = result.Rewards.ToArray();

    public bool[] Terminated { get; } = result.Terminated.ToArray();

    public bool[] Truncated { get; } = result.Truncated.ToArray();

    public bool[] EpisodeStarts { get; } = result.EpisodeStarts.ToArray();

    public bool[] ActionMasks { get; } = result.ActionMasks.ToArray();

    public float[] EpisodeReturns { get; } = result.EpisodeReturns.ToArray();

    public int[] EpisodeLengths { get; } = result.EpisodeLengths.ToArray();

    public int Worlds => Rewards.Length;

    public bool AnyEnded => Terminated.Contains(true) || Truncated.Contains(true);

    public bool Ended(int world) => Terminated[world] || Truncated[world];

    /// <summary>[MaskSize] what a world may do.</summary>
    public ReadOnlySpan<bool> MaskOf(int world)
    {
        var size = ActionMasks.Length / Worlds;
        return ActionMasks.AsSpan(world * size, size);
    }

    /// <summary>Where a world differs from what was expected in anything, as half a sentence; null where it does not.</summary>
    public string? Difference(int world, Snapshot expected, int expectedWorld) =>
        ShownDifference(world, expected, expectedWorld)
        ?? BookedDifference(world, expected, expectedWorld)
        ?? EndDifference(world, expected, expectedWorld)
        ?? Unequal("EpisodeStarts", EpisodeStarts[world], expected.EpisodeStarts[expectedWorld]);

    /// <summary>As <see cref="Difference"/>, of what the world shows: observation and action mask.</summary>
    public string? ShownDifference(int world, Snapshot expected, int expectedWorld) =>
        ObservationDifference(Observations, world, expected.Observations, expectedWorld)
        ?? MaskDifference(world, expected, expectedWorld);

    /// <summary>As <see cref="Difference"/>, of the action mask.</summary>
    public string? MaskDifference(int world, Snapshot expected, int expectedWorld) =>
        First("action mask", MaskOf(world), expected.MaskOf(expectedWorld));

    /// <summary>As <see cref="Difference"/>, of how the world stands: what it shows, and the episode so far.</summary>
    public string? StandingDifference(int world, Snapshot expected, int expectedWorld) =>
        ShownDifference(world, expected, expectedWorld) ?? BookedDifference(world, expected, expectedWorld);

    /// <summary>As <see cref="Difference"/>, of the step: reward, ends, and of an ended world its final observation.</summary>
    public string? EndDifference(int world, Snapshot expected, int expectedWorld) =>
        Unequal("reward", Rewards[world], expected.Rewards[expectedWorld])
        ?? Unequal("Terminated", Terminated[world], expected.Terminated[expectedWorld])
        ?? Unequal("Truncated", Truncated[world], expected.Truncated[expectedWorld])
        ?? (
            Ended(world)
                ? ObservationDifference(FinalObservations, world, expected.FinalObservations, expectedWorld)
                : null
        );

    /// <summary>As <see cref="Difference"/>, of the episode's statistics.</summary>
    public string? BookedDifference(int world, Snapshot expected, int expectedWorld) =>
        Unequal("episode return", EpisodeReturns[world], expected.EpisodeReturns[expectedWorld])
        ?? Unequal("episode length", EpisodeLengths[world], expected.EpisodeLengths[expectedWorld]);

    /// <summary>As <see cref="Difference"/>, of one observation.</summary>
    public static string? ObservationDifference(SpaceArray found, int row, SpaceArray expected, int expectedRow) =>
        ValueDifference("observation", found, row, expected, expectedRow);

    private static SpaceArray Copy(SpaceArray values)
    {
        var copy = SpaceArray.Allocate(values.Space, values.Rows);
        for (var row = 0; row < values.Rows; row++)
        {
            copy.CopyRow(row, values, row);
        }
        return copy;
    }

    private static string? ValueDifference(string path, SpaceArray found, int row, SpaceArray expected, int expectedRow)
    {
        if (found.RowEquals(row, expected, expectedRow))
        {
            return null;
        }
        if (found.Space is Dict dict)
        {
            return dict
                .Parts.Select(part =>
                    ValueDifference($"{path} '{part.Key}'", found[part.Key], row, expected[part.Key], expectedRow)
                )
                .First(difference => difference is not null);
        }
        return ((LeafSpace)found.Space).Element switch
        {
            ElementType.UInt8 => First<byte>(path, found.Row<byte>(row), expected.Row<byte>(expectedRow)),
            ElementType.Int32 => First<int>(path, found.Row<int>(row), expected.Row<int>(expectedRow)),
            // As bits: that 0 is not -0 here, and a NaN is itself, must be seen.
            _ => First<float>(path, found.Row<float>(row), expected.Row<float>(expectedRow))
                ?? $"{path}: a zero has another sign",
        };
    }

    private static string? First<T>(string path, ReadOnlySpan<T> found, ReadOnlySpan<T> expected)
    {
        var at = found.CommonPrefixLength(expected);
        return at == found.Length ? null : $"{path}[{at}] is {found[at]}, not {expected[at]}";
    }

    private static string? Unequal<T>(string name, T found, T expected)
        where T : IEquatable<T> => found.Equals(expected) ? null : $"{name} is {found}, not {expected}";
}
