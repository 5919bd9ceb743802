namespace MindGrid.Rl.Envs.Checking;

/// <summary>What ends an episode.</summary>
internal static class EndClauses
{
    // A limit beyond is not played to its end: the check is to take about a second.
    private const int LongestEpisode = 1000;

    // Episodes that reach the limit and end by a rule of the world with the same step are rare; so many in a row are none.
    private const int Suspicious = 4;

    public static IEnumerable<string> Truncation(Examination game)
    {
        using var env = game.Create();
        var limit = env.Env.StepLimit;
        var steps = new int[game.Options.Worlds];
        foreach (var turn in game.Play(env, LongEnough(game, limit)))
        {
            foreach (var world in game.AllWorlds)
            {
                steps[world] = ResultClauses.IsTransition(env.Env, turn, world) ? steps[world] + 1 : steps[world];
                steps[world] = ResultClauses.StartsHere(env.Env, turn, world) ? 0 : steps[world];
                var inTime = turn.Actions is not null && steps[world] == limit;
                if (turn.Result.Truncated[world] != inTime)
                {
                    yield return turn.At(
                        world,
                        $"Truncated is {!inTime} after {steps[world]} steps; StepLimit is {limit?.ToString() ?? "null"}"
                    );
                }
                steps[world] = turn.Result.Ended(world) ? 0 : steps[world];
            }
        }
    }

    /// <summary>
    /// From outside nobody knows the rule that terminates an episode. But an environment that merges the two terminates every
    /// episode that reaches its limit, and that is seen.
    /// </summary>
    public static IEnumerable<string> Termination(Examination game)
    {
        using var env = game.Create();
        var (truncated, both) = (0, 0);
        foreach (var turn in game.Play(env, 2 * LongEnough(game, env.Env.StepLimit)))
        {
            truncated += turn.Result.Truncated.Count(flag => flag);
            both += game.AllWorlds.Count(world => turn.Result.Truncated[world] && turn.Result.Terminated[world]);
        }
        if (truncated == both && both >= Suspicious)
        {
            yield return $"all steps: each of the {both} episodes that were truncated was terminated with the same step.";
        }
    }

    private static int LongEnough(Examination game, int? limit) =>
        Math.Max(game.Options.Steps, limit <= LongestEpisode ? limit.Value + 2 : 0);
}
