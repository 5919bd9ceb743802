namespace MindGrid.Rl.Language;

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>The choices of which a sentence is made, in the order in which they are made.</summary>
public enum SentenceSlot : byte
{
    /// <summary>Which of the twelve sentences (<see cref="EditKind"/>), or <see cref="SentenceCode.Stop"/>.</summary>
    Template,

    /// <summary>The column of the cell that it names.</summary>
    Column,

    /// <summary>The row of the cell that it names.</summary>
    Row,

    /// <summary>The colour that it names (<see cref="TileColor"/>).</summary>
    Color,

    /// <summary>The state that it names (<see cref="OpeningState"/>).</summary>
    State,

    /// <summary>The tool that it names: 0 a key, 1 a hammer.</summary>
    Tool,
}

/// <summary>
/// Every sentence about edits as six small numbers, which is how policies say it, and as one: its place among all sentences, which
/// are sorted by their slots. Slots that a template does not have are 0, and whatever else stands there is not looked at.
/// </summary>
public static class SentenceCode
{
    /// <summary>Number of slots.</summary>
    public const int Slots = 6;

    /// <summary>In place of a template: nothing more is said.</summary>
    public const int Stop = 12;

    private static readonly ImmutableArray<(string Name, ImmutableArray<string> Words)> Named =
    [
        ("", []),
        ("col", Numbers(Board.Width)),
        ("row", Numbers(Board.Height)),
        ("color", [.. Enum.GetValues<TileColor>().Select(ColorNames.Name)]),
        ("state", [.. Enum.GetValues<OpeningState>().Select(OpeningStates.Name)]),
        ("tool", [TileKind.Key.TypeName(), TileKind.Hammer.TypeName()]),
    ];

    /// <summary>Choices of each slot: [13, 11, 11, 12, 5, 2].</summary>
    public static ImmutableArray<int> Counts { get; } = [Stop + 1, .. Named.Skip(1).Select(slot => slot.Words.Length)];

    private static readonly ImmutableArray<SlotSet> Used =
    [
        .. EditGrammar.TemplatesOf(Layout.RoomDoorKey).Select(template => SlotSet.Of(template)),
    ];

    // Where each template's sentences begin, and where the last one's end.
    private static readonly ImmutableArray<int> First = BuildFirst();

    private static readonly ImmutableArray<Edit> Edits = [.. Enumerable.Range(0, Count).Select(Build)];

    private static readonly FrozenDictionary<Edit, int> Places = Edits
        .Select((edit, place) => KeyValuePair.Create(edit, place))
        .ToFrozenDictionary();

    /// <summary>Number of sentences, <see cref="Stop"/> not counted.</summary>
    public static int Count => First[Stop];

    /// <summary>Whether a template has a slot.</summary>
    public static bool Has(EditKind template, SentenceSlot slot) =>
        slot == SentenceSlot.Template || Used[(int)template].Contains(slot);

    /// <summary>The edit that a sentence names.</summary>
    /// <param name="place">0 to <see cref="Count"/> - 1.</param>
    public static Edit EditAt(int place) => Edits[place];

    /// <summary>The place of an edit's sentence, or -1 for an edit that no slots can say (a cell off the board).</summary>
    public static int PlaceOf(Edit edit) => Places.GetValueOrDefault(edit, -1);

    /// <summary>The place of a sentence; <see cref="Count"/> for <see cref="Stop"/>.</summary>
    /// <param name="slots">[<see cref="Slots"/>] within <see cref="Counts"/>.</param>
    public static int PlaceOf(ReadOnlySpan<int> slots) => slots[0] == Stop ? Count : Range(slots, Slots).First;

    /// <summary>The place of an edit's sentence.</summary>
    /// <param name="kind">The edit.</param>
    /// <param name="cell">The cell that it names, if it names one.</param>
    /// <param name="color">The colour that it names, if it names one.</param>
    /// <param name="state">The state that it names, if it names one.</param>
    /// <param name="tool">The tool that it names, if it names one.</param>
    internal static int PlaceOf(
        EditKind kind,
        Cell cell = default,
        TileColor color = default,
        OpeningState state = default,
        TileKind tool = TileKind.Key
    ) => PlaceOf([(int)kind, cell.Column, cell.Row, (int)color, (int)state, tool == TileKind.Key ? 0 : 1]);

    /// <summary>Writes the slots of a sentence; of <see cref="Count"/> those of <see cref="Stop"/>.</summary>
    /// <param name="place">0 to <see cref="Count"/>.</param>
    /// <param name="slots">[<see cref="Slots"/>]</param>
    public static void Write(int place, Span<int> slots)
    {
        slots.Clear();
        var template = 0;
        while (template < Stop && place >= First[template + 1])
        {
            template++;
        }
        slots[0] = template;
        if (template == Stop)
        {
            return;
        }
        place -= First[template];
        for (var slot = Slots - 1; slot > 0; slot--)
        {
            if (Used[template].Contains((SentenceSlot)slot))
            {
                (place, slots[slot]) = Math.DivRem(place, Counts[slot]);
            }
        }
    }

    /// <summary>The sentences that begin with some slots: since they are sorted, they lie side by side.</summary>
    /// <param name="slots">The slots; [0] is a template, not <see cref="Stop"/>.</param>
    /// <param name="known">How many of the slots count, at least 1.</param>
    internal static (int First, int Count) Range(ReadOnlySpan<int> slots, int known)
    {
        var used = Used[slots[0]];
        var first = First[slots[0]];
        var count = First[slots[0] + 1] - first;
        for (var slot = 1; slot < known; slot++)
        {
            if (used.Contains((SentenceSlot)slot))
            {
                count /= Counts[slot];
                first += slots[slot] * count;
            }
        }
        return (first, count);
    }

    private static ImmutableArray<int> BuildFirst()
    {
        var first = new int[Stop + 1];
        for (var template = 0; template < Stop; template++)
        {
            first[template + 1] = first[template] + SizeOf(Used[template]);
        }
        return [.. first];
    }

    private static int SizeOf(SlotSet used)
    {
        var size = 1;
        for (var slot = SentenceSlot.Column; slot <= SentenceSlot.Tool; slot++)
        {
            size *= used.Contains(slot) ? Counts[(int)slot] : 1;
        }
        return size;
    }

    private static Edit Build(int place)
    {
        Span<int> slots = stackalloc int[Slots];
        Write(place, slots);
        var words = new Dictionary<string, string>();
        for (var slot = 1; slot < Slots; slot++)
        {
            words[Named[slot].Name] = Named[slot].Words[slots[slot]];
        }
        return EditGrammar.FromSlots((EditKind)slots[0], words);
    }

    private static ImmutableArray<string> Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The slots that a template has, one bit each.</summary>
    private readonly record struct SlotSet(int Bits)
    {
        public static SlotSet Of(SentenceTemplate template)
        {
            var bits = 0;
            foreach (var name in template.Slots)
            {
                bits |= 1 << Slot(name);
            }
            return new(bits);

            static int Slot(string name) => Named.Select(slot => slot.Name).ToImmutableArray().IndexOf(name);
        }

        public bool Contains(SentenceSlot slot) => ((Bits >> (int)slot) & 1) != 0;
    }
}
