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

/// <summary>The processor instructions that the native library searches with. Results are the same, only the speed differs.</summary>
public enum PlannerLevel
{
    /// <summary>The highest of the others that this processor has; see <see cref="RoutePlanner.Level"/>.</summary>
    Best = 0,

    /// <summary>Standard C++: on every processor.</summary>
    Portable = 1,

    /// <summary>AVX2: x86-64 since about 2013.</summary>
    Avx2 = 2,

    /// <summary>AVX-512 with VBMI2: Intel's since Ice Lake, AMD's since Zen 4.</summary>
    Avx512 = 3,
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
/// <remarks>
/// Stateless and safe to use from several threads. Many questions in one call are cheaper than one at a time, the more so
/// for distances, which are found for up to eight boards at once. A call that throws has written nothing.
/// </remarks>
public static unsafe class RoutePlanner
{
    /// <summary>No shortest route is longer.</summary>
    public const int MaxRoute = NativePlanner.MaxRoute;

    /// <summary>Numbers in a distance field: one for each heading and cell; see <see cref="PlaceInField"/>.</summary>
    public const int FieldLength = NativePlanner.Field;

    /// <summary>The length given for a goal that cannot be reached.</summary>
    public const int Unreachable = NativePlanner.Unreachable;

    /// <summary>In place of a first move: the walker stands on a goal.</summary>
    public const AgentAction Arrived = (AgentAction)NativePlanner.Arrived;

    /// <summary>In place of a first move: no goal can be reached.</summary>
    public const AgentAction NoRoute = (AgentAction)NativePlanner.NoRoute;

    /// <summary>What <see cref="PlannerLevel.Best"/> stands for on this processor; the lower levels are there, too.</summary>
    /// <exception cref="DllNotFoundException">The native library is missing or unfit.</exception>
    public static PlannerLevel Level
    {
        get
        {
            NativePlanner.RequireLoaded();
            return NativePlanner.BestLevel();
        }
    }

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
    /// <param name="level">The instructions to search with.</param>
    /// <exception cref="ArgumentException">The spans do not fit together, a question is malformed (the message names it), or
    /// the processor has not that level.</exception>
    public static void Distances(
        ReadOnlySpan<RouteQuery> queries,
        Span<int> distances,
        PlannerLevel level = PlannerLevel.Best
    )
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(distances.Length, queries.Length, nameof(distances));
        NativePlanner.RequireLoaded();
        var failed = NoQuery;
        fixed (RouteQuery* query = queries)
        fixed (int* distance = distances)
        {
            Require(
                queries.Length <= NativePlanner.BriefCount
                    ? NativePlanner.BriefDistances(query, (nuint)queries.Length, level, distance, &failed)
                    : NativePlanner.Distances(query, (nuint)queries.Length, level, distance, &failed),
                failed
            );
        }
    }

