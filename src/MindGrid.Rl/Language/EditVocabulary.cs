namespace MindGrid.Rl.Language;

using System.Collections.Frozen;
using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>How many colours a reading takes, and which of them it means.</summary>
internal enum ColorUse : byte
{
    /// <summary>Colours say nothing here.</summary>
    Decoration,

    /// <summary>The one after "to", or the only one.</summary>
    Target,

    /// <summary>The one before the subject, or the only one.</summary>
    Subject,
}

/// <summary>
/// One way of saying an edit, as sets of words: a sentence says it where each needed set occurs, the subject occurs once, and no
/// word is in it that the reading does not know. Order does not matter; a word of doubt or denial is known to none.
/// </summary>
/// <param name="Kind">What it says.</param>
/// <param name="Subject">The words for what it is about; exactly one of them, once.</param>
/// <param name="Needs">Sets of words of which at least one each must occur.</param>
/// <param name="Known">Further words that may occur.</param>
/// <param name="TakesPlace">Whether a column and a row belong to it.</param>
/// <param name="TakesState">Whether the state of an opening belongs to it.</param>
/// <param name="Colors">What colours mean.</param>
internal sealed record EditReading(
    EditKind Kind,
    FrozenSet<string> Subject,
    ImmutableArray<FrozenSet<string>> Needs,
    FrozenSet<string> Known,
    bool TakesPlace,
    bool TakesState,
    ColorUse Colors
);

/// <summary>The words in which edits are said, as data.</summary>
internal static class EditVocabulary
{
    private const string Common =
        "the a an this that its it there is are was were has have had been be being got gets now also already and at in on of to "
        + "which with by located position location cell coordinates coordinate s newly currently here you will find can found";

    private const string Grid = "grid map board world environment layout";
    private const string Built =
        "new installed constructed added built created placed put introduced appeared opened made set up additional extra";
    private const string Changed = "changed switched updated altered turned modified change changes become became";
    private const string Hidden = "hidden hides hiding placed put concealed stored inside within into";

    /// <summary>Words that may stand before an edit without changing its meaning.</summary>
    public static FrozenSet<string> Openers { get; } =
        Words(
            "a b c d e f edit edits change changes step answer final note and also then next now first firstly second secondly third thirdly lastly "
                + "finally additionally moreover furthermore in addition after that i can see notice observe "
                + "as seen so therefore thus here are the applied following based on observation"
        );

    /// <summary>Other spellings of a template's words.</summary>
    public static FrozenDictionary<string, string> Spellings { get; } =
        new Dictionary<string, string>
        {
            ["gray"] = "grey",
            ["colour"] = "color",
            ["col"] = "column",
        }.ToFrozenDictionary();

    /// <summary>Words at which another statement may begin.</summary>
    public static FrozenSet<string> Joints { get; } = Words("and then while but also additionally plus");

    /// <summary>The words for the states of an opening.</summary>
    public static FrozenDictionary<string, string> States { get; } =
        new Dictionary<string, string>
        {
            ["closed"] = "closed",
            ["shut"] = "closed",
            ["locked"] = "locked",
            ["open"] = "open",
            ["damaged"] = "damaged",
            ["broken"] = "damaged",
            ["intact"] = "intact",
        }.ToFrozenDictionary();

    private static readonly ImmutableArray<EditReading> Room = Readings(Layout.RoomDoorKey);
    private static readonly ImmutableArray<EditReading> Island = Readings(Layout.TreasureIsland);

    private static readonly FrozenSet<string> Subjects = Room.Concat(Island)
        .SelectMany(reading => reading.Subject)
        .ToFrozenSet();
    private static readonly FrozenSet<string> KnownWords = Room.Concat(Island)
        .SelectMany(reading => reading.Known)
        .Concat(Openers)
        .Concat(States.Keys)
        .Concat(ColorNames.Sorted.Select(ColorNames.Name))
        .Append("column")
        .Append("row")
        .Append("number")
        .Append("index")
        .Append("no")
        .ToFrozenSet();

