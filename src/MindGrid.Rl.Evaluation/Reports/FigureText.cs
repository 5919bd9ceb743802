namespace MindGrid.Rl.Evaluation.Reports;

using System.Globalization;
using MindGrid.Rl.Evaluation.Statistics;

/// <summary>Figures as reports print them: two digits after the point, the same in every country.</summary>
internal static class FigureText
{
    /// <summary>What stands for a figure that does not exist.</summary>
    public const string None = "-";

    public static string Of(double number)
    {
        var text = number.ToString("F2", CultureInfo.InvariantCulture);
        return text == "-0.00" ? "0.00" : text;
    }

    public static string Of(double? number) => number is { } there ? Of(there) : None;

    public static string Of(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>A mean with its standard error; a question mark for the error that one game does not tell.</summary>
    public static string Of(Estimate estimate) =>
        $"{Of(estimate.Mean)} ± {(double.IsNaN(estimate.StandardError) ? "?" : Of(estimate.StandardError))}";

    public static string Of(Estimate? estimate) => estimate is { } there ? Of(there) : None;

    public static string Of(GapOver gap) => gap.Games == 0 ? None : Of(gap.Gap);

    public static string Of(Interval? interval) => interval is var (low, high) ? $"{Of(low)} to {Of(high)}" : None;

    public static string Percent(int part, int whole) => whole == 0 ? None : Percent((double)part / whole);

    public static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    public static string Dollars(decimal? cost) => cost?.ToString("F4", CultureInfo.InvariantCulture) ?? None;
}
