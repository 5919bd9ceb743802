using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>What is shown after a step.</summary>
/// <param name="Name">Its name in tables and JSON.</param>
/// <param name="Observation">The image; null for none.</param>
internal sealed record Sees(string Name, GridObservation? Observation)
{
    public static IReadOnlyList<Sees> All { get; } =
    [
        new("none", null),
        new("5x5x3", GridObservation.Reference with { Occlusion = false }),
        new("5x5x3-occlusion", GridObservation.Reference),
        new("7x7x3", GridObservation.Minigrid with { Occlusion = false }),
        new("7x7x3-occlusion", GridObservation.Minigrid),
        new("11x11x3", GridObservation.Board),
    ];

    /// <summary>Bytes of an image.</summary>
    public int Bytes => Observation is { } seen ? (seen.Window ?? 11) * (seen.Window ?? 11) * 3 : 0;
}
