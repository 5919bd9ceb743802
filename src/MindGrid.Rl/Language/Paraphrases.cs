namespace MindGrid.Rl.Language;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>
/// Other ways of saying what the templates say, as data: further templates for an edit, and words that stand for a template's word.
/// The tolerant reader is made of these.
/// </summary>
internal static class Paraphrases
{
    /// <summary>What may stand where a template has a word, as a pattern; with a question mark before it, the word may be missing.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } =
        new Dictionary<string, string>
        {
            ["the"] = "?the|this|that|its",
            ["a"] = "?an?|one|the",
            ["there-is"] = "(?:there is now|there now is|there is|there's|there are|there exists|there has been)",
            ["is"] = "(?:is now|now is|is|are|has been|was)",
            ["was"] = "(?:has now been|has been|have been|had been|was|were|is now|is|are|got|gets)",
            ["been"] = "(?:now )?been",
            ["has"] = "(?:has now|has|have|had)",
            ["grid"] = "(?:grid|map|board|world|environment|layout|room)",
            ["flipped"] = "(?:flipped|mirrored|reflected)",
            ["along"] = "(?:along|around|about|across|over|on|in)",
            ["axis"] = "(?:axis|line)",
            ["color"] = "colou?r",
            ["target"] = "(?:target|goal)",
            ["target's"] = "(?:target|goal)(?: (?:object|ball))?(?:'s|s)?",
            ["object"] = "?object|ball|item",
            ["changed"] = "(?:changed|switched|updated|altered|set|turned|modified)",
            ["to"] = "(?:to be|to|into)",
            ["hidden"] = "(?:hidden|placed|put|concealed|stored|located|moved)",
            ["inside"] = "(?:inside of|inside|in|within|into)",
            ["box"] = $"(?:(?:{AnyColor}) )?(?:box|container)",
            ["new"] = "?new|additional|extra|second",
            ["installed"] = Built,
            ["constructed"] = Built,
            ["at"] = "(?:located at|positioned at|at|in|on)",
            ["no"] = "(?:no|not)",
            ["longer"] = "?longer|any ?more",
            ["original"] = "(?:original|initial|previous|former|old)",
            ["state"] = "(?:state|condition)",
            ["walkable"] = "?walkable|new|new walkable|open",
            ["passage"] = "(?:passageway|passage|gap)",
            ["blocking"] = "(?:now blocking|blocking|obstructing|blocks|obstructs)",
            ["path"] = "(?:path|way|route|access|passage|entrance)",
            ["agent's"] = "(?:agent|player|robot)(?:'s|s)?",
            ["agent"] = "(?:agent|player|robot)",
            ["starting"] = "?starting|start|initial|original",
            ["location"] = "?location|position|cell|point|place",
            ["moved"] = "(?:moved|changed|relocated|shifted|set|put|placed)",
            ["disappeared"] = "(?:disappeared|vanished|been removed|been taken away|gone missing)",
            ["removed"] = "(?:removed|taken away|deleted|gone|missing)",
            ["safe"] = "(?:safe|fine|okay|ok)",
            ["pair"] = "?pair",
            ["of"] = "?of",
            ["fire-proof"] = "fire[ -]?proof",
            ["shoes"] = "(?:shoes|boots)",
            ["cooled"] = "(?:cooled(?: down| off)?|cool)",
        };

    private const string Built = "(?:installed|constructed|added|built|created|placed|put|set up|introduced)";

    private static string AnyColor => Language.Words.AnyColor;

    /// <summary>Further templates of an edit; {place} is a cell that is read and not used.</summary>
    public static ImmutableArray<string> Of(EditKind kind, Layout layout)
    {
        var opening = layout.OpeningName();
        return kind switch
        {
            EditKind.FlipVertical =>
            [
                "the grid was flipped along the vertical axis",
                "the grid was flipped vertically along the vertical axis",
            ],
            EditKind.ChangeTargetColor =>
            [
                "the color of the target object was changed to {color}",
                "the color of the target object was changed from {oldcolor} to {color}",
                "the target's color was changed to {color}",
                "the target's color was changed from {oldcolor} to {color}",
                "the target's color is {color}",
                "the color of the target object is {color}",
                "the target object was changed to {color}",
            ],
            EditKind.HideTargetInBox => ["the target object was hidden inside a box"],
            EditKind.AddOpening =>
            [
                $"a new {{state}} {opening} was installed at column {{col}} row {{row}}",
                $"there is a new {{state}} {opening} at column {{col}} row {{row}}",
            ],
            EditKind.ToggleOpening =>
            [
                $"the {opening} at column {{col}} row {{row}} was changed",
                $"the state of the {opening} at column {{col}} row {{row}} was changed",
                $"the {opening} at column {{col}} row {{row}} has changed state",
            ],
            EditKind.AddPassage =>
            [
                "a walkable passage was installed at column {col} row {row}",
                "a walkable passage is at column {col} row {row}",
            ],
            EditKind.BlockOpening =>
            [
                "a {color} ball at column {col} row {row} blocking a path to the target object",
                "there is a {color} ball at column {col} row {row} blocking a path to the target object",
                $"a {{color}} ball at column {{col}} row {{row}} is blocking the {opening}",
            ],
            EditKind.PutAgentInsideSection =>
            [
                "the agent's starting location was moved to column {col} row {row}",
                "the agent's starting location was moved from {place} to column {col} row {row}",
                "the agent's starting location is column {col} row {row}",
                "the agent's starting location is at column {col} row {row}",
                "the agent was moved to column {col} row {row}",
                "the starting location of the agent was moved to column {col} row {row}",
            ],
            EditKind.HideToolInBox => ["the {tool} was hidden inside a box"],
            EditKind.RemoveTool =>
            [
                "the {color} {tool} was removed",
                "the {tool} has disappeared",
                "the {tool} was removed",
            ],
            EditKind.MakeLavaSafe => ["the lava is now safe to walk on", "the lava is safe", "the lava was cooled"],
            EditKind.AddFireproofShoes =>
            [
                "a pair of fire-proof shoes was placed at column {col} row {row}",
                "a pair of fire-proof shoes is at column {col} row {row}",
            ],
            _ => [],
        };
    }
}
