using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

/// <summary>A text that a language model could have written, and the edits that it means, in order.</summary>
internal sealed record Paraphrase(string Text, Layout Layout, ImmutableArray<Edit> Edits);

/// <summary>
/// Says true edits as language models do that were told to use the templates and did not quite. It was written without a look at
/// the reader that it tests, and knows only what an edit means. A pattern's brackets hold choices: "[has been|was] moved".
/// </summary>
internal sealed partial class Paraphraser(Random random)
{
    private const int SentenceSeed = 20240613;
    private const int AnswerSeed = 20240520;
    private const int MaxEdits = 6;

    private const string Now = "[|||now|also]";
    private const string HasBeen = "[has been|has been|has been|was|was|is now|has now been|has also been|is]";
    private const string Target = "the target [object|object|object|ball|]";
    private const string At = "[at|at|at|at|at|in|located at] {place}";
    private const string Inside = "[inside|inside|in|within|inside of|into]";
    private const string Shoes = "[fire-proof|fireproof|fire proof|fire\u2011proof|fire-proof|fireproof] shoes";
    private const string Spot = "[location|position|location|position|point|cell]";
    private const string PathToTarget = "[a|a|the] path to " + Target;

    private static readonly ImmutableArray<string> Places =
    [
        "column {col} row {row}",
        "column {col} row {row}",
        "column {col} row {row}",
        "column {col} row {row}",
        "column {col}, row {row}",
        "column {col}, row {row}",
        "column {col} and row {row}",
        "column {col} and row {row}",
        "row {row} and column {col}",
        "row {row} and column {col}",
        "row {row} column {col}",
        "row {row}, column {col}",
        "(column {col}, row {row})",
        "(row {row}, column {col})",
        "[position|location|cell|coordinates] (column {col}, row {row})",
        "[position|location|cell|the cell at|the cell in] column {col}[,| and|] row {row}",
        "col {col}[,| and|] row {row}",
        "column: {col}, row: {row}",
        "column[=| = ]{col}[,| and|] row[=| = ]{row}",
        "Column {col}[,| and|] Row {row}",
        "column number {col} and row number {row}",
        "column index {col} and row index {row}",
        "column {col} [/|&] row {row}",
        "column {col} [in|of] row {row}",
    ];

