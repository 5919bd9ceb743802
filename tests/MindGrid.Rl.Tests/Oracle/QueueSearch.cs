using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Oracle;

/// <summary>
/// Breadth-first search with a queue over (cell, heading), trying forward, left, right: the route that the reference finds. Slow
/// and plain, to check the native planner against.
/// </summary>
internal static class QueueSearch
{
    /// <summary>The actions of the route, or null where no goal can be reached.</summary>
    public static List<AgentAction>? Route(Bitboard walkable, Cell start, Heading heading, Bitboard goals)
    {
        var first = (start, heading);
        var cameBy = new Dictionary<(Cell, Heading), ((Cell, Heading) From, AgentAction By)?> { [first] = null };
        var queue = new Queue<(Cell Cell, Heading Heading)>([first]);
        while (queue.TryDequeue(out var place))
        {
            if (goals.Contains(place.Cell))
            {
                return WayBack(place, cameBy);
            }
            var ahead = place.Cell.Ahead(place.Heading);
            if (walkable.Contains(ahead))
            {
                Visit((ahead, place.Heading), AgentAction.Forward);
            }
            Visit((place.Cell, place.Heading.TurnedLeft()), AgentAction.Left);
            Visit((place.Cell, place.Heading.TurnedRight()), AgentAction.Right);

            void Visit((Cell, Heading) next, AgentAction action)
            {
                if (cameBy.TryAdd(next, (place, action)))
                {
                    queue.Enqueue(next);
                }
            }
        }
        return null;
    }

    private static List<AgentAction> WayBack(
        (Cell, Heading) end,
        Dictionary<(Cell, Heading), ((Cell, Heading) From, AgentAction By)?> cameBy
    )
    {
        var route = new List<AgentAction>();
        for (var step = cameBy[end]; step is { } taken; step = cameBy[taken.From])
        {
            route.Insert(0, taken.By);
        }
        return route;
    }
}
