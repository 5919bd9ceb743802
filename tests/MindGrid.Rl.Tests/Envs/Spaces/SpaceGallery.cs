using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

/// <summary>Spaces of every kind, for what is true of all of them. Made anew at every call, so that equal ones are never the same.</summary>
internal static class SpaceGallery
{
    private const double Infinity = double.PositiveInfinity;

    public static IReadOnlyList<Space> All =>
        [
            new Discrete(1),
            new Discrete(7),
            new Discrete(7, start: -3),
            new MultiDiscrete([3, 1, 200]),
            new MultiDiscrete([3, 1], start: 4),
            new MultiBinary(5),
            new Box(ElementType.UInt8, [2, 3, 4], 0, 255),
            new Box(ElementType.Int32, [], int.MinValue, int.MaxValue),
            new Box(ElementType.Int32, [3], [-1, 0, 7], [8]),
            new Box(ElementType.Float32, [2, 2], [-1, 0, 0.1, 3], [1, 0.1, 0.3, 3]),
            new Box(ElementType.Float32, [4], [-Infinity, 0, -Infinity, 2], [Infinity, Infinity, -1, 3]),
            new Dict(("only", new Discrete(2))),
            Nested,
        ];

    /// <summary>A dictionary in a dictionary, with every kind of leaf and an order that is not the alphabet's.</summary>
    public static Dict Nested =>
        new(
            ("view", new Box(ElementType.UInt8, [2, 2], 0, 9)),
            (
                "hand",
                new Dict(
                    ("flags", new MultiBinary(3)),
                    ("deep", new Dict(("choice", new Discrete(4, start: 10)), ("moves", new MultiDiscrete([2, 3]))))
                )
            ),
            ("aim", new Box(ElementType.Float32, [2], -Infinity, 0.5))
        );

    public static SpaceArray Samples(Space space, int rows, long seed = 1)
    {
        var random = new SplitMix64(seed);
        var values = SpaceArray.Allocate(space, rows);
        for (var row = 0; row < rows; row++)
        {
            space.Sample(ref random, values, row);
        }
        return values;
    }
}
