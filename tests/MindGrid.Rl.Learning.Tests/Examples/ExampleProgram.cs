using System.Reflection;

namespace MindGrid.Rl.Learning.Tests.Examples;

/// <summary>Runs examples as they are.</summary>
internal static class ExampleProgram
{
    /// <summary>Runs one to its end.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(string name, params string[] arguments)
    {
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            Assembly.Load(name).EntryPoint!.Invoke(null, [arguments]);
        }
        finally
        {
            Console.SetOut(console);
        }
        return printed.ToString();
    }
}
