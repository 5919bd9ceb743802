namespace MindGrid.Rl.Suites;

/// <summary>Writes files so that a name never stands for half a file: under a temporary name first, then renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes a text file, lines ending with a line feed.</summary>
    /// <param name="path">The file. An existing one is replaced; behind a link, the file that it leads to.</param>
    /// <param name="write">Writes the content. If it throws, the name still stands for what it stood for.</param>
    public static void Write(string path, Action<TextWriter> write) =>
        WriteBytes(
            path,
            stream =>
            {
                using var writer = new StreamWriter(stream) { NewLine = "\n" };
                write(writer);
            }
        );

    /// <summary>Writes a file of bytes.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    public static void WriteBytes(string path, Action<Stream> write)
    {
        var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        var target = link?.FullName ?? Path.GetFullPath(path);
        // A device such as /dev/stdout is written to, not replaced by a file.
        if (target.StartsWith("/dev/", StringComparison.Ordinal))
        {
            using var device = new FileStream(target, FileMode.Create, FileAccess.Write);
            write(device);
            return;
        }
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                write(stream);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
