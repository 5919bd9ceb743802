namespace MindGrid.Rl.Learning.PolicyGradient;

using System.Numerics.Tensors;

/// <summary>
/// Generalised advantage estimation (Schulman et al., 2016). T steps of N games lie step after step, so that each step is worked on for
/// all games at once; every game's sums run in the order of its own steps, whatever the machine.
/// </summary>
public static class GeneralizedAdvantage
{
    /// <summary>How much better each step was than its lesson promised, seen over a fading number of steps.</summary>
    /// <param name="rewards">[T * N]</param>
    /// <param name="values">[(T + 1) * N] of the lesson before each step; the last N of the lessons after the last step.</param>
    /// <param name="terminated">[T * N] whether the game was over after the step: nothing follows, so that what follows is worth 0.</param>
    /// <param name="truncated">[T * N] whether the game was broken off after the step: what would have followed is worth something.</param>
    /// <param name="finalValues">[T * N] of the lesson after a step that broke a game off; elsewhere it is not looked at.</param>
    /// <param name="discount">γ: what a reward is worth one step later.</param>
    /// <param name="lambda">λ: 0 trusts the values after one step, 1 waits for the rewards.</param>
    /// <param name="advantages">[T * N] receives the advantages.</param>
    /// <exception cref="ArgumentException">The lengths do not go together.</exception>
    public static void Estimate(
        ReadOnlySpan<float> rewards,
        ReadOnlySpan<float> values,
        ReadOnlySpan<bool> terminated,
        ReadOnlySpan<bool> truncated,
        ReadOnlySpan<float> finalValues,
        double discount,
        double lambda,
        Span<float> advantages
    )
    {
        var games = values.Length - rewards.Length;
        RequireLengths(games, rewards, terminated, truncated, finalValues, advantages);
        var (next, later, promised) = (new float[games], new float[games], new float[games]);
        for (var first = rewards.Length - games; first >= 0; first -= games)
        {
            var now = new Range(first, first + games);
            values.Slice(first + games, games).CopyTo(next);
            EndGames(terminated[now], truncated[now], finalValues[now], next, later);

            // advantage = reward + γ next - value + γλ later, where a game that ended has no later.
            var advantage = advantages[now];
            TensorPrimitives.Multiply(next, (float)discount, promised);
            TensorPrimitives.Add(rewards[now], promised, advantage);
            TensorPrimitives.Subtract(advantage, values[now], advantage);
            TensorPrimitives.Multiply(later, (float)(discount * lambda), later);
            TensorPrimitives.Add(advantage, later, advantage);
            advantage.CopyTo(later);
        }
    }

    private static void EndGames(
        ReadOnlySpan<bool> terminated,
        ReadOnlySpan<bool> truncated,
        ReadOnlySpan<float> finalValues,
        Span<float> next,
        Span<float> later
    )
    {
        for (var game = 0; game < next.Length; game++)
        {
            if (terminated[game] || truncated[game])
            {
                next[game] = terminated[game] ? 0 : finalValues[game];
                later[game] = 0;
            }
        }
    }

    private static void RequireLengths(
        int games,
        ReadOnlySpan<float> rewards,
        ReadOnlySpan<bool> terminated,
        ReadOnlySpan<bool> truncated,
        ReadOnlySpan<float> finalValues,
        ReadOnlySpan<float> advantages
    )
    {
        var steps = rewards.Length;
        if (
            games < 1
            || steps % games != 0
            || terminated.Length != steps
            || truncated.Length != steps
            || finalValues.Length != steps
            || advantages.Length != steps
        )
        {
            throw new ArgumentException(
                $"Of {steps} rewards there have to be as many ends, final values and advantages, and values for one step more; "
                    + $"there are {terminated.Length} terminations, {truncated.Length} truncations, {finalValues.Length} final values, "
                    + $"{advantages.Length} advantages and {steps + games} values.",
                nameof(rewards)
            );
        }
    }
}