    private static readonly ImmutableDictionary<EditKind, ImmutableArray<string>> Wordings = new Dictionary<
        EditKind,
        ImmutableArray<string>
    >
    {
        [EditKind.FlipVertical] =
        [
            $"the [|entire|whole] grid {HasBeen} flipped [along|along|across|about|over|around] [the|the|its] vertical axis",
            $"the grid {HasBeen} [mirrored|reflected] [along|across|about] [the|its] vertical axis",
            "the grid [underwent a flip|got flipped|has undergone a flip] along the vertical axis",
        ],
        [EditKind.ChangeTargetColor] =
        [
            $"the [color|colour] of {Target} {HasBeen} changed [|from {{other}}] to {{color}}",
            "the [color|colour] of the target object has [|now] changed [|from {other}] to {color}",
            $"the target object's [color|colour] {HasBeen} changed [|from {{other}}] to {{color}}",
            "the target object [has changed|changed|has been changed in] [color|colour] [|from {other}] to {color}",
            "the [color|colour] of the target object is now {color}",
            "the target's [color|colour] has [been changed|changed] to {color}",
        ],
        [EditKind.HideTargetInBox] =
        [
            $"{Target} {HasBeen} hidden {Inside} a [|||{{other}}|new] box",
            $"{Target} {HasBeen} [placed|put] {Inside} a box",
            $"{Target} is {Now} [hidden|concealed] {Inside} a box",
            $"a box [is hiding|{Now} hides] the target object",
        ],
        [EditKind.AddOpening] =
        [
            $"a new {{state}} {{opening}} {HasBeen} [installed|installed|constructed|added|placed|built|created] {At}",
            $"a new {{state}} {{other}} {{opening}} {HasBeen} [installed|constructed|added] {At}",
            $"a new {{other}} {{state}} {{opening}} {HasBeen} [installed|constructed|added] {At}",
            $"a {{state}} {{opening}} {HasBeen} [installed|constructed|added] {At}",
            $"[there is|there's] {Now} a new {{state}} {{opening}} {At}",
            $"a new {{opening}} ({{state}}) has been [installed|constructed|added] {At}",
            $"a new {{opening}}, which is {{state}}, has been [installed|constructed|added] {At}",
            $"a new {{state}} {{opening}} has appeared {At}",
            "at {place}, a new {state} {opening} has been [installed|constructed|added]",
        ],
        [EditKind.ToggleOpening] =
        [
            $"the [|||{{other}}] {{opening}} {At} is no longer in [the|its|its] original state",
            $"the {{opening}} {At} is [not in its original state any more|not in its original state anymore]",
            $"the {{opening}} {At} is no longer in [the|its] [initial|original] state ([|it is ]now {{state}})",
            $"the {{opening}} {At} is no longer in [the|its] original state, it is now {{state}}",
            $"the state of the {{opening}} {At} has [|been] changed",
            $"the {{opening}} {At} has changed [|its] state",
            $"the {{opening}} {At} was no longer in the original state",
            $"the {{opening}} {At} {HasBeen} changed from its original state",
        ],
        [EditKind.AddPassage] =
        [
            $"[there is|there is|there's] {Now} a [|new] walkable passage {At}",
            $"a [|new] walkable [passage|passageway] {HasBeen} [created|added|opened|made|opened up] {At}",
            $"a walkable passage [exists|is|has appeared|appeared|can be found|is available] {At}",
            "at {place}[|,] there is a walkable passage",
            $"there is {Now} a passage that is walkable {At}",
        ],
        [EditKind.BlockOpening] =
        [
            $"[a|a|a|the] {{color}} ball {At} is {Now} blocking {PathToTarget}",
            $"a {{color}} ball {At} [blocks|has been blocking|{Now} blocks] {PathToTarget}",
            $"[there is|there's] {Now} a {{color}} ball {At} [|that is|which is] blocking {PathToTarget}",
            $"there is a {{color}} ball {At}[,|] [that|which] blocks {PathToTarget}",
            $"[a|the] path to {Target} {HasBeen} blocked by a {{color}} ball {At}",
            $"a {{color}} ball {HasBeen} [placed|put] {At}, blocking {PathToTarget}",
            $"a {{color}} ball is {At}[,| and is] blocking {PathToTarget}",
        ],
        [EditKind.PutAgentInsideSection] =
        [
            $"the agent's [starting|starting|start|initial] {Spot} {HasBeen} [moved|moved|changed|relocated|shifted|set] [|||from {{elsewhere}}] to {{place}}",
            $"the [starting|start|initial] {Spot} of the agent {HasBeen} [moved|changed|relocated] to {{place}}",
            $"the agent's starting {Spot} has [|now] [changed|moved|shifted] to {{place}}",
            $"the agent's starting {Spot} is now {{place}}",
            "the agent [now starts|now begins] at {place}",
            $"the agent starting {Spot} has been moved to {{place}}",
        ],
        [EditKind.HideToolInBox] =
        [
            $"the {{colored tool}} {HasBeen} hidden {Inside} a [|||{{other}}] box",
            $"the {{colored tool}} {HasBeen} [placed|put] {Inside} a box",
            $"the {{colored tool}} is {Now} [hidden|concealed] {Inside} a box",
            $"the {{colored tool}} at {{elsewhere}} {HasBeen} hidden {Inside} a box",
        ],
        [EditKind.RemoveTool] =
        [
            "the {colored tool} [has|has|has now|has also] [disappeared|disappeared|vanished]",
            "the {colored tool} [disappeared|vanished]",
            $"the {{colored tool}} {HasBeen} removed [||from the grid]",
            "the {colored tool} is [now missing|missing|gone|now gone]",
            "the {colored tool} [no longer exists|is no longer there|is no longer present|is no longer on the grid]",
            "the {colored tool} at {elsewhere} has disappeared",
            "the {colored tool} has disappeared from [the grid|{elsewhere}]",
        ],
        [EditKind.MakeLavaSafe] =
        [
            "the lava is [|||now|also|now also] safe to [walk|walk|step] on",
            "the lava [has become|became|has been made|was made|has now become] safe to walk on",
            "the lava [pools|cells|tiles] are [|now] safe to walk on",
            "it is [|now] safe to walk on the lava",
            "the lava has cooled[,|] and is [|now] safe to walk on",
            "the lava is [|now] safe to walk on[to|]",
            "the lava can [|now] be walked on safely",
        ],
        [EditKind.AddFireproofShoes] =
        [
            $"[there is|there is|there's] {Now} a [|new] pair of {Shoes} {At}",
            $"a [|new] pair of {Shoes} {HasBeen} [added|placed|put|left] {At}",
            $"a [|new] pair of {Shoes} [is|is located|has appeared|can be found|is available|exists] {At}",
            $"there are {Now} {Shoes} {At}",
            "at {place}[|,] there is a pair of " + Shoes,
        ],
    }.ToImmutableDictionary();

