namespace MindGrid.Rl.Envs.Checking;

/// <summary>Calls that have to be refused.</summary>
internal static class Refusal
{
    /// <summary>What is wrong with how a call was refused; null for nothing.</summary>
    /// <typeparam name="TException">What it has to throw, or something derived.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="named">What the message has to name.</param>
    public static string? Problem<TException>(Action call, params ReadOnlySpan<string> named)
        where TException : Exception
    {
        try
        {
            call();
            return "was not refused";
        }
        catch (TException error)
        {
            foreach (var name in named)
            {
                if (!error.Message.Contains(name, StringComparison.OrdinalIgnoreCase))
                {
                    return $"the message does not name '{name}': {error.Message}";
                }
            }
            return null;
        }
        catch (Exception error)
        {
            return $"threw {error.GetType().Name}, not {typeof(TException).Name}: {error.Message}";
        }
    }

    /// <summary>What differs from how all worlds stood before; null for nothing.</summary>
    public static string? Untouched(EnvFace env, Snapshot before)
    {
        var after = new Snapshot(env.Observe());
        for (var world = 0; world < after.Worlds; world++)
        {
            if (after.StandingDifference(world, before, world) is { } difference)
            {
                return $"world {world} was touched: {difference}";
            }
        }
        return null;
    }
}
