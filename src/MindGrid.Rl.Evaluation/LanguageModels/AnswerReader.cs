namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;

/// <summary>
/// Makes an utterance of a model's answer. The tolerant reader gets the answer in one piece and finds the sentences itself. The
/// reference's reader takes a text for one sentence, so it gets the sentences into which the reference's evaluation cuts an answer.
/// </summary>
public static partial class AnswerReader
{
    private const string EndOfGame = "[End Game]";
    private const string EndOfThoughts = "The applied edits are:";

    /// <summary>Reads an answer. Never fails; an answer that says nothing is silence.</summary>
    /// <param name="answer">What the model wrote, word for word.</param>
    /// <param name="prompt">How it was asked: who was to think first has answered only after "The applied edits are:".</param>
    /// <param name="reader">Who reads the sentences.</param>
    public static Utterance Read(string answer, PromptSpec prompt, ISentenceReader reader) =>
        reader is ReferenceReader
            ? new(Sentences(prompt.Thinks ? AfterFirst(answer) : answer))
            : Whole(prompt.Thinks ? AfterLast(answer) : answer);

    private static Utterance Whole(string answer) =>
        string.IsNullOrWhiteSpace(answer) ? Utterance.Silence : new([answer]);

    // The reference looks for the first one, with these capitals.
    private static string AfterFirst(string answer)
    {
        var start = answer.IndexOf(EndOfThoughts, StringComparison.Ordinal);
        return start < 0 ? "" : answer[(start + EndOfThoughts.Length)..];
    }

    // Who thinks aloud may speak of the phrase before using it.
    private static string AfterLast(string answer)
    {
        var start = answer.LastIndexOf(EndOfThoughts, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? "" : answer[(start + EndOfThoughts.Length)..];
    }

    private static ImmutableArray<string> Sentences(string answer) =>
        [
            .. answer
                .Split(EndOfGame)[0]
                .Split('\n')
                .SelectMany(line => SentenceEnd().Split(line))
                .Select(Plain)
                .Where(sentence => sentence != ""),
        ];

    private static string Plain(string sentence)
    {
        sentence = sentence.Trim().ToLowerInvariant();
        sentence = sentence.EndsWith('.') ? sentence[..^1].Trim() : sentence;
        return Bullet().Replace(sentence, "");
    }

    /// <summary>White space after the end of a sentence. The number of a list's item ends none where a small letter follows.</summary>
    [GeneratedRegex(@"(?<=[.?!][""')\]]{0,3})(?<!(?:^|\s)[0-9]{1,3}\.(?=\s+\p{Ll}))\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(?:[0-9]+\.\s*|- |\* |step [0-9]+: |answer: )", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();
}
