namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>
/// The paper's seven findings (Section 6) as questions to any figures. Like the paper they go by means: the standard errors stand beside
/// them, so that the reader sees how little may lie between "holds" and "does not hold".
/// </summary>
public static class PaperFindings
{
    // The paper gives no bounds. Success is worth 100.
    private const double Substantial = 25;
    private const double NearZero = 10;
    private const double AsBad = 5;
    private const double LeastReduction = 0.5;
    private const double MostReduction = 0.7;

    private const string Gemma = "Gemma";
    private const string Claude = "Claude";

    /// <summary>Asks the seven findings, in the paper's order.</summary>
    public static ImmutableArray<Finding> Of(GapTable table) =>
        [
            new("i", "The gap without teaching is substantial.", [NoTeachingIsSubstantial(table)]),
            new(
                "ii",
                "All models but Gemma improve on no teaching without examples.",
                [OthersImprove(table), GemmaDoesNot(table)]
            ),
            new(
                "iii",
                "The order of the models is that of common benchmarks: GPT and Claude outperform the smaller open models.",
                [ClosedBeatOpen(table), PaperOrder(table)]
            ),
            new(
                "iv",
                "Claude with one example is best, and reduces the gap without teaching by about 60 %.",
                [ClaudeIsBest(table), ClaudeReduces(table)]
            ),
            new("v", "All gaps are still far from zero.", [NoneIsNearZero(table)]),
            new(
                "vi",
                "Examples generally make it worse; one example helps only Gemma and Claude.",
                [ExamplesHurt(table), OneHelps(table, Gemma), OneHelps(table, Claude), OneHelpsNoOther(table)]
            ),
            new(
                "vii",
                "With five examples the open models do as badly as no teaching.",
                [FiveShotOpenAreNoBetter(table)]
            ),
        ];

    private static Claim NoTeachingIsSubstantial(GapTable table) =>
        Claim.OfAll(
            $"the gap without teaching is {Substantial} or more",
            "no teaching",
            table.NoTeaching is { } gap ? [new(gap.Mean >= Substantial, FigureText.Of(gap))] : []
        );

    private static Claim OthersImprove(GapTable table) =>
        Claim.OfAll(
            "each other model has a lower gap than no teaching, zero-shot",
            "no teaching, or other models zero-shot",
            BesideNoTeaching(table, At(table, 0).Where(cell => !cell.Model.Is(Gemma)), (gap, none) => gap < none)
        );

    private static Claim GemmaDoesNot(GapTable table) =>
        Claim.OfAll(
            "Gemma does not",
            "no teaching, or Gemma zero-shot",
            BesideNoTeaching(table, At(table, 0).Where(cell => cell.Model.Is(Gemma)), (gap, none) => gap >= none)
        );

    // The worst of the one kind beside the best of the other: then it holds for all pairs.
    private static Claim ClosedBeatOpen(GapTable table) =>
        Claim.OfAll(
            "each GPT and Claude model has a lower gap than each open one, zero-shot",
            "GPT or Claude zero-shot, or Gemma, Mixtral or Llama zero-shot",
            At(table, 0).Where(cell => cell.Model.IsOpen == false).MaxBy(cell => cell.Gap.Mean) is { } worst
            && Best(At(table, 0).Where(cell => cell.Model.IsOpen == true)) is { } best
                ? [Lower(worst, best)]
                : []
        );

