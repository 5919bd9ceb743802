namespace MindGrid.Rl.Evaluation.Reports;

using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

/// <summary>What results must have in common to stand in one table.</summary>
/// <param name="Suite">The games.</param>
/// <param name="Conventions">
/// Scoring, reader and human, with whatever else the records name beside the package, as "human literal, reader tolerant".
/// </param>
/// <param name="Scoring">The scoring among them; null where the records name none.</param>
/// <param name="Human">The human among them; null where the records name none.</param>
public sealed record Setting(string Suite, string Conventions, string? Scoring, string? Human)
{
    private const string Package = "mindgrid";
    private const string PaperSuite = "paper";
    private const int PaperGames = 100;
    private static readonly string PaperHuman = new LiteralHuman().Name;

    /// <summary>The setting of a record.</summary>
    public static Setting Of(SampleRecord record) =>
        new(
            record.Id.Suite,
            string.Join(
                ", ",
                record
                    .Versions.Where(version => version.Key != Package)
                    .Select(version => $"{version.Key} {version.Value}")
            ),
            record.Versions.GetValueOrDefault("scoring"),
            record.Versions.GetValueOrDefault("human")
        );

    /// <summary>The version of this package that made a record.</summary>
    public static string PackageOf(SampleRecord record) => record.Versions.GetValueOrDefault(Package, "unknown");

    /// <summary>Whether results may be compared with the paper's Table 1: its 100 games and its human, under the scoring that it was computed with.</summary>
    /// <param name="games">How many games there are.</param>
    public bool IsThePapers(int games) =>
        Suite == PaperSuite && games == PaperGames && Scoring == Teaching.Scoring.Paper.Name && Human == PaperHuman;
}
