namespace MindGrid.Rl.Cli;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Teaching;

/// <summary>The games that a teacher has failed in, and what would have saved them, for people.</summary>
internal static class FailureList
{
    public static void Write(
        Terminal terminal,
        IReadOnlyList<PreparedGame> games,
        TeacherEntry teacher,
        CancellationToken cancel
    )
    {
        var failures = FailedGame.Among(games, TeachingEpisode.RunMany(games, teacher.For, cancel: cancel), cancel);
        terminal.WriteLine("");
        terminal.WriteLine(
            $"Teacher {teacher.Name} left a gap of {FailedGame.FailedFrom} or more in {failures.Length} of {games.Count} games."
        );
        foreach (var failed in failures)
        {
            terminal.WriteLine(LineOf(failed));
        }
        if (!failures.IsEmpty)
        {
            WriteCounts(terminal, failures);
        }
    }

    private static string LineOf(FailedGame failed) =>
        $"  {failed.Game.Game.Spec.Id}, gap {failed.Episode.Gap.Value}: {WhatWouldHaveSaved(failed)}";

    private static string WhatWouldHaveSaved(FailedGame failed) =>
        failed.Remedies.IsEmpty
            ? "no single sentence would have saved it"
            : string.Join(
                "; ",
                failed.Remedies.Select(remedy => $"{(remedy.IsAdded ? "unsaid" : "wrongly said")}: {remedy.Sentence}")
            );

    private static void WriteCounts(Terminal terminal, ImmutableArray<FailedGame> failures)
    {
        terminal.WriteLine("By the first of these:");
        foreach (
            var cause in failures.CountBy(CauseOf).OrderByDescending(cause => cause.Value).ThenBy(cause => cause.Key)
        )
        {
            terminal.WriteLine($"  {cause.Value, 4}  {cause.Key}");
        }
    }

    private static string CauseOf(FailedGame failed) =>
        failed.Remedies is [var first, ..]
            ? $"{(first.IsAdded ? "unsaid" : "wrongly said")}: {first.Kind.Name()}"
            : "no single sentence would have saved it";
}
