using System.Globalization;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

/// <summary>Plays environments and writes down everything that each world shows, as texts that tests compare.</summary>
internal static class Play
{
    /// <summary>World i has the seed plus i.</summary>
    public static List<string>[] FromSeed(VectorEnv env, long seed, int steps)
    {
        env.Reset(seed);
        return Steps(env, 0, steps, [.. Enumerable.Range(0, env.NumEnvs).Select(world => (int)seed + world)]);
    }

    /// <summary>Plays on.</summary>
    /// <param name="env">Has been reset.</param>
    /// <param name="first">Number of the first step: actions depend on it.</param>
    /// <param name="count">Number of steps.</param>
    /// <param name="players">[N] who chooses the actions of each world: the same player does the same at the same step.</param>
    public static List<string>[] Steps(VectorEnv env, int first, int count, int[] players)
    {
        var lines = players.Select(_ => new List<string>()).ToArray();
        for (var step = first; step < first + count; step++)
        {
            var batch = env.Step(Actions(env, step, players));
            for (var world = 0; world < env.NumEnvs; world++)
            {
                lines[world].Add(Text(env, batch, world));
            }
            if (env.Autoreset == AutoresetMode.Disabled && env.Ended.Contains(true))
            {
                batch = env.Reset(env.Ended);
                for (var world = 0; world < env.NumEnvs; world++)
                {
                    lines[world][^1] += batch.EpisodeStarts[world] ? " then " + Text(env, batch, world) : "";
                }
            }
        }
        return lines;
    }

    /// <summary>Steps all worlds with one action, and resets ended worlds where nothing else does.</summary>
    public static void Same(VectorEnv env, int action, int steps)
    {
        var actions = Enumerable.Repeat(action, env.NumEnvs * env.SingleActionSpace.Size).ToArray();
        for (var step = 0; step < steps; step++)
        {
            if (env.Autoreset == AutoresetMode.Disabled && env.Ended.Contains(true))
            {
                env.Reset(env.Ended);
            }
            env.Step(actions);
        }
    }

    public static int[] Actions(VectorEnv env, int step, int[] players)
    {
        var actions = new int[env.NumEnvs * env.SingleActionSpace.Size];
        for (var world = 0; world < env.NumEnvs; world++)
        {
            var random = new SplitMix64((ulong)((players[world] * 100_000L) + step));
            env.SingleActionSpace.Sample(
                ref random,
                actions.AsSpan(world * env.SingleActionSpace.Size, env.SingleActionSpace.Size)
            );
        }
        return actions;
    }

    /// <summary>One value of a space, element by element.</summary>
    public static string Text(SpaceArray values, int row)
    {
        var flat = new float[values.Space.FlatSize];
        values.Space.Flatten(values, row, flat);
        return string.Join(' ', flat.Select(element => element.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static string Text(VectorEnv env, StepBatch batch, int world)
    {
        var size = env.SingleActionSpace.MaskSize;
        var mask = batch.ActionMasks.Slice(world * size, size).ToArray().Select(allowed => allowed ? '1' : '0');
        var final = batch.Terminated[world] || batch.Truncated[world] ? Text(batch.FinalObservations, world) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Text(batch.Observations, world)} | {batch.Rewards[world]:R} {batch.Terminated[world]} {batch.Truncated[world]} {batch.EpisodeStarts[world]} {batch.EpisodeReturns[world]:R} {batch.EpisodeLengths[world]} | {new string([.. mask])} | {final}"
        );
    }
}
