namespace MindGrid.Rl.Suites;

/// <summary>How many edits of a drawn game the human does not know of.</summary>
/// <param name="Count">A fixed number; null for the number that the reference's factory draws.</param>
public readonly record struct UnknownEdits(int? Count)
{
    /// <summary>As the reference's factory draws: two in train; else uniform from none to all but one of those left.</summary>
    public static UnknownEdits AsFactory => default;

    /// <summary>All edits that the human does not know of: n - 2, where n is the number of edits of the layout.</summary>
    public static UnknownEdits AllLeft => new(int.MaxValue);

    /// <summary>A fixed number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static UnknownEdits Exactly(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(count);
    }
}
