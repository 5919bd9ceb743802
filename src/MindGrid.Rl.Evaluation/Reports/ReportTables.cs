namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Worlds;

/// <summary>What the tables of a report hold, whatever they are written in.</summary>
public static class ReportTables
{
    private static readonly ReportColumn Teacher = new("teacher", ColumnKind.Name);

    /// <summary>All tables of a setting that have rows, the gaps first, the findings last.</summary>
    public static ImmutableArray<ReportTable> Of(SettingReport report)
    {
        ReportTable[] tables =
        [
            Gaps(report),
            Outcomes(report),
            Pairs("Paired differences: gap minus that of the first teacher, game by game", report.Baselines),
            Pairs("Paired differences: gap with examples minus gap without, game by game", report.Examples),
            Said(report),
            Verdicts(report),
            ByLayout(report),
            ByUnknownEdits(report),
            ByEdit(report),
            Choices(report),
            Spent(report),
            Failures(report),
            .. report.Findings.Select(Findings),
        ];
        return [.. tables.Where(table => table.Rows.Length > 0)];
    }

    /// <summary>The gaps in the layout of the paper's Table 1, with the paper's figures in columns of their own.</summary>
    public static ReportTable Gaps(SettingReport report)
    {
        var shots = GapLine.ShotsOf(report);
        return new(
            "Practical alignment gap, lower is better",
            [
                Teacher,
                .. shots.Select(column => new ReportColumn(ShotNames.Of(column), Group: "ours")),
                .. PaperTable.Shots.Select(column => new ReportColumn(ShotNames.Of(column), Group: "paper")),
            ],
            [
                .. GapLine
                    .Of(report, shots)
                    .Select(line =>
                        Row([
                            line.Teacher,
                            .. shots.Select(column => Ours(line.Ours.GetValueOrDefault(column), report.Games)),
                            .. PaperTable.Shots.Select(column => FigureText.Of(line.Paper?.At(column))),
                        ])
                    ),
            ],
            "Mean ± standard error over the games. (n): over n games alone, the others failed or were not asked. "
                + (
                    report.Setting.IsThePapers(report.Games)
                        ? "The paper's figures (Table 1) are of the same games and scoring."
                        : "The paper's figures (Table 1) are of other games, another human or another scoring: not to be compared with ours."
                )
        );
    }

    private static string Ours(ResultRow? row, int games) =>
        row is null || row.Gaps.IsEmpty ? FigureText.None
        : row.Gaps.Count == games ? FigureText.Of(row.Gap)
        : $"{FigureText.Of(row.Gap)} ({row.Gaps.Count})";

    private static ReportTable Outcomes(SettingReport report) =>
        OfRows(
            report.Rows,
            "Outcomes",
            ["games", "failed", "gap", "95 % interval", "negative gaps", "success", "deaths"],
            row =>
                [
                    FigureText.Of(row.Gaps.Count),
                    FigureText.Of(row.Failures.Count),
                    row.Gaps.IsEmpty ? FigureText.None : FigureText.Of(row.Gap),
                    FigureText.Of(row.Gap95),
                    FigureText.Of(row.NegativeGaps),
                    FigureText.Percent(row.Successes, row.Gaps.Count),
                    FigureText.Of(row.Deaths),
                ],
            "The interval is the percentile bootstrap's. The gap is negative where the human did better than the best known plan."
        );

    private static ReportTable Pairs(string title, ImmutableArray<Comparison> pairs) =>
        new(
            title,
            [
                Teacher,
                new("minus", ColumnKind.Name),
                .. Numbers("games", "difference", "95 % (Student)", "95 % (bootstrap)", "better", "equal", "worse"),
            ],
            [
                .. pairs.Select(pair =>
                    Row(
                        pair.Of.Name,
                        pair.With.Name,
                        FigureText.Of(pair.Games),
                        FigureText.Of(pair.Gap.Difference),
                        FigureText.Of(pair.Gap.Interval95),
                        FigureText.Of(pair.Bootstrap95),
                        FigureText.Percent(pair.Gap.LowerRate),
                        FigureText.Percent(pair.Gap.EqualRate),
                        FigureText.Percent(pair.Gap.HigherRate)
                    )
                ),
            ],
            "Over the games that both have; below 0 is better. The intervals are not corrected for their number."
        );

    private static ReportTable Said(SettingReport report) =>
        OfRows(
            report.Rows,
            "What was said, beside the edits that the humans did not know of",
            ["sentences", "truthfulness", "precision", "recall", "F1"],
            row =>
                [
                    FigureText.Of(row.Said.Sentences),
                    FigureText.Of(row.Said.Truthfulness),
                    FigureText.Of(row.Said.Score.Precision),
                    FigureText.Of(row.Said.Score.Recall),
                    FigureText.Of(row.Said.Score.F1),
                ]
        );

    private static ReportTable Verdicts(SettingReport report) =>
        OfRows(
            report.Rows,
            "Of the sentences",
            [.. SentenceVerdictNames.All, "not believed"],
            row =>
                [
                    FigureText.Of(row.Said.TrueSentences),
                    FigureText.Of(row.Said.RepeatedSentences),
                    FigureText.Of(row.Said.MisSlottedSentences),
                    FigureText.Of(row.Said.HallucinatedSentences),
                    FigureText.Of(row.Said.UnreadSentences),
                    FigureText.Of(row.IgnoredSentences - row.Said.UnreadSentences),
                ],
            "Unread sentences name no edit. Those not believed name one that cannot be in the world that the human believes in; they have another verdict besides."
        );

