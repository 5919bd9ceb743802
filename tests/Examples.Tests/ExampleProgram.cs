using System.Reflection;

namespace Examples.Tests;

/// <summary>The programs under examples, run within the tests, and the files of the repository.</summary>
internal static class ExampleProgram
{
    /// <summary>Runs a program without arguments.</summary>
    /// <param name="name">The folder's name under examples.</param>
    /// <returns>What it printed. The console is shared: tests that call this are not parallelizable.</returns>
    public static string Run(string name)
    {
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            Assembly.Load(name).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }
        return printed.ToString();
    }

    /// <summary>A file of the repository.</summary>
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MindGrid.Rl.sln")))
        {
            folder =
                folder.Parent
                ?? throw new DirectoryNotFoundException("No folder above the tests holds MindGrid.Rl.sln.");
        }
        return Path.Combine(folder.FullName, relative);
    }
}
