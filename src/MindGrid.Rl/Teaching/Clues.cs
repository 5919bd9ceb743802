namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>
/// What a look at the real world alone tells about the edits that made it. Worlds are generated with their section at the right border,
/// the agent outside, the target in sight; whatever is otherwise was edited. Whether the human knows of it, no look can tell.
/// </summary>
/// <param name="real">The real world, at its start.</param>
public readonly struct Clues(World real)
{
    private static readonly KindSet Doors = KindSet.Of(TileKind.DoorOpen, TileKind.DoorClosed, TileKind.DoorLocked);
    private static readonly KindSet Bridges = KindSet.Of(TileKind.DamagedBridge, TileKind.IntactBridge);

    /// <summary>Whether the world was mirrored.</summary>
    public bool IsFlipped => IsOnTheLeft(real.Blueprint.Inner);

    /// <summary>Whether the agent was put into the section.</summary>
    public bool IsAgentInside => real.Blueprint.Inner.Contains(real.AgentCell);

    /// <summary>Whether the target is nowhere to be seen, and may be in a box.</summary>
    public bool IsTargetHidden => !Shows(new Tile(TileKind.Ball, real.Blueprint.TargetColor)) && ShowsBox;

    private bool ShowsBox => !CellsOf(KindSet.Of(TileKind.Box)).IsEmpty;

    private Layout Layout => real.Blueprint.Layout;

    private Bitboard Openings => CellsOf(Layout == Layout.RoomDoorKey ? Doors : Bridges);

    /// <summary>Whether a section lies where only a mirrored one can: sections are drawn in the bottom right corner.</summary>
    public static bool IsOnTheLeft(Bitboard section) => section.Contains(new Cell(1, Board.Height - 2));

    /// <summary>
    /// Collects the sentences that can be true: every edit that may have made such a world, named as it was then. An edit that was made
    /// before a flip has the cell on the other side.
    /// </summary>
    public void CollectPlausible(SentenceSet into) => Collect(asNow: false, into);

    /// <summary>Collects the sentences of <see cref="SentenceMask.InOrder"/>.</summary>
    /// <param name="last">The kind of edit that was spoken of last; null before anything is said.</param>
    /// <param name="into">Receives them.</param>
    public void CollectInOrder(EditKind? last, SentenceSet into)
    {
        Collect(asNow: true, into);
        var passed = last is { } kind ? Corrections.Order.IndexOf(kind) + 1 : 0;
        foreach (var earlier in Corrections.Order.AsSpan()[..passed])
        {
            into.RemoveAll(earlier);
        }
    }

    /// <param name="asNow">Whether cells and states are those of the real world only, and not also those before a flip or a toggle.</param>
    /// <param name="into">Receives the sentences.</param>
    private void Collect(bool asNow, SentenceSet into)
    {
        AddIf(IsFlipped, EditKind.FlipVertical, into);
        // Even where a ball of the target's colour is in sight: it may block a way, and the target have been given its colour.
        AddIf(ShowsBox, EditKind.HideTargetInBox, into);
        AddIf(real.Blueprint.Obstacle == TileKind.SafeLava, EditKind.MakeLavaSafe, into);
        into.Add(SentenceCode.PlaceOf(EditKind.ChangeTargetColor, color: real.Blueprint.TargetColor));
        if (IsAgentInside)
        {
            AddAt(EditKind.PutAgentInsideSection, real.AgentCell, asNow, into);
        }
        foreach (var cell in Openings)
        {
            AddAt(EditKind.ToggleOpening, cell, asNow, into);
            foreach (var state in OpeningStates.Of(Layout))
            {
                if (Openings.Count > 1 && (!asNow || state == OpeningStates.Of(real.TileAt(cell).Kind)))
                {
                    AddAt(EditKind.AddOpening, cell, asNow, into, state: state);
                }
            }
            AddUnseenTool(real.TileAt(cell), into);
        }
        foreach (var cell in CellsOf(KindSet.Of(TileKind.Passage)))
        {
            AddAt(EditKind.AddPassage, cell, asNow, into);
        }
        // A ball that blocks an opening stands before it, on the outside.
        foreach (var cell in CellsOf(KindSet.Of(TileKind.Ball)) & Openings.Neighbours & real.Blueprint.Outer)
        {
            AddAt(EditKind.BlockOpening, cell, asNow, into, real.TileAt(cell).Color);
        }
        foreach (var cell in CellsOf(KindSet.Of(TileKind.Shoes)))
        {
            AddAt(EditKind.AddFireproofShoes, cell, asNow, into);
        }
    }

    private bool Shows(Tile tile) => real.Tiles.IndexOf(tile.Code) >= 0;

    private Bitboard CellsOf(KindSet kinds) => Walkability.CellsOf(real.Tiles, kinds);

    private static void AddIf(bool isPlausible, EditKind kind, SentenceSet into)
    {
        if (isPlausible)
        {
            into.Add(SentenceCode.PlaceOf(kind));
        }
    }

    private void AddAt(
        EditKind kind,
        Cell cell,
        bool asNow,
        SentenceSet into,
        TileColor color = default,
        OpeningState state = default
    )
    {
        into.Add(SentenceCode.PlaceOf(kind, cell, color, state));
        if (IsFlipped && !asNow)
        {
            into.Add(SentenceCode.PlaceOf(kind, cell.Mirrored, color, state));
        }
    }

    /// <summary>The tool that belongs to an opening, where it is not to be seen: it was hidden, or taken away.</summary>
    private void AddUnseenTool(Tile opening, SentenceSet into)
    {
        var tool = opening.IsDoor ? new Tile(TileKind.Key, opening.Color) : Tile.Hammer;
        if (!Shows(tool))
        {
            into.Add(SentenceCode.PlaceOf(EditKind.HideToolInBox, color: tool.Color, tool: tool.Kind));
            into.Add(SentenceCode.PlaceOf(EditKind.RemoveTool, color: tool.Color, tool: tool.Kind));
        }
    }
}
