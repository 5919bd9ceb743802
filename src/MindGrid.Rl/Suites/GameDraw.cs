namespace MindGrid.Rl.Suites;

using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>
/// Draws games as the reference's factory does: a layout, then seeds and edits until both worlds have a plan. Which draws come
/// next depends on which games have plans. Most have, so games are drawn ahead as if all had; those that were drawn after one
/// without plans are given up, and the stream goes on where that one left it.
/// </summary>
/// <param name="random">The stream of draws.</param>
/// <param name="recipe">How a game is drawn.</param>
internal sealed class GameDraw(CPythonRandom random, GameRecipe recipe)
{
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
            var layout = isRetry ? failed!.Spec.Layout : recipe.DrawLayout(stream);
            drafts[i] = (new(recipe.Draw(stream, layout, idOf(i)), isRetry ? failed!.FactoryAttempts + 1 : 1), stream);
        }
        return drafts;
    }

    private static bool HasBothPlans(Planner planner, GameSpec spec)
    {
        var game = TeachingGame.From(spec);
        return planner.Restart(game.Real.World, spec.Skills).MakePlan(game.Real.World) is not null
            && planner.Restart(game.Believed.World, spec.Skills).MakePlan(game.Believed.World) is not null;
    }
}
