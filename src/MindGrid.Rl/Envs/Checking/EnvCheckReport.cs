namespace MindGrid.Rl.Envs.Checking;

using System.Collections.Immutable;

/// <summary>A clause that an environment breaks.</summary>
/// <param name="Clause">Which.</param>
/// <param name="Message">Seed, call, world, what was found and what was expected.</param>
public sealed record Violation(Clause Clause, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Clause.Name}: {Message} ({Clause.Rule})";
}

/// <summary>What a check found.</summary>
/// <param name="Violations">In the order of the clauses, at most three a clause and seed.</param>
/// <param name="Unexercised">
/// Clauses about the ends of episodes, where no episode ended: they were not broken, but not tried either. More steps help, or a
/// lower step limit.
/// </param>
public sealed record EnvCheckReport(ImmutableArray<Violation> Violations, ImmutableArray<Clause> Unexercised)
{
    /// <summary>Returns where nothing is violated.</summary>
    /// <exception cref="EnvContractException">Something is; the message names everything.</exception>
    public void ThrowIfViolated()
    {
        if (!Violations.IsEmpty)
        {
            throw new EnvContractException(ToString());
        }
    }

    /// <summary>One line a violation.</summary>
    public override string ToString() =>
        Violations.IsEmpty ? "No violation." : string.Join(Environment.NewLine, Violations);
}

/// <summary>An environment does not keep the contract.</summary>
/// <param name="message">One line a violation.</param>
public sealed class EnvContractException(string message) : Exception(message);
