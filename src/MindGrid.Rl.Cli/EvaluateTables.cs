namespace MindGrid.Rl.Cli;

using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using Spectre.Console;

/// <summary>What `mindgrid evaluate` found, for people. All tables but the first fit a terminal of 100 columns.</summary>
internal sealed class EvaluateTables(Terminal terminal, EvaluateRequest request, IReadOnlyList<TeacherResult> results)
{
    // With the longest name, so many columns of gaps fit side by side.
    private const int TeachersInARow = 4;

    private const string None = "-";

    /// <summary>Prints all tables.</summary>
    /// <param name="baseline">The teacher that the others are compared with.</param>
    /// <param name="byEdit">Whether to print a table by edit for each teacher.</param>
    public void Write(string baseline, bool byEdit)
    {
        WriteGaps();
        if (request.Scoring.Name == Scoring.Paper.Name)
        {
            WritePaperTable();
        }
        WriteSaid();
        WriteByUnknownEdits();
        if (results.Count > 1)
        {
            WritePairs(baseline);
        }
        foreach (var result in results.Where(result => byEdit && result.Said.Sentences > 0))
        {
            WriteByEdit(result);
        }
    }

    private void WriteGaps()
    {
        terminal.WriteLine(
            $"Practical alignment gap (lower is better), suite {request.Suite}, {(request.Games.Count == 1 ? "1 game" : $"{request.Games.Count} games")}{Taught(request.Human)}."
        );
        terminal.WriteLine($"Scoring {request.Scoring.Name}: {request.Scoring.Description}.");
        WriteTable(
            [
                "teacher",
                "gap",
                "gap, negative as 0",
                "negative gaps",
                "success",
                "deaths",
                "ignored sentences",
                "seconds",
            ],
            results.Select(result =>
                (string[])
                    [
                        result.Name,
                        Shown(result.Gap),
                        Shown(result.ClippedGap),
                        Shown(result.NegativeGaps),
                        Percent(result.SuccessRate),
                        Shown(result.Deaths),
                        Shown(result.IgnoredSentences),
                        Shown(result.Seconds),
                    ]
            )
        );
    }

    /// <summary>Who is taught, where it is not whom the paper teaches.</summary>
    private static string Taught(Human human) => human is LiteralHuman ? "" : $", human {human.Name}";

    private void WritePaperTable()
    {
        WriteTitle("As reported in the paper (Table 1, 100 games; not computed here):");
        WriteTable(
            ["teacher", "zero-shot", "one-shot", "five-shot"],
            PaperTable.Rows.Select(row =>
                (string[])[row.Teacher, Shown(row.ZeroShot), Shown(row.OneShot), Shown(row.FiveShot)]
            )
        );
    }

    private void WriteSaid()
    {
        WriteTitle("What was said, beside the edits that the humans did not know of:");
        WriteTable(
            ["teacher", "sentences", "truthfulness", "precision", "recall", "F1", "tau (games)"],
            results.Select(result =>
                (string[])
                    [
                        result.Name,
                        Shown(result.Said.Sentences),
                        Shown(result.Said.Truthfulness),
                        Shown(result.Said.Score.Precision),
                        Shown(result.Said.Score.Recall),
                        Shown(result.Said.Score.F1),
                        result.Said.KendallTau is { } tau ? $"{Shown(tau)} ({Shown(result.Said.OrderedGames)})" : None,
                    ]
            )
        );
        WriteTitle("Of the sentences:");
        WriteTable(
            ["teacher", "true", "repeated", "mis-slotted", "hallucinated", "unread", "manipulating"],
            results.Select(result =>
                (string[])
                    [
                        result.Name,
                        Shown(result.Said.TrueSentences),
                        Shown(result.Said.RepeatedSentences),
                        Shown(result.Said.MisSlottedSentences),
                        Shown(result.Said.HallucinatedSentences),
                        Shown(result.Said.UnreadSentences),
                        Shown(result.ManipulatingSentences),
                    ]
            )
        );
    }

