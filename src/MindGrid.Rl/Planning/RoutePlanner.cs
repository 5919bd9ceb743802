namespace MindGrid.Rl.Planning;

using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;

/// <summary>One question to the route planner, laid out as the native library reads it (40 bytes).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct RouteQuery
{
    /// <summary>The cells that can be walked on; the start need not be one.</summary>
    public Bitboard Walkable;

    /// <summary>The cells to reach: standing on any of them ends the route.</summary>
    public Bitboard Goals;

    private readonly byte _start;
    private readonly byte _heading;
    private readonly ushort _reserved0;
    private readonly uint _reserved1;

    /// <summary>A question.</summary>
    /// <exception cref="ArgumentException">The start is not on the board.</exception>
    public RouteQuery(Bitboard walkable, Cell start, Heading heading, Bitboard goals)
    {
        if (!start.IsOnBoardIndex)
        {
            throw new ArgumentException("A route starts on the board.", nameof(start));
        }
        (Walkable, Goals, _start, _heading) = (walkable, goals, start.Index, (byte)heading);
    }
}

/// <summary>The native library as this process has it: loaded, or not and why.</summary>
/// <param name="File">The file that it was loaded from; null where it is not loaded or the system does not tell.</param>
/// <param name="AbiVersion">The version of its interface; null where it is not loaded.</param>
/// <param name="Problem">One sentence that says why it is not loaded; null where it is.</param>
public sealed record PlannerLibrary(string? File, int? AbiVersion, string? Problem);

/// <summary>
/// Shortest turn-and-walk routes on a masked grid, computed by the native library. Among shortest routes it gives the
/// lexicographically smallest under forward, left, right: the one that the reference's first-in-first-out search finds.
/// </summary>
public static unsafe class RoutePlanner
{
    /// <summary>No shortest route is longer.</summary>
    public const int MaxRoute = NativePlanner.MaxRoute;

    /// <summary>The length given for a goal that cannot be reached.</summary>
    public const int Unreachable = NativePlanner.Unreachable;

    // The native moves are forward, left, right.
    private static ReadOnlySpan<AgentAction> Moves => [AgentAction.Forward, AgentAction.Left, AgentAction.Right];

    /// <summary>Loads the native library where that has not happened yet, and says what came of it. Never throws for a library that is missing or unfit.</summary>
    public static PlannerLibrary Describe()
    {
        try
        {
            var version = NativePlanner.RequireLoaded();
            return new(NativePlanner.LoadedFile(), version, null);
        }
        catch (DllNotFoundException error)
        {
            return new(null, null, error.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Lengths of the shortest routes.</summary>
    /// <param name="queries">[n] the questions.</param>
    /// <param name="distances">[n] receives the number of moves, or <see cref="Unreachable"/>.</param>
    public static void Distances(ReadOnlySpan<RouteQuery> queries, Span<int> distances)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(distances.Length, queries.Length, nameof(distances));
        NativePlanner.RequireLoaded();
        nuint failed = 0;
        int status;
        fixed (RouteQuery* query = queries)
        fixed (int* distance = distances)
        {
            status = queries.IsEmpty
                ? NativePlanner.Ok
                : NativePlanner.Distances(query, (nuint)queries.Length, distance, &failed);
        }
        Require(status, failed);
    }

    /// <summary>One shortest route.</summary>
    /// <param name="query">The question.</param>
    /// <param name="route">[<see cref="MaxRoute"/>] receives the actions.</param>
    /// <returns>The number of actions, or <see cref="Unreachable"/>.</returns>
    public static int Route(in RouteQuery query, Span<AgentAction> route)
    {
        NativePlanner.RequireLoaded();
        nuint failed = 0;
        int length,
            status;
        fixed (RouteQuery* question = &query)
        fixed (AgentAction* moves = route)
        {
            status = NativePlanner.Routes(question, 1, (byte*)moves, (nuint)route.Length, &length, &failed);
        }
        Require(status, failed);
        for (var i = 0; i < length; i++)
        {
            route[i] = Moves[(int)route[i]];
        }
        return length;
    }

    private static void Require(int status, nuint failed)
    {
        if (status != NativePlanner.Ok)
        {
            var text = Marshal.PtrToStringUTF8((nint)NativePlanner.StatusText(status));
            throw new ArgumentException($"The planner rejected query {failed}: {text}.");
        }
    }
}