    /// <summary>Whether any reading knows a word.</summary>
    public static bool Knows(string word) => KnownWords.Contains(word);

    /// <summary>Whether a word is what any reading is about.</summary>
    public static bool IsSubject(string word) => Subjects.Contains(word);

    /// <summary>The readings of a layout.</summary>
    public static ImmutableArray<EditReading> Of(Layout layout) => layout == Layout.RoomDoorKey ? Room : Island;

    private static ImmutableArray<EditReading> Readings(Layout layout)
    {
        var opening = layout.OpeningName();
        return
        [
            Reading(
                EditKind.FlipVertical,
                Grid,
                ["flipped mirrored reflected flip", "vertical"],
                "along around about across over axis line entire whole underwent undergone vertically completely"
            ),
            Reading(
                EditKind.ChangeTargetColor,
                "target goal",
                [Changed + " is now"],
                "color object ball item from new different into"
            ) with
            {
                Colors = ColorUse.Target,
            },
            Reading(
                EditKind.HideTargetInBox,
                "target goal",
                [Hidden, "box container"],
                "object ball item new moved same color"
            ),
            Reading(EditKind.AddOpening, opening, [Built], "second another state wall lava divider between") with
            {
                TakesPlace = true,
                TakesState = true,
            },
            Reading(
                EditKind.ToggleOpening,
                opening,
                ["no not", "original initial previous former old", "state condition"],
                "longer anymore any more same as from before states " + StateWords
            ) with
            {
                TakesPlace = true,
            },
            Reading(
                EditKind.ToggleOpening,
                opening,
                [Changed],
                "state condition original initial previous former old from different another states " + StateWords
            ) with
            {
                TakesPlace = true,
            },
            Reading(
                EditKind.AddPassage,
                "passage passageway",
                [],
                "walkable new open opened up exists exist available "
                    + Built
                    + " through wall lava divider into path walk"
            ) with
            {
                TakesPlace = true,
            },
            Reading(
                EditKind.BlockOpening,
                "ball",
                ["blocking blocks blocked obstructing obstructs obstructed block"],
                $"path way route access passage entrance target goal object item {opening} placed put new from for reach reaching"
            ) with
            {
                TakesPlace = true,
                Colors = ColorUse.Subject,
            },
            Reading(
                EditKind.PutAgentInsideSection,
                "agent player robot",
                ["moved changed relocated shifted set put placed starts begins start starting moves"],
                "starting start initial original new from location position place point into inside section room island different"
            ) with
            {
                TakesPlace = true,
            },
            Reading(
                EditKind.HideToolInBox,
                "key hammer",
                [Hidden, "box container"],
                "new moved tool colored coloured"
            ) with
            {
                Colors = ColorUse.Subject,
            },
            Reading(
                EditKind.RemoveTool,
                "key hammer",
                ["disappeared vanished removed gone missing taken deleted"],
                "away from grid map board world completely went tool colored coloured"
            ) with
            {
                Colors = ColorUse.Subject,
            },
            Reading(
                EditKind.RemoveTool,
                "key hammer",
                ["no", "longer", "exists exist there present available grid map board world"],
                "any tool colored coloured"
            ) with
            {
                Colors = ColorUse.Subject,
            },
            Reading(
                EditKind.MakeLavaSafe,
                "lava",
                ["safe safely cool cooled walkable harmless"],
                "walk walked step stepped onto over upon pool pools cell cells tile tiles stream down off for become became made you"
            ),
            Reading(
                EditKind.AddFireproofShoes,
                "shoes boots",
                [],
                "pair fire proof fireproof exists exist available left lie lies lying " + Built
            ) with
            {
                TakesPlace = true,
            },
        ];
    }

    private static string StateWords => string.Join(' ', States.Keys);

    private static EditReading Reading(EditKind kind, string subject, string[] needs, string known) =>
        new(
            kind,
            Words(subject),
            [.. needs.Select(Words)],
            Words(string.Join(' ', [Common, subject, known, .. needs])),
            TakesPlace: false,
            TakesState: false,
            ColorUse.Decoration
        );

    private static FrozenSet<string> Words(string list) => list.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
