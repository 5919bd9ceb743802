namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Configuration;

/// <summary>mindgrid config FILE: checks a game's configuration and prints it in its canonical form; mindgrid schema: the format.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A game's configuration (YAML), also as the paper prints it.",
        };
        var command = new Command("config", "Checks a game's configuration and prints it in its canonical form.")
        {
            file,
        };
        command.OnRun(
            (parsed, _) =>
            {
                Print(terminal, parsed.GetRequiredValue(file));
                return CommandLine.Done;
            }
        );
        return command;
    }

    public static Command CreateSchema(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON schema of game configurations, for editors.");
        command.OnRun(
            (_, _) =>
            {
                terminal.WriteJson(GameConfiguration.JsonSchema());
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static void Print(Terminal terminal, string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}'.");
        }
        try
        {
            var configuration = GameConfiguration.Load(path);
            configuration.ToSpec(path);
            terminal.Warn(configuration.Warnings);
            terminal.Write(configuration.ToYaml());
        }
        catch (Exception error) when (error is ConfigurationException or ArgumentException)
        {
            throw new UsageException(error.Message);
        }
    }
}
