using System.Collections.Immutable;
using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Benchmarks.Assembly;

/// <summary>What is looked at, and what is played to have it compiled.</summary>
internal static class HotMethods
{
    public static ImmutableArray<HotMethod> All { get; } =
    [
        new("Rules.StepKernel:Play") { RareCalls = ["Rules.StepKernel:Touch"] },
        new("Rules.EffectiveKernel:Find"),
        new("Rules.EffectiveKernel:Spread"),
        new("Rules.SightKernel:FindClear"),
        new("Rules.SightKernel:Spread") { RareCalls = ["Rules.SightKernel:Light", "Rules.SightKernel:Reorder"] },
        new("Rules.SightKernel:Light"),
        new("Rules.SightKernel:Reorder"),
        new("Envs.ImageKernel:WriteFew") { NarrowestWidth = 512 },
        new("Envs.ImageKernel:WriteMany"),
        new("Envs.EpisodeEnds+Work:Run"),
    ];

    /// <summary>One of each that has code of its own.</summary>
    public static ImmutableArray<GridObservation> Observations { get; } =
    [
        new() { Window = 5, Occlusion = false },
        new() { Window = 5 },
        new() { Window = 7, Occlusion = false },
        new() { Window = 7 },
        new() { Window = null },
        new() { Window = 7, Code = CellCode.OneHot },
    ];
}
