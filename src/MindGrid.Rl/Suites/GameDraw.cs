namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>How many edits of a drawn game the human does not know of.</summary>
/// <param name="Count">A fixed number; null for the number that the reference's factory draws.</param>
public readonly record struct UnknownEdits(int? Count)
{
    /// <summary>As the reference's factory draws: two in train; else uniform from none to all but one of those left.</summary>
    public static UnknownEdits AsFactory => default;

    /// <summary>All edits that the human does not know of: n - 2, where n is the number of edits of the layout.</summary>
    public static UnknownEdits AllLeft => new(int.MaxValue);

    /// <summary>A fixed number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static UnknownEdits Exactly(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(count);
    }
}

/// <summary>Draws games as the reference's factory does: a layout, then seeds and edits until both worlds have a plan.</summary>
/// <param name="random">The stream of draws.</param>
/// <param name="split">The split: train differs in its edits.</param>
/// <param name="colors">The split's colours.</param>
/// <param name="drawSeed">Draws a world's seed.</param>
/// <param name="unknown">How many edits the human does not know of.</param>
internal sealed class GameDraw(
    CPythonRandom random,
    string split,
    ImmutableArray<TileColor> colors,
    Func<CPythonRandom, long> drawSeed,
    UnknownEdits unknown
)
{
    private static readonly ImmutableArray<Layout> Layouts = [Layout.RoomDoorKey, Layout.TreasureIsland];

    /// <summary>Draws the next game.</summary>
    /// <param name="id">Its name.</param>
    public SuiteGame Next(string id)
    {
        var layout = random.Choice(Layouts.AsSpan());
        for (var attempt = 1; ; attempt++)
        {
            var seed = drawSeed(random);
            var (believed, real) = DrawEdits(EditNames.For(layout));
            var spec = new GameSpec
            {
                Id = id,
                Split = split,
                Layout = layout,
                Seed = seed,
                Colors = colors,
                FalseEdits = believed,
                TrueEdits = real,
                Skills = SkillNames.For(layout),
            };
            if (HasBothPlans(spec))
            {
                return new(spec, attempt);
            }
        }
    }

    private (ImmutableArray<EditKind> Believed, ImmutableArray<EditKind> Real) DrawEdits(ImmutableArray<EditKind> edits)
    {
        if (split == GameSplit.Train)
        {
            return ([], Sample(edits, Math.Min(unknown.Count ?? 2, edits.Length - 2)));
        }
        var believed = Sample(edits, 2);
        var left = edits.RemoveRange(believed);
        var more = unknown.Count is { } count ? Math.Min(count, left.Length) : random.Between(0, left.Length - 1);
        return (believed, [.. believed, .. Sample(left, more)]);
    }

    private ImmutableArray<EditKind> Sample(ImmutableArray<EditKind> from, int count)
    {
        var drawn = new EditKind[count];
        random.Sample([.. from], drawn.AsSpan());
        return [.. drawn];
    }

    private static bool HasBothPlans(GameSpec spec)
    {
        var game = TeachingGame.From(spec);
        return new Planner(game.Real.World, spec.Skills).MakePlan(game.Real.World) is not null
            && new Planner(game.Believed.World, spec.Skills).MakePlan(game.Believed.World) is not null;
    }
}
