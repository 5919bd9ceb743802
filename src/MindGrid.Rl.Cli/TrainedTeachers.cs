namespace MindGrid.Rl.Cli;

using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Learning.Training;

/// <summary>Teachers of the form learned:DIR or learned:FILE, out of the checkpoints of `mindgrid train`.</summary>
internal static class TrainedTeachers
{
    /// <summary>What their names begin with.</summary>
    public const string Prefix = "learned:";

    /// <summary>What a name may be, for --help.</summary>
    public const string Usage = "learned:DIR (out of a folder or a checkpoint of mindgrid train)";

    /// <summary>The catalog with the trained teachers of a list of names.</summary>
    /// <exception cref="UsageException">One of them cannot be loaded.</exception>
    public static TeacherCatalog In(TeacherCatalog catalog, string names) =>
        new([
            .. catalog.Entries,
            .. names
                .Split(',', StringSplitOptions.TrimEntries)
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Distinct()
                .Select(Load),
        ]);

    private static TeacherEntry Load(string name)
    {
        TrainCommand.RequireTorch();
        try
        {
            var trained = TrainedTeacher.Load(name[Prefix.Length..]);
            return new(name, $"{trained.Options.Learner}, {trained.Update} updates", _ => trained.Make(name));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--teacher: {error.Message}");
        }
    }
}
