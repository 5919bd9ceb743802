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
    /// <param name="start">Starts episode k of a world in the environment of one.</param>
    public static IEnumerable<string> Differences(
        Examination game,
        IReadOnlyList<Turn> turns,
        Func<EnvFace, int, int, Snapshot> start
    )
    {
        foreach (var world in game.AllWorlds)
        {
            using var alone = game.CreateOneDisabled();
            alone.Reset([game.Seeds[world]]);
            var episode = 0;
            foreach (var turn in turns.Skip(1).Where(turn => turn.Concerns(world)))
            {
                var starts = turn.Actions is null || turn.Result.EpisodeStarts[world];
                if (turn.Actions is not null && !IsIgnored(turn, world))
                {
                    var step = new Snapshot(alone.Step(turn.ActionOf(world)));
                    var difference =
                        turn.Result.EndDifference(world, step, 0)
                        ?? turn.Result.BookedDifference(world, step, 0)
                        ?? (starts ? null : turn.Result.ShownDifference(world, step, 0));
                    if (difference is not null)
                    {
                        yield return turn.At(world, difference);
                        break;
                    }
                }
                if (starts && turn.Result.ShownDifference(world, start(alone, world, ++episode), 0) is { } first)
                {
                    yield return turn.At(world, $"start of episode {episode}: {first}");
                    break;
                }
            }
        }
    }

    /// <summary>Whether a step only started an episode, as with NextStep: it begins one and ends none.</summary>
    private static bool IsIgnored(Turn turn, int world) =>
        turn.Result.EpisodeStarts[world] && !turn.Result.Ended(world);
}
