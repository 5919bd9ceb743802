namespace MindGrid.Rl.Cli.Tests;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mindgrid-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a text file, every line ended by a line feed.</summary>
    public string Write(string name, params IEnumerable<string> lines)
    {
        var path = PathOf(name);
        File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
