namespace MindGrid.Rl.Cli.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Asserts that all went well and nothing was complained about.</summary>
    public CliRun Succeeded()
    {
        Assert.That((ExitCode, Errors), Is.EqualTo((CommandLine.Done, "")));
        return this;
    }
}

/// <summary>The program, run in process with writers in place of the terminal.</summary>
internal static class Mindgrid
{
    public static async Task<CliRun> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(args, output, errors);
        return new(exitCode, output.ToString(), errors.ToString());
    }
}
