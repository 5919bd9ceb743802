using System.Collections.Immutable;
using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>
/// Something of a rollout that has a number: the state of the worlds, or what agents see of them. The numbers were computed when worlds
/// were stepped and looked at one by one, before there was any other way; a change of one is a change of behaviour.
/// </summary>
/// <param name="Name">Such as "7x7x3-occlusion".</param>
/// <param name="Observation">What the agents see.</param>
/// <param name="OfAWhile">The number after <see cref="SignedRollout.AWhile"/> steps.</param>
/// <param name="OfAMillion">The number after <see cref="SignedRollout.AMillion"/> steps.</param>
internal sealed record SignedKind(string Name, GridObservation Observation, ulong OfAWhile, ulong OfAMillion)
{
    /// <summary>The worlds themselves, every byte of them.</summary>
    public static SignedKind State { get; } =
        new("state", new() { Window = 1 }, 9255882155890168076, 6111460438477629461);

    public static ImmutableArray<SignedKind> All { get; } =
    [
        State,
        new("5x5x3", new() { Window = 5, Occlusion = false }, 16462294673422040757, 16771955506351953191),
        new("5x5x3-occlusion", new() { Window = 5 }, 10392805826448953628, 18309658537556498897),
        new("7x7x3", new() { Window = 7, Occlusion = false }, 6231229340767766103, 12292702856324156882),
        new("7x7x3-occlusion", new() { Window = 7 }, 14325949072640141029, 16020273371747516287),
        new("11x11x3", new() { Window = null }, 7094790677169373472, 14740647626727272320),
        new("5x5x37-occlusion", new() { Window = 5, Code = CellCode.OneHot }, 8713951633563866086, 3727447218173570311),
        new(
            "7x7x37-flat",
            new()
            {
                Window = 7,
                Occlusion = false,
                Code = CellCode.OneHot,
                Flat = true,
            },
            4627933075182020304,
            15597256366141019974
        ),
        new("11x11x37", new() { Window = null, Code = CellCode.OneHot }, 5615540036252430654, 7631974576094001815),
        new("5x5x3-occlusion-flat", new() { Window = 5, Flat = true }, 16771417076686041931, 9057121162403095293),
        new("7x7x3-occlusion-flat", new() { Window = 7, Flat = true }, 15601770351773668010, 12096377938515254842),
        new("11x11x3-flat", new() { Window = null, Flat = true }, 9877912689054431239, 12890879287026122460),
    ];

    public override string ToString() => Name;
}
