namespace MindGrid.Rl.Learning.Encoding;

using System.Collections.Immutable;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;

/// <summary>
/// Turns what a teacher sees into a bag of features, each the number of something that is so: a network adds up what it has learned of
/// each, and what is not so costs nothing. Colours are told by what they are for (the goal's, the openings', any other), so that a policy
/// knows its way among colours that it has never seen. A step of the plan that names a cell is shown together with what the real world
/// has there, and in the mirrored cell: whether a human plans in a mirrored world shows in nothing else.
/// </summary>
/// <remarks>Whether sentences were believed is left out: who speaks in one go does not learn of it.</remarks>
public sealed class LessonEncoder
{
    // Of a plan's step: skill, action, object type, column, row, second column, second row, heading, number of steps.
    private static readonly ImmutableArray<int> TokenSizes = [.. PlanTokens.Largest.Select(largest => largest + 1)];

    // Of a sentence: template, column, row. The other slots follow from these for whoever sees the world.
    private static readonly ImmutableArray<int> SaidSizes = [.. SentenceCode.Counts.Take(3).Select(count => count + 1)];

    private static readonly int Acts = TokenSizes[0] + TokenSizes[1];
    private const int Looks = LessonLooks.Count + 1;
    private const int CellFeatures = Looks + 1;
    private const int Layouts = 2;
    private const int Headings = 4;

    private readonly int _planSteps;
    private readonly int _sentences;

    /// <summary>An encoder.</summary>
    /// <param name="maxPlanSteps">As in <see cref="TeachEnvOptions.MaxPlanSteps"/>.</param>
    /// <param name="maxSentences">As in <see cref="TeachEnvOptions.MaxSentences"/>.</param>
    public LessonEncoder(int maxPlanSteps, int maxSentences)
    {
        (_planSteps, _sentences) = (maxPlanSteps, maxSentences);
        var stepFeatures = TokenSizes.Sum() + (2 * Looks);
        LessonFeatures =
            (LessonLooks.Cells * CellFeatures)
            + Layouts
            + Headings
            + (maxPlanSteps * stepFeatures)
            + (2 * Acts * Looks)
            + (Looks * Looks)
            + (Acts * Acts);
        SaidFeatures = maxSentences * SaidSizes.Sum();
        // A cell has its look and at most one colour; a step its tokens, two looks, three of their meetings, and the step before it.
        LessonSize = (2 * LessonLooks.Cells) + 2 + (maxPlanSteps * (TokenSizes.Length + 6));
        SaidSize = maxSentences * SaidSizes.Length;
    }

    /// <summary>How many features a lesson can have, before anything is said; the number itself stands for none.</summary>
    public int LessonFeatures { get; }

    /// <summary>How many features there are of what was said; the number itself stands for none.</summary>
    public int SaidFeatures { get; }

    /// <summary>The most features that a lesson has at a time.</summary>
    public int LessonSize { get; }

    /// <summary>The most features that what was said has at a time.</summary>
    public int SaidSize { get; }

    /// <summary>Length of a bag: the lesson's features, then those of what was said.</summary>
    public int Size => LessonSize + SaidSize;

    /// <summary>Encodes one lesson.</summary>
    /// <param name="observations">Of a <see cref="TeachEnv"/> that shows the whole board, symbolic, in parts.</param>
    /// <param name="row">Which row.</param>
    /// <param name="into">[<see cref="Size"/>] receives the features, and "none" in what is left of both parts.</param>
    public void Write(SpaceArray observations, int row, Span<long> into)
    {
        var parts = observations.Parts;
        var real = parts[0].Parts;
        scoped var bag = new Bag(into[..LessonSize]);
        var looks = new LessonLooks(stackalloc byte[Board.CellCount], stackalloc bool[Board.CellCount]);
        looks.Read(real[0].Row<byte>(row), (byte)real[3].Row<int>(row)[0]);
        WriteGrid(looks, ref bag);
        bag.AddOneOf(Layouts, parts[1].Row<int>(row)[0]);
        bag.AddOneOf(Headings, real[1].Row<int>(row)[0]);
        var plan = parts[2].Row<byte>(row);
        WriteSteps(plan, looks, ref bag);
        WriteMeetings(plan, looks, ref bag);
        bag.Fill(LessonFeatures);

        var said = new Bag(into[LessonSize..]);
        WriteSaid(parts[3].Row<byte>(row), ref said);
        said.Fill(SaidFeatures);
    }

    private static void WriteGrid(in LessonLooks looks, ref Bag bag)
    {
        for (var cell = 0; cell < LessonLooks.Cells; cell++)
        {
            var look = looks.OfInner(cell);
            if (look > 0)
            {
                bag.Add(look);
            }
            if (looks.HasDoorColor(cell))
            {
                bag.Add(Looks);
            }
            bag.Skip(CellFeatures);
        }
    }

    private static ReadOnlySpan<byte> StepOf(ReadOnlySpan<byte> plan, int step) =>
        plan.Slice(step * PlanTokens.Width, PlanTokens.Width);

    private static (int Real, int Mirrored) LooksOf(ReadOnlySpan<byte> step, in LessonLooks looks) =>
        looks.At(step[3] - 1, step[4] - 1);

    /// <summary>What each step says, and at which place of the plan.</summary>
    private void WriteSteps(ReadOnlySpan<byte> plan, in LessonLooks looks, ref Bag bag)
    {
        for (var step = 0; step < _planSteps; step++)
        {
            var tokens = StepOf(plan, step);
            for (var token = 0; token < tokens.Length; token++)
            {
                bag.AddUnlessNone(TokenSizes[token], tokens[token]);
            }
            var (real, mirrored) = LooksOf(tokens, looks);
            bag.AddUnlessNone(Looks, real);
            bag.AddUnlessNone(Looks, mirrored);
        }
    }

    /// <summary>What meets in a step, wherever in the plan it is: what is done, to what, and after what.</summary>
    private void WriteMeetings(ReadOnlySpan<byte> plan, in LessonLooks looks, ref Bag bag)
    {
        var before = 0;
        for (var step = 0; step < _planSteps && StepOf(plan, step)[0] != 0; step++)
        {
            var tokens = StepOf(plan, step);
            var act = tokens[1] > 0 ? TokenSizes[0] + tokens[1] - 1 : tokens[0];
            var (real, mirrored) = LooksOf(tokens, looks);
            if (real > 0)
            {
                bag.Add((act * Looks) + real);
                bag.Add((Acts * Looks) + (act * Looks) + mirrored);
                bag.Add((2 * Acts * Looks) + (real * Looks) + mirrored);
            }
            bag.Add((2 * Acts * Looks) + (Looks * Looks) + (before * Acts) + act);
            before = act;
        }
    }

    private void WriteSaid(ReadOnlySpan<byte> said, ref Bag bag)
    {
        for (var turn = 0; turn < _sentences; turn++)
        {
            for (var slot = 0; slot < SaidSizes.Length; slot++)
            {
                bag.AddUnlessNone(SaidSizes[slot], said[(turn * SentenceCode.Slots) + slot]);
            }
        }
    }
}
