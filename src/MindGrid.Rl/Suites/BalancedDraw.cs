namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>
/// Draws games in which every edit matters. Left to themselves such games are nearly all about three strong edits; so an edit is
/// chosen first, each as often as any other, and games are drawn that have it among the unknown ones until all of them matter.
/// docs/game-bank.md says how often that happens. Not thread-safe.
/// </summary>
/// <param name="recipe">What the games have in common.</param>
internal sealed class BalancedDraw(GameRecipe recipe)
{
    private const int MostUnknown = 4;
    private const int MostKnown = 2;

    // An edit that happens not to matter beside so many others costs this many drafts of some 15 microseconds, no more.
    private const int MostDrafts = 256;

    private readonly GameBuilder _builder = new();
    private readonly SentenceWorth _worth = new();

    /// <summary>
    /// The edits that can matter. The solver knows the target by its place, not by its colour, and so goes to the right ball whatever
    /// colour is believed: a new colour never matters.
    /// </summary>
    public static ImmutableArray<EditKind> KindsFor(Layout layout) =>
        EditNames.For(layout).Remove(EditKind.ChangeTargetColor);

    /// <summary>Draws a game of a layout.</summary>
    public TeachingGame Draw(CPythonRandom stream, Layout layout, string id)
    {
        var unknown = stream.Between(1, MostUnknown);
        while (true)
        {
            foreach (var kind in GameRecipe.Sample(stream, KindsFor(layout), KindsFor(layout).Length))
            {
                for (var draft = 0; draft < MostDrafts; draft++)
                {
                    var game = _builder.Build(DrawSpec(stream, layout, id, kind, unknown));
                    if (HasSentenceForEach(game) && _worth.EveryEditMatters(game))
                    {
                        return game;
                    }
                }
            }
        }
    }

    private GameSpec DrawSpec(CPythonRandom stream, Layout layout, string id, EditKind kind, int unknown)
    {
        var seed = recipe.DrawSeed(stream);
        var others = GameRecipe.Sample(stream, KindsFor(layout).Remove(kind), unknown - 1);
        var all = others.Insert(stream.Below(unknown), kind);
        var known = GameRecipe.Sample(stream, EditNames.For(layout).RemoveRange(all), stream.Between(0, MostKnown));
        return recipe.Of(id, layout, seed, known, [.. known, .. all]);
    }

    /// <summary>Whether each unknown edit was made: one that changes nothing, or is refused, leaves nothing to say.</summary>
    private static bool HasSentenceForEach(TeachingGame game) =>
        game.UnknownEdits.Length == game.Spec.TrueEdits.Length - game.Spec.FalseEdits.Length;
}
