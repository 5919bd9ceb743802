namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MindGrid.Rl.Worlds;

/// <summary>Says why a sentence is no edit.</summary>
internal static partial class Diagnosis
{
    private static readonly ImmutableArray<(string Word, string Needs)> Subjects =
    [
        ("passage", "a passage is said with its column and row"),
        ("shoes", "shoes are said with their column and row"),
        ("lava", "about lava it can only be said that it is safe to walk on"),
        ("hammer", "of a hammer it can be said that it was hidden inside a box or has disappeared"),
        ("key", "of a key it can be said, with its colour, that it was hidden inside a box or has disappeared"),
        (
            "door",
            "a door is said with its column and row: a new one with its state, or one no longer in the original state"
        ),
        (
            "bridge",
            "a bridge is said with its column and row: a new one with its state, or one no longer in the original state"
        ),
        ("agent", "of the agent it can be said to which column and row its starting location has been moved"),
        ("ball", "a blocking ball is said with its colour, column and row"),
        ("flip", "the grid can only be flipped along the vertical axis"),
        ("mirror", "the grid can only be flipped along the vertical axis"),
        (
            "target",
            "of the target object it can be said that its colour has changed, to which one, or that it is hidden inside a box"
        ),
        ("color", "a change of colour is that of the target object, to one of the twelve colours"),
        ("colour", "a change of colour is that of the target object, to one of the twelve colours"),
    ];

    /// <summary>The reason for a sentence in plain lower case.</summary>
    public static string Of(string sentence, Layout layout)
    {
        var other = layout == Layout.RoomDoorKey ? Layout.TreasureIsland : Layout.RoomDoorKey;
        if (TolerantReader.IsReadIn(other, sentence))
        {
            return layout == Layout.RoomDoorKey
                ? "This world has doors, no bridges."
                : "This world has bridges, no doors.";
        }
        var subject = Subjects.FirstOrDefault(subject => sentence.Contains(subject.Word, StringComparison.Ordinal));
        if (subject.Word is null)
        {
            return "It is not about an edit.";
        }
        if (Denial().IsMatch(sentence))
        {
            return "It denies or doubts a change; only changes can be said.";
        }
        // The word that no sentence about an edit has is most often what went wrong: "pink", "human", "horizontal".
        var stranger = SentenceTokens
            .Of(sentence, 0, sentence.Length)
            .FirstOrDefault(token => !token.IsNumber && !EditVocabulary.Knows(token.Text));
        var doubt = stranger.Text is null ? "" : $" The word '{stranger.Text}' stands in none of them.";
        return $"It is not one of the twelve sentences: {subject.Needs}.{doubt}";
    }

    [GeneratedRegex(
        @"\b(?:not|never|cannot|no(?! longer)|isn't|hasn't|wasn't|if|maybe|perhaps|might|could|unless|whether)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Denial();
}