    private static readonly ImmutableArray<string> Discourse =
    [
        "First, ",
        "Firstly, ",
        "Then, ",
        "Then ",
        "Next, ",
        "Finally, ",
        "Lastly, ",
        "Additionally, ",
        "Also, ",
        "Furthermore, ",
        "Moreover, ",
        "After that, ",
        "Secondly, ",
        "In addition, ",
    ];

    private static readonly ImmutableArray<(string Before, string After)> Markup =
    [
        ("- ", ""),
        ("* ", ""),
        ("\u2022 ", ""),
        ("1. ", ""),
        ("4. ", ""),
        ("12. ", ""),
        ("2) ", ""),
        ("(3) ", ""),
        ("a) ", ""),
        ("> ", ""),
        ("  - ", ""),
        ("\u2013 ", ""),
        ("\"", "\""),
        ("'", "'"),
        ("\u201C", "\u201D"),
        ("`", "`"),
        ("**", "**"),
        ("*", "*"),
        ("_", "_"),
        ("1. \"", "\""),
        ("- **", "**"),
        ("2. **", "**"),
        ("- `", "`"),
        ("Change 1: ", ""),
        ("Edit 2: ", ""),
        ("**Change 3:** ", ""),
        ("1\uFE0F\u20E3 ", ""),
        ("\u2705 ", ""),
    ];

    private static readonly ImmutableArray<string> Introductions =
    [
        "Answer:",
        "Answer: ",
        "Answer:\n",
        "answer: ",
        "ANSWER:\n\n",
        "**Answer:** ",
        "**Answer:**\n\n",
        "**Answer**: ",
        "## Answer\n\n",
        "### Answer:\n",
        "Final answer: ",
        "The applied edits are:\n",
        "The applied edits are: ",
        "Here are the changes made to the grid:\n\n",
        "Here is the answer:\n\n",
        "Sure! Here is the list of changes in the correct order:\n\n",
        "Sure, here are the changes:\n\n",
        "Sure, here is the answer to the case:\n\n",
        "Based on the observation and the human's plan, the following changes have been made to the grid:\n\n",
        "Based on the provided information, here are the inferred changes:\n",
        "The changes made to the grid are as follows:\n",
        "The changes are:\n",
        "<answer>\n",
    ];

    private static readonly ImmutableArray<string> Reasoning =
    [
        "Let me compare the current grid with the human's plan.",
        "The human's plan starts with going to column 7 row 8.",
        "Step 1: open the door at column 5 row 5.",
        "The plan assumed that the target could be reached directly.",
        "I see 9 objects in the observation, and some of them do not match the plan.",
        "You are at column 6 and row 2, facing west.",
        "There are walls from column 1 and row 5 to column 4 and row 5.",
        "It is not clear whether the grid has been flipped along the vertical axis.",
        "If the red key had disappeared, the plan would have no first step.",
        "I first thought that the lava might be safe to walk on, but that does not fit.",
        "Could the target object have been hidden inside a box?",
        "We need to find the changes that explain this.",
        "In the old grid, the human could walk straight to the ball.",
        "So I have to list the changes in the correct order.",
    ];

