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

/// <summary>
/// Draws games as the reference's factory does: a layout, then seeds and edits until both worlds have a plan. Which draws come
/// next depends on which games have plans. Most have, so games are drawn ahead as if all had; those that were drawn after one
/// without plans are given up, and the stream goes on where that one left it.
/// </summary>
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

    // The more are drawn ahead, the more are given up: about one game in nine has no plans.
    private static readonly int MostAhead =
        Environment.ProcessorCount == 1 ? 1 : Math.Min(2 * Environment.ProcessorCount, 16);

    /// <summary>The stream, as it is after the game that was drawn last.</summary>
    public CPythonRandom Stream { get; private set; } = random;

    /// <summary>Draws the next games, as they are asked for.</summary>
    /// <param name="count">The most that will be asked for.</param>
    /// <param name="idOf">Names a game by its number, from 0.</param>
    /// <param name="cancel">Stops between two games.</param>
    public IEnumerable<SuiteGame> Next(int count, Func<int, string> idOf, CancellationToken cancel = default)
    {
        SuiteGame? failed = null;
        var ahead = 1;
        for (var drawn = 0; drawn < count; ahead = Math.Min(2 * ahead, MostAhead))
        {
            var drafts = DrawAhead(failed, Math.Min(ahead, count - drawn), number => idOf(drawn + number));
            var playable = NumberedWork.Map(
                drafts,
                static () => new Planner(),
                static (planner, draft) => HasBothPlans(planner, draft.Game.Spec),
                null,
                cancel
            );
            failed = null;
            for (var i = 0; i < drafts.Length && failed is null; i++)
            {
                Stream = drafts[i].After;
                if (playable[i])
                {
                    drawn++;
                    yield return drafts[i].Game;
                }
                else
                {
                    failed = drafts[i].Game;
                }
            }
        }
    }

    /// <summary>Draws games whose plans are not looked for yet, each with the stream as it is afterwards.</summary>
    private (SuiteGame Game, CPythonRandom After)[] DrawAhead(SuiteGame? failed, int count, Func<int, string> idOf)
    {
        var drafts = new (SuiteGame Game, CPythonRandom After)[count];
        var stream = Stream;
        for (var i = 0; i < count; i++)
        {
            stream = stream.Copy();
            var isRetry = i == 0 && failed is not null;
            var layout = isRetry ? failed!.Spec.Layout : stream.Choice(Layouts.AsSpan());
            drafts[i] = (new(DrawSpec(stream, layout, idOf(i)), isRetry ? failed!.FactoryAttempts + 1 : 1), stream);
        }
        return drafts;
    }

    private GameSpec DrawSpec(CPythonRandom stream, Layout layout, string id)
    {
        var seed = drawSeed(stream);
        var (believed, real) = DrawEdits(stream, EditNames.For(layout));
        return new()
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
    }

    private (ImmutableArray<EditKind> Believed, ImmutableArray<EditKind> Real) DrawEdits(
        CPythonRandom stream,
        ImmutableArray<EditKind> edits
    )
    {
        if (split == GameSplit.Train)
        {
            return ([], Sample(stream, edits, Math.Min(unknown.Count ?? 2, edits.Length - 2)));
        }
        var believed = Sample(stream, edits, 2);
        var left = edits.RemoveRange(believed);
        var more = unknown.Count is { } count ? Math.Min(count, left.Length) : stream.Between(0, left.Length - 1);
        return (believed, [.. believed, .. Sample(stream, left, more)]);
    }

    private static ImmutableArray<EditKind> Sample(CPythonRandom stream, ImmutableArray<EditKind> from, int count)
    {
        var drawn = new EditKind[count];
        stream.Sample([.. from], drawn.AsSpan());
        return [.. drawn];
    }

    private static bool HasBothPlans(Planner planner, GameSpec spec)
    {
        var game = TeachingGame.From(spec);
        return planner.Restart(game.Real.World, spec.Skills).MakePlan(game.Real.World) is not null
            && planner.Restart(game.Believed.World, spec.Skills).MakePlan(game.Believed.World) is not null;
    }
}
