using MindGrid.Rl.Configuration;

namespace MindGrid.Rl.Tests.Configuration;

/// <summary>
/// The configuration that the paper prints in Appendix B, each world inside its agent as in the paper's data set (in print the
/// worlds stand beside the agents, where the second would take the first one's key).
/// </summary>
internal static class AppendixB
{
    public static string Yaml { get; } =
        Repository.Read("tests/MindGrid.Rl.Tests/Configuration/appendix_b.yaml").ReplaceLineEndings("\n");

    /// <summary>The text with one piece, which must be there, replaced where it stands first.</summary>
    public static string With(string piece, string other)
    {
        var at = Yaml.IndexOf(piece, StringComparison.Ordinal);
        return at < 0
            ? throw new ArgumentException($"The text has no '{piece}'.")
            : Yaml[..at] + other + Yaml[(at + piece.Length)..];
    }

    public static GameConfiguration Parse(string yaml) => GameConfiguration.Parse(yaml, "game.yaml");
}
