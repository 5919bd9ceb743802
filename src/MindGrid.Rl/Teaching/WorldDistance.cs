namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// How far a believed world is from the real one, both at their start. The paper's distance of transition functions (Equation 5, the
/// largest L1 norm over states and actions) is 0 or 2 where worlds are deterministic, so a graded one stands beside it.
/// </summary>
/// <param name="Graded">
/// Share of (cell, heading, action) whose outcome differs, over the 81 cells inside the border, 4 headings and 7 actions, for an agent
/// with empty hands; 0 to 1. It counts a changed cell once for each side from which it can be faced and each action that it changes.
/// </param>
/// <param name="SameCells">Whether every cell shows and hides the same.</param>
/// <param name="SameStart">Whether the agent starts in the same cell with the same heading.</param>
/// <param name="SameTarget">Whether the same colour is to be fetched.</param>
public readonly record struct WorldDistance(double Graded, bool SameCells, bool SameStart, bool SameTarget)
{
    private const int Actions = 7;
    private const int Headings = 4;
    private static readonly Bitboard Inside = Bitboard.Full - Bitboard.Border;

    // Shown tile and hidden tile of a cell, side by side.
    private const int Layers = 2;

    /// <summary>The paper's norm of the difference of the transition functions: 0 where no cell differs, else 2.</summary>
    public int Exact => SameCells ? 0 : 2;

    /// <summary>Whether nothing at all is believed wrongly.</summary>
    public bool IsZero => SameCells && SameStart && SameTarget;

    /// <summary>Compares two worlds that stand at their start.</summary>
    public static WorldDistance Between(World one, World other)
    {
        Span<byte> mine = stackalloc byte[Layers * Board.PaddedCells];
        Span<byte> theirs = stackalloc byte[Layers * Board.PaddedCells];
        Draw(one, mine);
        Draw(other, theirs);
        var changed = 0;
        var same = true;
        for (var i = mine.CommonPrefixLength(theirs); i < mine.Length; i++)
        {
            if (mine[i] == theirs[i])
            {
                continue;
            }
            same = false;
            var cell = i % Board.PaddedCells;
            // A cell that differs in both layers is counted with the first one.
            if (i == cell || mine[cell] == theirs[cell])
            {
                changed += Sides(cell) * Differences(OutcomeIn(mine, cell), OutcomeIn(theirs, cell));
            }
        }
        return new(
            (double)changed / (Inside.Count * Headings * Actions),
            same,
            (one.AgentCell, one.AgentHeading) == (other.AgentCell, other.AgentHeading),
            one.Blueprint.TargetColor == other.Blueprint.TargetColor
        );
    }

    private static void Draw(World world, Span<byte> layers)
    {
        world.Tiles.CopyTo(layers);
        var hidden = layers[Board.PaddedCells..];
        hidden.Fill(Tile.Empty.Code);
        var objects = world.Blueprint.Objects.AsSpan();
        for (var i = 0; i < objects.Length; i++)
        {
            if (objects[i].Contains >= 0 && world.ObjectCell(i) is { IsOnBoardIndex: true } cell)
            {
                hidden[cell.Index] = world.ObjectTile(objects[i].Contains).Code;
            }
        }
    }

    private static FacedOutcome OutcomeIn(ReadOnlySpan<byte> layers, int cell) =>
        Rules.Step.Outcome(new(layers[cell]), new(layers[Board.PaddedCells + cell]));

    private static int Differences(FacedOutcome one, FacedOutcome other) =>
        (one.Entry == other.Entry ? 0 : 1)
        + (one.Taken == other.Taken ? 0 : 1)
        + (one.Toggled == other.Toggled ? 0 : 1);

    private static int Sides(int cell) => (Bitboard.Of(Cell.At(cell)).Neighbours & Inside).Count;
}
