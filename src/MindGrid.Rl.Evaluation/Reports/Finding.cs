namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;

/// <summary>Whether figures bear a statement out.</summary>
public enum Verdict : byte
{
    /// <summary>They do.</summary>
    Holds,

    /// <summary>They speak against it.</summary>
    DoesNotHold,

    /// <summary>Those that would decide are missing.</summary>
    CannotBeTold,
}

/// <summary>A part of a finding that figures decide.</summary>
/// <param name="Text">What is claimed.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Figures">The figures that decide, in words; what is missing, where it cannot be told.</param>
public sealed record Claim(string Text, Verdict Verdict, string Figures)
{
    /// <summary>A claim about each of some cases: it holds where it holds for all, and there is one.</summary>
    internal static Claim OfAll(string text, string missing, IEnumerable<Case> cases) =>
        Of(text, missing, [.. cases], (held, all) => held == all);

    /// <summary>A claim about most of some cases: it holds where it holds for more than half of them.</summary>
    internal static Claim OfMost(string text, string missing, IEnumerable<Case> cases) =>
        Of(text, missing, [.. cases], (held, all) => 2 * held > all);

    private static Claim Of(string text, string missing, IReadOnlyCollection<Case> cases, Func<int, int, bool> isEnough)
    {
        if (cases.Count == 0)
        {
            return new(text, Verdict.CannotBeTold, $"missing: {missing}");
        }
        var holds = isEnough(cases.Count(one => one.Holds), cases.Count);
        return new(
            text,
            holds ? Verdict.Holds : Verdict.DoesNotHold,
            string.Join("; ", cases.Select(one => one.Holds ? one.Figures : $"{one.Figures} (no)"))
        );
    }
}

/// <summary>One case that a claim is about.</summary>
/// <param name="Holds">Whether the claim is true of it.</param>
/// <param name="Figures">Its figures.</param>
internal readonly record struct Case(bool Holds, string Figures);

/// <summary>A finding of the paper.</summary>
/// <param name="Number">Its number, i to vii.</param>
/// <param name="Text">What the paper says.</param>
/// <param name="Claims">Its parts, at least one.</param>
public sealed record Finding(string Number, string Text, ImmutableArray<Claim> Claims)
{
    /// <summary>It holds where all its parts do; one that does not is enough against it, even where others cannot be told.</summary>
    public Verdict Verdict =>
        Claims.Any(claim => claim.Verdict == Verdict.DoesNotHold) ? Verdict.DoesNotHold
        : Claims.Any(claim => claim.Verdict == Verdict.CannotBeTold) ? Verdict.CannotBeTold
        : Verdict.Holds;
}
