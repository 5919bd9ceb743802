namespace MindGrid.Rl.Envs.Checking;

/// <summary>
/// Plays the episodes of a game again, one world alone and without autoreset, and compares what each autoreset mode has to make
/// of them: transitions and final observations as they come, first observations where the mode shows them.
/// </summary>
internal static class EpisodeTwin
{
    /// <summary>Where the game shows something else than its episodes played alone.</summary>
    /// <param name="game">The examination.</param>
    /// <param name="turns">The game, from its reset on.</param>
    /// <param name="start">Given the environment of one, a world and k: the environment of one at the start of episode k.</param>
    public static IEnumerable<string> Differences(
        Examination game,
        IReadOnlyList<Turn> turns,
        Func<EnvFace, int, int, EnvFace> start
    ) => game.AllWorlds.SelectMany(world => Differences(game, turns, world, start));

    private static IEnumerable<string> Differences(
        Examination game,
        IReadOnlyList<Turn> turns,
        int world,
        Func<EnvFace, int, int, EnvFace> start
    )
    {
        var alone = game.CreateOneDisabled();
        alone.Reset([game.Seeds[world]]);
        var episode = 0;
        try
        {
            foreach (var turn in turns.Skip(1).Where(turn => turn.Concerns(world)))
            {
                var starts = turn.Actions is null || turn.Result.EpisodeStarts[world];
                if (turn.Actions is not null && !IsIgnored(turn, world))
                {
                    if (TransitionDifference(turn, world, alone, starts) is { } difference)
                    {
                        yield return turn.At(world, difference);
                        yield break;
                    }
                }
                if (starts)
                {
                    alone = start(alone, world, ++episode);
                    if (turn.Result.ShownDifference(world, new(alone.Observe()), 0) is { } difference)
                    {
                        yield return turn.At(world, $"start of episode {episode}: {difference}");
                        yield break;
                    }
                }
            }
        }
        finally
        {
            // Also where the caller has heard enough.
            alone.Dispose();
        }
    }

    private static string? TransitionDifference(Turn turn, int world, EnvFace alone, bool starts)
    {
        var step = new Snapshot(alone.Step(turn.ActionOf(world)));
        return turn.Result.EndDifference(world, step, 0)
            ?? turn.Result.BookedDifference(world, step, 0)
            ?? (starts ? null : turn.Result.ShownDifference(world, step, 0));
    }

    /// <summary>Whether a step only started an episode, as with NextStep: it begins one and ends none.</summary>
    private static bool IsIgnored(Turn turn, int world) =>
        turn.Result.EpisodeStarts[world] && !turn.Result.Ended(world);
}
