namespace MindGrid.Rl.Evaluation.Measures;

/// <summary>Shares of counts.</summary>
internal static class Share
{
    /// <summary>A part over the whole; null where there is nothing to share.</summary>
    public static double? Of(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
