namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>
/// A plan as small numbers, as much of it as its sentences say: of an object its type and cell, not its colour. Each step has
/// <see cref="Width"/> bytes; 0 stands for "none" everywhere, so every number is one more than its code.
/// </summary>
public static class PlanTokens
{
    /// <summary>Bytes a step: skill, action, object type, column, row, second column, second row, heading, number of steps.</summary>
    public const int Width = 9;

    /// <summary>[<see cref="Width"/>] the largest value of each byte.</summary>
    public static ImmutableArray<byte> Largest { get; } =
    [15, 7, MaxTypeCode + 1, Board.Width, Board.Height, Board.Width, Board.Height, 4, Board.Width];

    // The reference's codes of types end here (see Tile.TypeCode).
    private const byte MaxTypeCode = 16;

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The steps; null for no plan.</param>
    /// <param name="into">[steps * <see cref="Width"/>] receives the steps, those beyond the plan 0; of a longer plan only the first.</param>
    public static void Write(IReadOnlyList<Skill>? plan, Span<byte> into)
    {
        into.Clear();
        var count = Math.Min(plan?.Count ?? 0, into.Length / Width);
        for (var i = 0; i < count; i++)
        {
            Write(plan![i], into.Slice(i * Width, Width));
        }
    }

    private static void Write(Skill skill, Span<byte> step)
    {
        step[0] = (byte)((int)skill.Kind + 1);
        switch (skill)
        {
            case Skill.Primitive primitive:
                step[1] = (byte)((int)primitive.Action + 1);
                break;
            case Skill.RotateTowardsDirection rotate:
                step[7] = (byte)((int)rotate.Heading + 1);
                break;
            case Skill.GoDirNSteps go:
                step[7] = (byte)((int)go.Heading + 1);
                step[8] = (byte)Math.Min(go.Steps + 1, Largest[8]);
                break;
            case Skill.MoveObject move:
                WriteCell(move.Cell, step[5..]);
                break;
        }
        if (CellOf(skill) is { } cell)
        {
            WriteCell(cell, step[3..]);
        }
        if (skill.Thing is { } thing)
        {
            step[2] = (byte)(thing.Tile.TypeCode + 1);
            WriteCell(thing.Cell, step[3..]);
        }
    }

    private static Cell? CellOf(Skill skill) =>
        skill switch
        {
            Skill.GoTo go => go.Cell,
            Skill.GoAdjacentToPosition go => go.Cell,
            Skill.DropAt drop => drop.Cell,
            _ => null,
        };

    // A cell off the board is -1 and -1, which is said as none.
    private static void WriteCell(Cell cell, Span<byte> place) =>
        (place[0], place[1]) = ((byte)(cell.Column + 1), (byte)(cell.Row + 1));
}
