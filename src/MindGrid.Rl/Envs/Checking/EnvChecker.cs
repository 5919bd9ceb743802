namespace MindGrid.Rl.Envs.Checking;

using System.Collections.Immutable;

/// <summary>
/// The contract of <see cref="VectorEnv"/>, executable: plays an environment at random and says which clauses it breaks. For an
/// environment of one's own, in a test of one's own: <c>EnvChecker.Check(n => new MyEnv(n)).ThrowIfViolated()</c>.
/// </summary>
public static class EnvChecker
{
    private const int ViolationsShown = 3;

    /// <summary>All clauses, in the order in which they are best repaired.</summary>
    public static ImmutableArray<Clause> Clauses => Clause.All;

    /// <summary>Checks all clauses.</summary>
    /// <param name="create">Makes an environment with so many worlds; called often, always with the same result.</param>
    /// <param name="options">How thoroughly; null for the defaults.</param>
    public static EnvCheckReport Check(Func<int, VectorEnv> create, EnvCheckOptions? options = null) =>
        Check(Clauses, worlds => new EnvFace(create(worlds)), options ?? new());

    /// <summary>Checks one clause.</summary>
    /// <inheritdoc cref="Check(Func{int, VectorEnv}, EnvCheckOptions?)"/>
    public static EnvCheckReport Check(Clause clause, Func<int, VectorEnv> create, EnvCheckOptions? options = null) =>
        Check([clause], worlds => new EnvFace(create(worlds)), options ?? new());

    internal static EnvCheckReport Check(
        ImmutableArray<Clause> clauses,
        Func<int, EnvFace> create,
        EnvCheckOptions options
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Worlds, 2, "worlds to check");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Steps, 1, "steps to check");
        var violations = new List<Violation>();
        var unexercised = new List<Clause>();
        foreach (var clause in clauses)
        {
            var games = options.Seeds.Select(seed => new Examination(create, options, seed)).ToList();
            if (games.Count > 0 && clause.AppliesTo(games[0]))
            {
                violations.AddRange(games.SelectMany(game => Violations(clause, game)));
                if (clause.IsAboutEnds && !games.Any(game => game.SawAnEnd))
                {
                    unexercised.Add(clause);
                }
            }
            if (clause == Clause.SizesAreAsDeclared && violations.Count > 0)
            {
                // Nothing can be read where the sizes are wrong.
                break;
            }
        }
        return new([.. violations], [.. unexercised]);
    }

    private static List<Violation> Violations(Clause clause, Examination game)
    {
        var found = new List<Violation>();
        try
        {
            foreach (var message in clause.Check(game).Take(ViolationsShown))
            {
                found.Add(new(clause, $"Seed {game.Seed}, {message}"));
            }
        }
        catch (Exception error)
        {
            // Whatever the environment throws where the contract lets it throw nothing is a finding, not the end of the check.
            found.Add(new(clause, $"Seed {game.Seed}: threw {error.GetType().Name}: {error.Message}"));
        }
        return found;
    }
}
