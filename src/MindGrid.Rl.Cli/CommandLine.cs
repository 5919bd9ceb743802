namespace MindGrid.Rl.Cli;

using System.CommandLine;

/// <summary>What the user asked for cannot be done as asked: exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The program from arguments to exit code: 0 done, 1 failed, 2 bad usage.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="output">Receives results and nothing else.</param>
    /// <param name="errors">Receives messages and progress.</param>
    /// <param name="cancel">Stops the work, as Ctrl-C does.</param>
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancel = default
    )
    {
        var terminal = new Terminal(output, errors);
        var root = new RootCommand("MindGrid: teach a human whose picture of the world is out of date.")
        {
            SuiteCommand.Create(terminal),
            BankCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            ReportCommand.Create(terminal),
            DemosCommand.Create(terminal),
            TrainCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            ConfigCommand.Create(terminal),
            ConfigCommand.CreateSchema(terminal),
            ShowCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // Of a misspelt command the parser also says that a command is missing.
            foreach (
                var error in parsed.Errors.Where(error =>
                    parsed.Errors.Count == 1 || !error.Message.StartsWith("Required command")
                )
            )
            {
                terminal.Complain(error.Message);
            }
            terminal.Complain("'mindgrid --help' lists the commands, 'mindgrid COMMAND --help' a command's options.");
            return BadUsage;
        }
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = output,
                Error = errors,
            };
            return await parsed.InvokeAsync(configuration, cancel);
        }
        catch (UsageException error)
        {
            terminal.Complain(error.Message);
            return BadUsage;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain("Stopped.");
            return Failed;
        }
        catch (InvalidDataException error)
        {
            terminal.Complain(error.Message);
            return BadUsage;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            terminal.Complain(error.Message);
            return Failed;
        }
    }

    /// <summary>Gives a command its work.</summary>
    public static void OnRun(this Command command, Func<ParseResult, CancellationToken, int> work) =>
        command.SetAction((parsed, cancel) => Task.FromResult(work(parsed, cancel)));
}
