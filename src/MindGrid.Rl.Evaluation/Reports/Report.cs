namespace MindGrid.Rl.Evaluation.Reports;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Runs;

/// <summary>What the records of one or more runs come to: a pure function of them, whatever their order.</summary>
/// <param name="Settings">A part for each suite and convention, since results of different ones are not compared.</param>
public sealed record Report(ImmutableArray<SettingReport> Settings)
{
    /// <summary>Reports on records.</summary>
    /// <exception cref="InvalidDataException">
    /// A sample is scored twice, a game is not the same one in all records, or a name in a record is unknown.
    /// </exception>
    public static Report From(IEnumerable<SampleRecord> records) =>
        new([
            .. records
                .GroupBy(Setting.Of)
                .OrderBy(group => group.Key.Suite, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Conventions, StringComparer.Ordinal)
                .Select(group => SettingReport.From(group.Key, [.. group])),
        ]);
}