    private static readonly ImmutableArray<string> Afterwords =
    [
        "\n\nThese are all the changes that I could infer.",
        "\n\nLet me know if you have any questions!",
        "\n\nI hope this helps.",
        "\n\nNote: the changes are listed in the order in which they were made.",
        "\n\n**Explanation:** The human's plan does not work on the current grid.",
        "\n\nExplanation:\n\n- The plan assumed an older version of the grid.\n- The observation shows other objects.",
        "\n\n(Each sentence uses one of the templates.)",
        "\n</answer>",
        "\n\n<|eot_id|>",
    ];

    private static readonly ImmutableArray<string> Remarks =
    [
        " This explains why the plan fails.",
        " The plan does not account for this.",
        " (This is not part of the old grid.)",
        " I infer this from the first step of the plan.",
    ];

    private static readonly ImmutableArray<string> ColorWords = [.. ColorNames.Sorted.Select(color => color.Name())];

    private string _slotBefore = "";
    private string _slotAfter = "";

    /// <summary>Single sentences about the edits of drawn games, one for each edit.</summary>
    public static IEnumerable<Paraphrase> Sentences(int count)
    {
        var paraphraser = new Paraphraser(new Random(SentenceSeed));
        return Games(SentenceSeed)
            .SelectMany(game => game.UnknownEdits.Select(edit => paraphraser.Sentence(edit, game.Spec.Layout)))
            .Take(count);
    }

    /// <summary>Whole answers, one for each drawn game.</summary>
    public static IEnumerable<Paraphrase> Answers(int count)
    {
        var paraphraser = new Paraphraser(new Random(AnswerSeed));
        return Games(AnswerSeed)
            .Where(game => game.UnknownEdits.Length > 0)
            .Select(game => paraphraser.Answer([.. game.UnknownEdits.Take(MaxEdits)], game.Spec.Layout))
            .Take(count);
    }

    /// <summary>One edit as one sentence, with whatever stands before and after it on its line.</summary>
    public Paraphrase Sentence(Edit edit, Layout layout)
    {
        var text = Finish(Wording(edit, layout));
        if (Chance(15))
        {
            text = Pick(Discourse) + Lowered(text);
        }
        if (Chance(35))
        {
            var (before, after) = Pick(Markup);
            text = before + text + after;
        }
        return new(Spaced(text), layout, [edit]);
    }

    /// <summary>Several edits as one answer.</summary>
    public Paraphrase Answer(ImmutableArray<Edit> edits, Layout layout)
    {
        var body = Body(edits, layout);
        var text = random.Next(10) switch
        {
            <= 2 => body,
            <= 5 => Introduced(body),
            6 => Introduced(body) + Pick(Afterwords),
            7 => body + Pick(Afterwords),
            8 => $"<think>\n{Thoughts(edits, layout)}\n</think>\n\n{(Chance(50) ? Introduced(body) : body)}",
            _ => $"{Thoughts(edits, layout)}\n\n{Introduced(body)}",
        };
        return new(text, layout, edits);
    }

    private static IEnumerable<TeachingGame> Games(long seed) =>
        FreshSuite.Games(seed, GameSplit.TestOut).Select(game => TeachingGame.From(game.Spec));

    private string Introduced(string body)
    {
        var introduction = Pick(Introductions);
        return introduction == "<answer>\n" ? $"{introduction}{body}\n</answer>" : introduction + body;
    }