    private static ReportTable ByLayout(SettingReport report)
    {
        var layouts = Enum.GetValues<Layout>()
            .Where(layout => report.Rows.Any(row => row.GapByLayout[layout].Games > 0))
            .ToList();
        return OfRows(
            report.Rows,
            "Gap by layout",
            [.. layouts.Select(layout => layout.Name())],
            row => [.. layouts.Select(layout => FigureText.Of(row.GapByLayout[layout]))]
        );
    }

    private static ReportTable ByUnknownEdits(SettingReport report)
    {
        var numbers = report
            .Rows.SelectMany(row => row.GapByUnknownEdits.Groups.Select(group => group.UnknownEdits))
            .Distinct()
            .Order()
            .ToList();
        return OfRows(
            report.Rows,
            "Gap by number of unknown edits",
            [.. numbers.Select(number => FigureText.Of(number)), "1 or more"],
            row =>
                [
                    .. numbers.Select(number =>
                        FigureText.Of(
                            row.GapByUnknownEdits.Groups.FirstOrDefault(group => group.UnknownEdits == number)?.Gap
                        )
                    ),
                    FigureText.Of(new GapOver(row.GapByUnknownEdits.TaughtGames, row.GapByUnknownEdits.TaughtGap)),
                ]
        );
    }

    private static ReportTable ByEdit(SettingReport report) =>
        new(
            "By edit",
            [
                Teacher,
                new("edit", ColumnKind.Name),
                .. Numbers("games", "gap of these", "unknown", "said", "true", "precision", "recall", "F1"),
            ],
            [
                .. from row in report.Rows
                from edit in row.Said.PerEdit
                where edit.Score.Said + edit.Score.Unknown > 0
                select Row(
                    row.By.Name,
                    edit.Kind.Name(),
                    FigureText.Of(row.GapByEdit[edit.Kind].Games),
                    FigureText.Of(row.GapByEdit[edit.Kind]),
                    FigureText.Of(edit.Score.Unknown),
                    FigureText.Of(edit.Score.Said),
                    FigureText.Of(edit.Score.True),
                    FigureText.Of(edit.Score.Precision),
                    FigureText.Of(edit.Score.Recall),
                    FigureText.Of(edit.Score.F1)
                ),
            ],
            "Games are those in which the human does not know of such an edit."
        );

    private static ReportTable Choices(SettingReport report) =>
        OfRows(
            report.Rows,
            "Had the human been shown the taught plan instead of being taught",
            [.. Enum.GetValues<ChoiceOutcome>().Select(NameOf)],
            row => [.. row.Choices.Values.Select(games => FigureText.Of(games))],
            "Games by what its choice between this plan and its own would have come to (paper, Section 5.3)."
        );

    private static ReportTable Spent(SettingReport report) =>
        OfRows(
            report.Rows.Where(row => row.By.IsLanguageModel),
            "What it took",
            ["requests", "input tokens", "output tokens", "US dollars", "seconds an answer"],
            row =>
                [
                    FigureText.Of(row.Spending.Requests),
                    FigureText.Of(row.Spending.InputTokens),
                    FigureText.Of(row.Spending.OutputTokens),
                    FigureText.Dollars(row.Spending.Cost),
                    FigureText.Of(row.Spending.Latency?.TotalSeconds),
                ],
            "As far as endpoints and price list say."
        );

    private static ReportTable Failures(SettingReport report) =>
        new(
            "Games that failed",
            [Teacher, .. Numbers("games"), new("reason", ColumnKind.Prose)],
            [
                .. from row in report.Rows
                from failure in row
                    .Failures.Values.CountBy(reason => reason)
                    .OrderByDescending(failure => failure.Value)
                    .ThenBy(failure => failure.Key, StringComparer.Ordinal)
                select Row(row.By.Name, FigureText.Of(failure.Value), failure.Key),
            ]
        );

    private static ReportTable Findings(PromptFindings asked) =>
        new(
            $"The paper's findings, asked of these results{(asked.Departures == "" ? "" : $" ({asked.Departures})")}",
            [
                new("finding", ColumnKind.Prose),
                new("claim", ColumnKind.Prose),
                new("verdict", ColumnKind.Name),
                new("figures", ColumnKind.Prose),
            ],
            [
                .. asked.Findings.SelectMany(finding =>
                    finding
                        .Claims.Select(claim => Row("", claim.Text, NameOf(claim.Verdict), claim.Figures))
                        .Prepend(Row($"({finding.Number}) {finding.Text}", "", NameOf(finding.Verdict), ""))
                ),
            ],
            "Decided by means, as in the paper; (no) marks the figures that speak against a claim."
        );

    private static string NameOf(ChoiceOutcome outcome) =>
        outcome switch
        {
            ChoiceOutcome.UnderAppreciation => "under-appreciation",
            ChoiceOutcome.OverAppreciation => "over-appreciation",
            ChoiceOutcome.UnderAchievement => "under-achievement",
            _ => "aligned",
        };

    private static string NameOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Holds => "holds",
            Verdict.DoesNotHold => "does not hold",
            _ => "cannot be told",
        };

    private static ReportTable OfRows(
        IEnumerable<ResultRow> rows,
        string title,
        string[] columns,
        Func<ResultRow, string[]> cells,
        string? note = null
    ) => new(title, [Teacher, .. Numbers(columns)], [.. rows.Select(row => Row([row.By.Name, .. cells(row)]))], note);

    private static IEnumerable<ReportColumn> Numbers(params string[] names) =>
        names.Select(name => new ReportColumn(name));

    private static ImmutableArray<string> Row(params ImmutableArray<string> cells) => cells;
}