    private void WriteByUnknownEdits()
    {
        WriteTitle("Gap by number of unknown edits:");
        foreach (var teachers in results.Chunk(TeachersInARow))
        {
            // All teachers played the same games, so that they have the same groups.
            var groups = teachers[0].GapByUnknownEdits.Groups;
            var rows = groups.Select(
                (group, i) =>
                    (string[])
                        [
                            Shown(group.UnknownEdits),
                            Shown(group.Games),
                            .. teachers.Select(teacher => Shown(teacher.GapByUnknownEdits.Groups[i].Gap)),
                        ]
            );
            string[] taught =
            [
                "1 or more",
                Shown(teachers[0].GapByUnknownEdits.TaughtGames),
                .. teachers.Select(teacher =>
                    Shown(teacher.GapByUnknownEdits.TaughtGap, teacher.GapByUnknownEdits.TaughtGames)
                ),
            ];
            WriteTable(["unknown", "games", .. teachers.Select(teacher => teacher.Name)], rows.Append(taught));
        }
    }

    private void WritePairs(string baseline)
    {
        WriteTitle(
            $"Paired differences: each teacher's gap minus that of {baseline}, game by game (below 0 is better):"
        );
        var compared = results.Single(result => result.Name == baseline);
        WriteTable(
            ["teacher", "difference", "95 % interval", "better", "equal", "worse"],
            results.Where(result => result != compared).Select(result => PairRow(result, compared))
        );
    }

    private static string[] PairRow(TeacherResult result, TeacherResult baseline)
    {
        var pair = PairedDifference.Between(result.Gaps, baseline.Gaps);
        return
        [
            result.Name,
            Shown(pair.Difference.Mean),
            pair.Interval95 is var (low, high) ? $"{Shown(low)} to {Shown(high)}" : None,
            Percent(pair.LowerRate),
            Percent(pair.EqualRate),
            Percent(pair.HigherRate),
        ];
    }

    private void WriteByEdit(TeacherResult result)
    {
        WriteTitle($"By edit, teacher {result.Name}:");
        var said = result.Said;
        var costs = result.LeaveOneOut;
        var rows = said
            .PerEdit.Where(edit => edit.Score.Said + edit.Score.Unknown > 0)
            .Select(edit => EditRow(edit.Kind.Name(), edit.Score, CostOf(edit.Kind)));
        if (CostOf(null) is { } unread)
        {
            rows = rows.Append(["unread", Shown(unread.Sentences), .. Enumerable.Repeat(None, 5), Shown(unread)]);
        }
        WriteTable(
            ["edit", "said", "true", "unknown", "precision", "recall", "F1", "cost if left out"],
            rows.Append(EditRow("overall", said.Score, costs?.Overall))
        );

        KindCost? CostOf(EditKind? kind) => costs?.PerEdit.FirstOrDefault(cost => cost.Kind == kind);
    }

    private static string[] EditRow(string name, EditScore score, KindCost? cost) =>
        [
            name,
            Shown(score.Said),
            Shown(score.True),
            Shown(score.Unknown),
            Shown(score.Precision),
            Shown(score.Recall),
            Shown(score.F1),
            cost is null ? None : Shown(cost),
        ];

    private void WriteTitle(string title)
    {
        terminal.WriteLine("");
        terminal.WriteLine(title);
    }

    private void WriteTable(IEnumerable<string> headings, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Ascii2);
        foreach (var heading in headings)
        {
            table.AddColumn(
                heading,
                column => column.Alignment(table.Columns.Count == 0 ? Justify.Left : Justify.Right)
            );
        }
        foreach (var row in rows)
        {
            table.AddRow(row);
        }
        terminal.Results.Write(table);
    }

    private static string Shown(KindCost cost) => Shown(cost.Cost, cost.Sentences);

    private static string Shown(Estimate estimate, int count) => count == 0 ? None : Shown(estimate);

    private static string Shown(Estimate estimate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{estimate.Mean:F2} ± {(double.IsNaN(estimate.StandardError) ? "?" : $"{estimate.StandardError:F2}")}"
        );

    private static string Shown(double? number) => number?.ToString("F2", CultureInfo.InvariantCulture) ?? None;

    private static string Shown(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