    // Thoughts may draft the answer: what counts is what is said after them.
    private string Thoughts(ImmutableArray<Edit> edits, Layout layout)
    {
        var thoughts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(Reasoning)).Distinct().ToList();
        if (Chance(30))
        {
            thoughts.Add($"So it seems that {EditGrammar.Say(edits[random.Next(edits.Length)], layout)}.");
        }
        return string.Join(Chance(50) ? " " : "\n", thoughts);
    }

    private string Body(ImmutableArray<Edit> edits, Layout layout)
    {
        // Who keeps to a style keeps to the templates more than who does not.
        var sentences = edits
            .Select(edit => Chance(55) ? Exact(edit, layout) : Wording(edit, layout))
            .Select(FixArticles)
            .ToList();
        var capitals = sentences.Select(Capitalized).ToList();
        switch (random.Next(19))
        {
            case 0 or 1 or 2 or 3:
                return string.Join(". ", capitals) + (Chance(80) ? "." : "");
            case 4:
                return string.Join(". ", sentences) + ".";
            case 5:
                return Lines(capitals, (_, text) => $"{text}.");
            case 6:
                return Lines(Chance(50) ? capitals : sentences, (_, text) => text);
            case 7:
                return Lines(Chance(50) ? capitals : sentences, (i, text) => $"{i}. {text}{(Chance(50) ? "." : "")}");
            case 8:
                var bullet = Pick(["- ", "* ", "\u2022 ", "+ "]);
                return Lines(Chance(50) ? capitals : sentences, (_, text) => bullet + text + (Chance(50) ? "." : ""));
            case 9:
                return Lines(capitals, (i, text) => $"{i}. **{text}.**");
            case 10:
                return $"```{Pick(["", "text", "plaintext"])}\n{Lines(capitals, (_, text) => text + ".")}\n```";
            case 11:
                return Chance(50)
                    ? Lines(sentences, (i, text) => $"{i}. \"{text}\"")
                    : string.Join(" ", capitals.Select(text => $"\"{text}.\""));
            case 12:
                return Conjoined(sentences);
            case 13:
                return string.Join(" ", capitals.Select((text, i) => $"{i + 1}. {text}."));
            case 14:
                return string.Join(
                    " ",
                    sentences.Select(
                        (text, i) => (i == 0 ? "First, " : Pick(["Then, ", "Next, ", "Additionally, "])) + text + "."
                    )
                );
            case 15:
                return Lines(capitals, (_, text) => $"- {text}.{(Chance(50) ? Pick(Remarks) : "")}");
            case 16:
                return Wrapped(string.Join(". ", capitals) + ".");
            case 17:
                return string.Join("; ", sentences) + ".";
            default:
                return string.Join("\n\n", capitals.Select((text, i) => $"**Change {i + 1}:** {text}."));
        }
    }

    private string Conjoined(List<string> sentences)
    {
        var groups = new List<string>();
        for (var i = 0; i < sentences.Count; )
        {
            // "X, at column 3 row 4, Y" could place X.
            var group = sentences
                .Skip(i)
                .Take(random.Next(1, 4))
                .TakeWhile((text, j) => j == 0 || !text.StartsWith("at ", StringComparison.Ordinal))
                .ToList();
            i += group.Count;
            groups.Add(
                Capitalized(
                    group.Count == 1
                        ? group[0]
                        : $"{string.Join(", ", group.SkipLast(1))}{Pick([" and ", ", and "])}{group[^1]}"
                )
            );
        }
        return string.Join(". ", groups) + ".";
    }

    private string Wording(Edit edit, Layout layout)
    {
        (_slotBefore, _slotAfter) = random.Next(30) switch
        {
            0 => ("{", "}"),
            1 => ("**", "**"),
            2 => ("'", "'"),
            3 => ("`", "`"),
            _ => ("", ""),
        };
        return Chance(20) ? Exact(edit, layout) : Filled(Pick(Wordings[edit.Kind]), edit, layout);
    }

    private static string Exact(Edit edit, Layout layout) => EditGrammar.Say(edit, layout);

    private string Filled(string pattern, Edit edit, Layout layout)
    {
        var (color, tool) = edit switch
        {
            Edit.ChangeTargetColor change => (change.Color, TileKind.Ball),
            Edit.BlockOpening block => (block.Color, TileKind.Ball),
            Edit.HideToolInBox hide => (hide.Color, hide.Tool),
            Edit.RemoveTool remove => (remove.Color, remove.Tool),
            _ => (TileColor.Red, TileKind.Ball),
        };
        var cell = edit switch
        {
            Edit.AddOpening add => add.Cell,
            Edit.ToggleOpening toggle => toggle.Cell,
            Edit.AddPassage add => add.Cell,
            Edit.BlockOpening block => block.Cell,
            Edit.PutAgentInsideSection put => put.Cell,
            Edit.AddFireproofShoes add => add.Cell,
            _ => Cell.None,
        };
        var states = OpeningStates.Of(layout);
        var state = edit is Edit.AddOpening opening ? opening.State : states[random.Next(states.Length)];
        var elsewhere = new Cell(random.Next(1, 10), random.Next(1, 10));
        var toolWord = tool == TileKind.Key ? "key" : "hammer";

        return Expand(pattern)
            .Replace("{place}", Place(cell))
            .Replace("{elsewhere}", Place(elsewhere))
            .Replace("{color}", Slot(Spelled(color.Name())))
            .Replace("{other}", Pick([.. ColorWords.Where(word => word != color.Name())]))
            .Replace("{state}", Slot(state.Name()))
            .Replace("{opening}", layout.OpeningName())
            .Replace(
                "{colored tool}",
                tool == TileKind.Hammer && Chance(60) ? toolWord : $"{Slot(Spelled(color.Name()))} {Slot(toolWord)}"
            );
    }

    private string Place(Cell cell) =>
        Expand(Pick(Places))
            .Replace("{col}", Slot(cell.Column.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .Replace("{row}", Slot(cell.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private string Slot(string value) => _slotBefore + value + _slotAfter;

    private string Spelled(string color) => color == "grey" && Chance(50) ? "gray" : color;

    private string Expand(string pattern)
    {
        while (Choices().Match(pattern) is { Success: true } match)
        {
            pattern =
                pattern[..match.Index]
                + Pick(match.Groups[1].Value.Split('|'))
                + pattern[(match.Index + match.Length)..];
        }
        pattern = Blanks().Replace(pattern, " ").Trim();
        return pattern.Replace(" ,", ",").Replace("( ", "(");
    }

    private string Finish(string text)
    {
        text = FixArticles(text);
        text = random.Next(20) switch
        {
            <= 12 => Capitalized(text),
            13 => text.ToUpperInvariant(),
            _ => text,
        };
        return text
            + random.Next(20) switch
            {
                <= 12 => ".",
                13 => "!",
                14 => ";",
                _ => "",
            };
    }

    private string FixArticles(string text)
    {
        text = Chance(90) ? Articles().Replace(text, "$1n $2") : text;
        return Chance(40) ? text.Replace("agent's", "agent\u2019s").Replace("object's", "object\u2019s") : text;
    }

    private string Spaced(string text) =>
        random.Next(25) switch
        {
            0 => text.Replace(" ", "  "),
            1 => text + "  \n",
            2 => "\n\n" + text + "\n",
            3 => "   " + text,
            4 => Wrapped(text),
            5 => text + "\r\n",
            6 => text.Replace("column ", "column\u00A0").Replace("row ", "row\u00A0"),
            _ => text,
        };

    // The prompt's own example is broken into lines like this.
    private static string Wrapped(string text)
    {
        const int Width = 56;
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            var breaks = column > 0 && column + word.Length >= Width;
            wrapped
                .Append(
                    breaks ? "\n"
                    : column > 0 ? " "
                    : ""
                )
                .Append(word);
            column = breaks ? word.Length : column + word.Length + 1;
        }
        return wrapped.ToString();
    }

    private static string Lines(IEnumerable<string> sentences, Func<int, string, string> line) =>
        string.Join("\n", sentences.Select((text, i) => line(i + 1, text)));

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Lowered(string text) =>
        text.Any(char.IsLower) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Choices();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b([Aa]) (indigo|open|intact)\b")]
    private static partial Regex Articles();
}
