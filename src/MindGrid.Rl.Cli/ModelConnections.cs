namespace MindGrid.Rl.Cli;

using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Teaching;

/// <summary>How the command line reaches language models.</summary>
/// <param name="Connect">Connects to a model by its name; throws an <see cref="ArgumentException"/> that says what is wrong with it.</param>
/// <param name="Write">Writes the prompt of a game.</param>
/// <param name="Read">What an answer says.</param>
internal sealed record ModelConnections(
    Func<string, ChatSettings, AskedModel> Connect,
    Func<PromptSpec, TeachingGame, string> Write,
    Func<PromptSpec, string, Utterance> Read
)
{
    /// <summary>What the names of language models begin with.</summary>
    public static readonly string[] Prefixes = ["openai:", "anthropic:", "openai-compatible:", "scripted:", "replay:"];

    /// <summary>Without any model; a run of other teachers needs none.</summary>
    public static ModelConnections None { get; } =
        new(
            (name, _) => throw new ArgumentException($"'{name}' is a language model, and none is connected here."),
            (_, _) => throw new InvalidOperationException("Nobody is asked, so there is no prompt."),
            (_, _) => throw new InvalidOperationException("Nobody is asked, so there is no answer.")
        );

    /// <summary>Whether a teacher's name is that of a language model.</summary>
    public static bool IsModel(string teacher) =>
        Prefixes.Any(prefix => teacher.StartsWith(prefix, StringComparison.Ordinal));
}
