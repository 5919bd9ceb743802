using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Benchmarks.Plan;

/// <summary>
/// The yardstick of all ratios: breadth-first search over arrays that are allocated once, a table for the cell ahead, and nothing
/// else in the loop. A place is heading * 128 + cell.
/// </summary>
internal sealed class ArraySearch
{
    private const int Places = 4 * Board.PaddedCells;
    private static readonly short[] AheadOf = BuildAhead();

    private readonly short[] _steps = new short[Places];
    private readonly short[] _from = new short[Places];
    private readonly short[] _queue = new short[Places];
    private readonly bool[] _walkable = new bool[Board.PaddedCells];
    private readonly bool[] _goals = new bool[Board.PaddedCells];

    /// <summary>The distance to the nearest goal.</summary>
    public int Distance(ReadOnlySpan<bool> walkable, ReadOnlySpan<bool> goals, int cell, int heading)
    {
        var end = Search(walkable, goals, cell, heading);
        return end < 0 ? RoutePlanner.Unreachable : _steps[end];
    }

    /// <summary>The route to the nearest goal, read back from where each place was reached.</summary>
    /// <param name="route">Receives the places after each move.</param>
    public int Route(ReadOnlySpan<bool> walkable, ReadOnlySpan<bool> goals, int cell, int heading, Span<short> route)
    {
        var end = Search(walkable, goals, cell, heading);
        if (end < 0)
        {
            return RoutePlanner.Unreachable;
        }
        var length = _steps[end];
        for (var i = length - 1; i >= 0; i--)
        {
            route[i] = (short)end;
            end = _from[end];
        }
        return length;
    }

    private int Search(ReadOnlySpan<bool> walkable, ReadOnlySpan<bool> goals, int cell, int heading)
    {
        walkable.CopyTo(_walkable);
        goals.CopyTo(_goals);
        var (steps, from, queue) = (_steps, _from, _queue);
        Array.Fill(steps, (short)-1);
        var start = (heading << 7) | cell;
        steps[start] = 0;
        queue[0] = (short)start;
        for (int read = 0, written = 1; read < written; read++)
        {
            int place = queue[read];
            if (_goals[place & 127])
            {
                return place;
            }
            var next = (short)(steps[place] + 1);
            int forward = AheadOf[place];
            if (_walkable[forward & 127] && steps[forward] < 0)
            {
                (steps[forward], from[forward], queue[written++]) = (next, (short)place, (short)forward);
            }
            var left = (place + (3 << 7)) & (Places - 1);
            if (steps[left] < 0)
            {
                (steps[left], from[left], queue[written++]) = (next, (short)place, (short)left);
            }
            var right = (place + (1 << 7)) & (Places - 1);
            if (steps[right] < 0)
            {
                (steps[right], from[right], queue[written++]) = (next, (short)place, (short)right);
            }
        }
        return -1;
    }

    private static short[] BuildAhead()
    {
        var ahead = new short[Places];
        for (var place = 0; place < Places; place++)
        {
            var heading = (Heading)(place >> 7);
            ahead[place] = (short)(((int)heading << 7) | Cell.At(place & 127).Ahead(heading).Index);
        }
        return ahead;
    }
}
