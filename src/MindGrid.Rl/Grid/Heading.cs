namespace MindGrid.Rl.Grid;

/// <summary>The four headings in the order of the reference's direction codes (row numbers grow to the south).</summary>
public enum Heading : byte
{
    /// <summary>Towards growing columns, (+1, 0).</summary>
    East = 0,

    /// <summary>Towards growing rows, (0, +1).</summary>
    South = 1,

    /// <summary>Towards falling columns, (-1, 0).</summary>
    West = 2,

    /// <summary>Towards falling rows, (0, -1).</summary>
    North = 3,
}

/// <summary>Turning and the vectors behind the headings.</summary>
public static class HeadingMath
{
    /// <summary>All four headings, in code order.</summary>
    public static ReadOnlySpan<Heading> All => [Heading.East, Heading.South, Heading.West, Heading.North];

    /// <summary>The heading after a quarter turn to the left (counter-clockwise).</summary>
    public static Heading TurnedLeft(this Heading heading) => (Heading)(((int)heading + 3) & 3);

    /// <summary>The heading after a quarter turn to the right (clockwise).</summary>
    public static Heading TurnedRight(this Heading heading) => (Heading)(((int)heading + 1) & 3);

    /// <summary>The heading in a mirror whose axis runs from north to south.</summary>
    public static Heading Mirrored(this Heading heading) =>
        ((int)heading & 1) == 0 ? (Heading)(2 - (int)heading) : heading;

    /// <summary>Change of column for one step ahead: +1, 0 or -1.</summary>
    public static int ColumnStep(this Heading heading) => (1 - (int)heading) % 2;

    /// <summary>Change of row for one step ahead: +1, 0 or -1.</summary>
    public static int RowStep(this Heading heading) => (2 - (int)heading) % 2;
}