    private static Claim PaperOrder(GapTable table)
    {
        var ranked = PaperTable
            .Models.OrderBy(row => row.ZeroShot.Mean)
            .SelectMany(row =>
                At(table, 0).Where(cell => cell.Model.Model == row.Teacher).OrderBy(cell => cell.Gap.Mean)
            )
            .ToList();
        var isInOrder = ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Gap.Mean <= pair.Second.Gap.Mean);
        return Claim.OfAll(
            "the paper's models stand in the paper's order, zero-shot",
            "two of the paper's models zero-shot",
            ranked.Count > 1 ? [new(isInOrder, string.Join(", then ", ranked))] : []
        );
    }

    private static Claim ClaudeIsBest(GapTable table) =>
        Claim.OfAll(
            "the lowest gap is that of Claude, one-shot",
            "Claude one-shot, or another result",
            BestClaude(table) is { } claude
            && Best(All(table).Where(cell => !(cell.Shots == 1 && cell.Model.Is(Claude)))) is { } next
                ? [Lower(claude, next)]
                : []
        );

    private static Claim ClaudeReduces(GapTable table) =>
        Claim.OfAll(
            $"Claude, one-shot, reduces the gap without teaching by {FigureText.Percent(LeastReduction)} to {FigureText.Percent(MostReduction)}",
            "no teaching, or Claude one-shot",
            BestClaude(table) is { } claude && table.NoTeaching is { Mean: > 0 } none ? [Reduces(claude, none)] : []
        );

    private static Case Reduces(Cell cell, Estimate none)
    {
        var reduction = 1 - (cell.Gap.Mean / none.Mean);
        return new(
            reduction is >= LeastReduction and <= MostReduction,
            $"{cell} beside {FigureText.Of(none)} without teaching: {FigureText.Percent(reduction)}"
        );
    }

    private static Claim NoneIsNearZero(GapTable table) =>
        Claim.OfAll(
            $"no gap is below {NearZero}",
            "language models",
            Best(All(table)) is { } lowest ? [new(lowest.Gap.Mean >= NearZero, $"lowest: {lowest}")] : []
        );

    private static Claim ExamplesHurt(GapTable table) =>
        Claim.OfMost(
            "more than half of the gaps with examples are higher than the same model's without",
            "a model with and without examples",
            All(table)
                .Where(cell => cell.Shots > 0 && cell.Model.ByShots.ContainsKey(0))
                .Select(cell => BesideZeroShot(cell, (gap, zeroShot) => gap > zeroShot))
        );

    private static Claim OneHelps(GapTable table, string word) =>
        Claim.OfAll(
            $"one example lowers the gap of {word}",
            $"{word}, zero-shot and one-shot",
            WithOne(table)
                .Where(cell => cell.Model.Is(word))
                .Select(cell => BesideZeroShot(cell, (gap, zeroShot) => gap < zeroShot))
        );

    private static Claim OneHelpsNoOther(GapTable table) =>
        Claim.OfAll(
            "one example lowers the gap of no other model",
            "another model, zero-shot and one-shot",
            WithOne(table)
                .Where(cell => !cell.Model.Is(Gemma) && !cell.Model.Is(Claude))
                .Select(cell => BesideZeroShot(cell, (gap, zeroShot) => gap >= zeroShot))
        );

    private static Claim FiveShotOpenAreNoBetter(GapTable table) =>
        Claim.OfAll(
            $"the gap of each open model, five-shot, is within {AsBad} of no teaching, or higher",
            "no teaching, or Gemma, Mixtral or Llama five-shot",
            BesideNoTeaching(
                table,
                At(table, 5).Where(cell => cell.Model.IsOpen == true),
                (gap, none) => gap >= none - AsBad
            )
        );

    private static IEnumerable<Cell> All(GapTable table) =>
        table.Models.SelectMany(model => model.ByShots.Keys.Select(shots => new Cell(model, shots)));

    private static IEnumerable<Cell> At(GapTable table, int shots) => All(table).Where(cell => cell.Shots == shots);

    private static IEnumerable<Cell> WithOne(GapTable table) =>
        At(table, 1).Where(cell => cell.Model.ByShots.ContainsKey(0));

    private static Cell? Best(IEnumerable<Cell> cells) => cells.MinBy(cell => cell.Gap.Mean);

    private static Cell? BestClaude(GapTable table) => Best(At(table, 1).Where(cell => cell.Model.Is(Claude)));

    private static IEnumerable<Case> BesideNoTeaching(
        GapTable table,
        IEnumerable<Cell> cells,
        Func<double, double, bool> holds
    ) =>
        table.NoTeaching is { } none
            ? cells.Select(cell => new Case(
                holds(cell.Gap.Mean, none.Mean),
                $"{cell} beside {FigureText.Of(none)} without teaching"
            ))
            : [];

    private static Case BesideZeroShot(Cell cell, Func<double, double, bool> holds)
    {
        var zeroShot = cell.Model.ByShots[0];
        return new(holds(cell.Gap.Mean, zeroShot.Mean), $"{cell} beside {FigureText.Of(zeroShot)}");
    }

    private static Case Lower(Cell cell, Cell other) => new(cell.Gap.Mean < other.Gap.Mean, $"{cell} beside {other}");

    /// <summary>One place of the table.</summary>
    private sealed record Cell(ModelGaps Model, int Shots)
    {
        public Estimate Gap => Model.ByShots[Shots];

        public override string ToString() => $"{Model.Name} {ShotNames.Of(Shots)} {FigureText.Of(Gap)}";
    }
}
