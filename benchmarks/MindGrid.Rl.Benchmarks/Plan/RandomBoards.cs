using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Benchmarks.Plan;

/// <summary>
/// 4096 random questions: every inner cell is a wall with a chance of one in five, start and goal are two of the others, any
/// heading, and the goal can be reached.
/// </summary>
internal sealed class RandomBoards
{
    public const int Count = 4096;

    private const int OneWallIn = 5;

    public RandomBoards(long seed)
    {
        var random = new SplitMix64(seed);
        var distance = new int[1];
        for (var i = 0; i < Count; )
        {
            var walkable = Walkable(ref random);
            var (start, goal) = (Draw(ref random, walkable), Draw(ref random, walkable));
            var heading = (Heading)random.Below(4);
            var query = new RouteQuery(walkable, start, heading, Bitboard.Of(goal));
            RoutePlanner.Distances([query], distance);
            if (distance[0] > 0)
            {
                (Queries[i], Starts[i], Headings[i]) = (query, start, heading);
                MeanDistance += (double)distance[0] / Count;
                Spread(walkable, WalkableFlags(i));
                Spread(Bitboard.Of(goal), GoalFlags(i));
                i++;
            }
        }
    }

    /// <summary>[4096] the questions as the planner takes them.</summary>
    public RouteQuery[] Queries { get; } = new RouteQuery[Count];

    public Cell[] Starts { get; } = new Cell[Count];

    public Heading[] Headings { get; } = new Heading[Count];

    public double MeanDistance { get; }

    private readonly bool[] _walkable = new bool[Count * Board.PaddedCells];
    private readonly bool[] _goals = new bool[Count * Board.PaddedCells];

    /// <summary>[128] a board as the array search takes it.</summary>
    public Span<bool> WalkableFlags(int board) => _walkable.AsSpan(board * Board.PaddedCells, Board.PaddedCells);

    /// <summary>[128] its goals.</summary>
    public Span<bool> GoalFlags(int board) => _goals.AsSpan(board * Board.PaddedCells, Board.PaddedCells);

    private static Bitboard Walkable(ref SplitMix64 random)
    {
        var walkable = Bitboard.Empty;
        foreach (var cell in ~Bitboard.Border)
        {
            walkable |= random.Below(OneWallIn) == 0 ? Bitboard.Empty : Bitboard.Of(cell);
        }
        return walkable;
    }

    private static Cell Draw(ref SplitMix64 random, Bitboard from)
    {
        Cell cell;
        do
        {
            cell = Cell.At(random.Below(Board.CellCount));
        } while (!from.Contains(cell));
        return cell;
    }

    private static void Spread(Bitboard cells, Span<bool> flags)
    {
        foreach (var cell in cells)
        {
            flags[cell.Index] = true;
        }
    }
}
