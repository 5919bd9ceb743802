namespace MindGrid.Rl.Learning.Encoding;

using System.Collections.Immutable;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;

/// <summary>
/// Turns what a teacher sees into a vector of zeros and ones. Colours are told by what they are for (the goal's, the openings', any
/// other), so that a policy knows its way among colours that it has never seen. A step of the plan that names a cell is shown together
/// with what the real world has there, and in the mirrored cell: whether a human plans in a mirrored world shows in nothing else.
/// </summary>
/// <remarks>Whether sentences were believed is left out: who speaks in one go does not learn of it.</remarks>
public sealed class LessonEncoder
{
    private const int Looks = 16;
    private const int CellFeatures = Looks + 2;
    private const int Sides = Board.Width;

    // The border is wall everywhere and always.
    private const int InnerCells = (Board.Width - 2) * (Board.Height - 2);

    // The reference's codes, as the observation has them.
    private const byte DoorType = 4;
    private const byte KeyType = 5;
    private const byte BallType = 6;
    private const byte BoxType = 7;
    private const byte BridgeType = 12;
    private static readonly byte[] LookOfType = [0, 0, 1, 0, 11, 9, 8, 10, 0, 2, 15, 0, 4, 7, 6, 14, 3];

    // Of a plan's step: skill, action, object type, column, row, second column, second row, heading, number of steps.
    private static readonly ImmutableArray<int> TokenSizes = [.. PlanTokens.Largest.Select(largest => largest + 1)];
    private static readonly int StepFeatures = TokenSizes.Sum() + (2 * Looks);

    // Of a sentence: template, column, row. The other slots follow from these for whoever sees the world.
    private static readonly ImmutableArray<int> SaidSizes = [.. SentenceCode.Counts.Take(3).Select(count => count + 1)];

    private readonly int _planSteps;
    private readonly int _sentences;

    /// <summary>An encoder.</summary>
    /// <param name="maxPlanSteps">As in <see cref="TeachEnvOptions.MaxPlanSteps"/>.</param>
    /// <param name="maxSentences">As in <see cref="TeachEnvOptions.MaxSentences"/>.</param>
    public LessonEncoder(int maxPlanSteps, int maxSentences)
    {
        (_planSteps, _sentences) = (maxPlanSteps, maxSentences);
        LessonSize =
            (InnerCells * CellFeatures) + 2 + Enum.GetValues<Heading>().Length + (maxPlanSteps * StepFeatures);
        Size = LessonSize + (maxSentences * SaidSizes.Sum());
    }

    /// <summary>How much of the vector, from its beginning, tells of the world and the plan; the rest of what was said.</summary>
    public int LessonSize { get; }

    /// <summary>Length of the vector.</summary>
    public int Size { get; }

    /// <summary>Encodes one lesson.</summary>
    /// <param name="observations">Of a <see cref="TeachEnv"/> that shows the whole board, symbolic, in parts.</param>
    /// <param name="row">Which row.</param>
    /// <param name="into">[<see cref="Size"/>] receives the vector.</param>
    public void Write(SpaceArray observations, int row, Span<float> into)
    {
        into.Clear();
        var parts = observations.Parts;
        var real = parts[0].Parts;
        var image = real[0].Row<byte>(row);
        var place = WriteGrid(image, (byte)real[3].Row<int>(row)[0], into);
        into[place + parts[1].Row<int>(row)[0]] = 1;
        place += 2;
        into[place + real[1].Row<int>(row)[0]] = 1;
        place += Enum.GetValues<Heading>().Length;
        place = WritePlan(parts[2].Row<byte>(row), image, into, place);
        WriteSaid(parts[3].Row<byte>(row), into, place);
    }

    /// <summary>Where in an image, which goes column by column, a cell's three bytes begin.</summary>
    private static int At(int column, int row) => 3 * ((column * Board.Height) + row);

    private static int LookAt(ReadOnlySpan<byte> image, int at)
    {
        var (type, state) = (image[at], image[at + 2]);
        return type == DoorType ? 11 + state
            : type == BridgeType ? 4 + state
            : LookOfType[type];
    }

    private static int WriteGrid(ReadOnlySpan<byte> image, byte goal, Span<float> into)
    {
        var door = ColorOf(image, DoorType);
        var place = 0;
        for (var column = 1; column < Board.Width - 1; column++)
        {
            for (var row = 1; row < Board.Height - 1; row++, place += CellFeatures)
            {
                var at = At(column, row);
                into[place + LookAt(image, at)] = 1;
                if (IsColored(image[at]))
                {
                    into[place + Looks] = image[at + 1] == goal ? 1 : 0;
                    into[place + Looks + 1] = image[at + 1] == door ? 1 : 0;
                }
            }
        }
        return place;
    }

    // Walls are grey and lava is red in every world: where the goal is grey, walls must not look like goals.
    private static bool IsColored(byte type) => type is DoorType or KeyType or BallType or BoxType;

    private static int ColorOf(ReadOnlySpan<byte> image, byte type)
    {
        for (var at = 0; at < image.Length; at += 3)
        {
            if (image[at] == type)
            {
                return image[at + 1];
            }
        }
        return -1;
    }

    private int WritePlan(ReadOnlySpan<byte> plan, ReadOnlySpan<byte> image, Span<float> into, int place)
    {
        for (var step = 0; step < _planSteps; step++, place += StepFeatures)
        {
            var tokens = plan.Slice(step * PlanTokens.Width, PlanTokens.Width);
            if (tokens[0] == 0)
            {
                continue;
            }
            var at = place;
            for (var token = 0; token < tokens.Length; token++)
            {
                into[at + tokens[token]] = 1;
                at += TokenSizes[token];
            }
            var (column, row) = (tokens[3] - 1, tokens[4] - 1);
            if (column >= 0 && row >= 0)
            {
                into[at + LookAt(image, At(column, row))] = 1;
                into[at + Looks + LookAt(image, At(Sides - 1 - column, row))] = 1;
            }
        }
        return place;
    }

    private void WriteSaid(ReadOnlySpan<byte> said, Span<float> into, int place)
    {
        for (var turn = 0; turn < _sentences; turn++)
        {
            for (var slot = 0; slot < SaidSizes.Length; slot++)
            {
                into[place + said[(turn * SentenceCode.Slots) + slot]] = 1;
                place += SaidSizes[slot];
            }
        }
    }
}