    /// <summary>First moves of the shortest routes: what a walker who knows the way does next.</summary>
    /// <param name="queries">[n] the questions.</param>
    /// <param name="moves">[n] receives a move, <see cref="Arrived"/> or <see cref="NoRoute"/>.</param>
    /// <param name="level">The instructions to search with.</param>
    /// <exception cref="ArgumentException">As for <see cref="Distances"/>.</exception>
    public static void FirstMoves(
        ReadOnlySpan<RouteQuery> queries,
        Span<AgentAction> moves,
        PlannerLevel level = PlannerLevel.Best
    )
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(moves.Length, queries.Length, nameof(moves));
        NativePlanner.RequireLoaded();
        var failed = NoQuery;
        fixed (RouteQuery* query = queries)
        fixed (AgentAction* move = moves)
        {
            Require(
                queries.Length <= NativePlanner.BriefCount
                    ? NativePlanner.BriefFirstMoves(query, (nuint)queries.Length, level, move, &failed)
                    : NativePlanner.FirstMoves(query, (nuint)queries.Length, level, move, &failed),
                failed
            );
        }
    }

    /// <summary>One shortest route.</summary>
    /// <param name="query">The question.</param>
    /// <param name="route">Receives the actions; from <see cref="MaxRoute"/> places on every route fits. Places beyond the
    /// route's length stay as they are.</param>
    /// <param name="level">The instructions to search with.</param>
    /// <returns>The number of actions, or <see cref="Unreachable"/>.</returns>
    /// <exception cref="ArgumentException">The route does not fit, or as for <see cref="Distances"/>.</exception>
    public static int Route(in RouteQuery query, Span<AgentAction> route, PlannerLevel level = PlannerLevel.Best)
    {
        NativePlanner.RequireLoaded();
        var failed = NoQuery;
        int length;
        fixed (RouteQuery* question = &query)
        fixed (AgentAction* moves = route)
        {
            Require(
                NativePlanner.BriefRoutes(question, 1, level, moves, (nuint)route.Length, &length, &failed),
                failed
            );
        }
        return length;
    }

    /// <summary>Shortest routes.</summary>
    /// <param name="queries">[n] the questions.</param>
    /// <param name="routes">[n * <paramref name="stride"/>] receives the actions, each route from a multiple of the stride
    /// on; places beyond a route's length stay as they are.</param>
    /// <param name="stride">Places for each route; from <see cref="MaxRoute"/> on every route fits, and fewer than that cost
    /// a second search each.</param>
    /// <param name="lengths">[n] receives the number of actions, or <see cref="Unreachable"/>.</param>
    /// <param name="level">The instructions to search with.</param>
    /// <exception cref="ArgumentException">A route does not fit, or as for <see cref="Distances"/>.</exception>
    public static void Routes(
        ReadOnlySpan<RouteQuery> queries,
        Span<AgentAction> routes,
        int stride,
        Span<int> lengths,
        PlannerLevel level = PlannerLevel.Best
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        ArgumentOutOfRangeException.ThrowIfNotEqual(routes.Length, (long)queries.Length * stride, nameof(routes));
        ArgumentOutOfRangeException.ThrowIfNotEqual(lengths.Length, queries.Length, nameof(lengths));
        NativePlanner.RequireLoaded();
        var failed = NoQuery;
        fixed (RouteQuery* query = queries)
        fixed (AgentAction* moves = routes)
        fixed (int* length = lengths)
        {
            Require(
                NativePlanner.Routes(query, (nuint)queries.Length, level, moves, (nuint)stride, length, &failed),
                failed
            );
        }
    }

    /// <summary>How far it is from the start to every heading on every cell; goals play no part.</summary>
    /// <param name="queries">[n] the questions.</param>
    /// <param name="fields">[n * <see cref="FieldLength"/>] receives at <see cref="PlaceInField"/> the number of moves after
    /// which the walker can stand there so, or <see cref="Unreachable"/>.</param>
    /// <param name="level">The instructions to search with.</param>
    /// <exception cref="ArgumentException">As for <see cref="Distances"/>.</exception>
    public static void FieldsFrom(
        ReadOnlySpan<RouteQuery> queries,
        Span<short> fields,
        PlannerLevel level = PlannerLevel.Best
    )
    {
        RequireFields(queries, fields);
        var failed = NoQuery;
        fixed (RouteQuery* query = queries)
        fixed (short* field = fields)
        {
            Require(NativePlanner.FieldsFrom(query, (nuint)queries.Length, level, field, &failed), failed);
        }
    }

    /// <summary>How far it is to the goals from every heading on every cell; the start plays no part.</summary>
    /// <param name="queries">[n] the questions.</param>
    /// <param name="fields">[n * <see cref="FieldLength"/>] receives at <see cref="PlaceInField"/> the distance of a walker
    /// who starts there, or <see cref="Unreachable"/>. Cells that cannot be walked on have one, too.</param>
    /// <param name="level">The instructions to search with.</param>
    /// <exception cref="ArgumentException">As for <see cref="Distances"/>.</exception>
    public static void FieldsTo(
        ReadOnlySpan<RouteQuery> queries,
        Span<short> fields,
        PlannerLevel level = PlannerLevel.Best
    )
    {
        RequireFields(queries, fields);
        var failed = NoQuery;
        fixed (RouteQuery* query = queries)
        fixed (short* field = fields)
        {
            Require(NativePlanner.FieldsTo(query, (nuint)queries.Length, level, field, &failed), failed);
        }
    }

    /// <summary>Where in a distance field the number of a heading on a cell stands.</summary>
    public static int PlaceInField(Cell cell, Heading heading) => ((int)heading * Board.CellCount) + cell.Index;

    private static nuint NoQuery => nuint.MaxValue;

    private static void RequireFields(ReadOnlySpan<RouteQuery> queries, Span<short> fields)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(fields.Length, (long)queries.Length * FieldLength, nameof(fields));
        NativePlanner.RequireLoaded();
    }

    private static void Require(int status, nuint failed)
    {
        if (status != NativePlanner.Ok)
        {
            var text = Marshal.PtrToStringUTF8((nint)NativePlanner.StatusText(status));
            var rejected = failed == NoQuery ? "the call" : $"query {failed}";
            throw new ArgumentException($"The planner rejected {rejected}: {text}.");
        }
    }
}
