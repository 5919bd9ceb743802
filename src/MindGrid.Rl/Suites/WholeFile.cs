namespace MindGrid.Rl.Suites;

/// <summary>Writes files so that a name never stands for half a file: under a temporary name first, then renamed.</summary>
public static class WholeFile
{
    /// <summary>Writes a text file, lines ending with a line feed.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="write">Writes the content. If it throws, the name still stands for what it stood for.</param>
    public static void Write(string path, Action<TextWriter> write)
    {
        var temporary = path + ".tmp";
        try
        {
            using (var writer = new StreamWriter(temporary) { NewLine = "\n" })
            {
                write(writer);
            }
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
