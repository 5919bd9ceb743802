using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Benchmarks.Plan;

/// <summary>The search as one writes it first: a queue of places and a dictionary of where each was reached from.</summary>
internal static class QueueSearch
{
    public static int Distance(Bitboard walkable, Bitboard goals, Cell start, Heading heading)
    {
        var steps = new Dictionary<(Cell, Heading), int> { [(start, heading)] = 0 };
        var queue = new Queue<(Cell Cell, Heading Heading)>();
        queue.Enqueue((start, heading));
        while (queue.TryDequeue(out var place))
        {
            var taken = steps[place];
            if (goals.Contains(place.Cell))
            {
                return taken;
            }
            var ahead = place.Cell.Ahead(place.Heading);
            if (walkable.Contains(ahead) && steps.TryAdd((ahead, place.Heading), taken + 1))
            {
                queue.Enqueue((ahead, place.Heading));
            }
            foreach (var heading2 in (ReadOnlySpan<Heading>)[place.Heading.TurnedLeft(), place.Heading.TurnedRight()])
            {
                if (steps.TryAdd((place.Cell, heading2), taken + 1))
                {
                    queue.Enqueue((place.Cell, heading2));
                }
            }
        }
        return RoutePlanner.Unreachable;
    }
}
