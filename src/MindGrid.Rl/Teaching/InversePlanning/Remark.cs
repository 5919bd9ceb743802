namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>What can truly be said about one edit, if it is unknown.</summary>
/// <param name="Kind">Which edit.</param>
/// <param name="Place">Where; none for those that do not name a cell or happen only once.</param>
/// <param name="Edits">The sentences: one, or two where one would not be understood by every reader.</param>
internal sealed record Remark(EditKind Kind, Cell Place, ImmutableArray<Edit> Edits)
{
    /// <summary>The most that are considered of a world: as many as a set of 32 bits can tell apart.</summary>
    public const int MaxCount = 32;

    /// <summary>
    /// Whether saying it to one who knows already does no harm. A flip and a toggle are changes of whatever is believed; of a ball said
    /// twice some humans believe that there are two.
    /// </summary>
    public bool IsHarmless =>
        Kind is not (EditKind.FlipVertical or EditKind.ToggleOpening or EditKind.BlockOpening) && Edits.Length == 1;

    /// <summary>
    /// Everything that can be said about a world, in an order in which each sentence is acceptable after the earlier ones: the flip
    /// first, since all else names cells of the real world; openings before their states and before what blocks them.
    /// </summary>
    public static ImmutableArray<Remark> AllOf(Scene real, Traces traces)
    {
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        Say(EditKind.FlipVertical, _ => [new Edit.FlipVertical()]);
        Say(EditKind.HideTargetInBox, _ => [new Edit.HideTargetInBox()]);
        Say(EditKind.PutAgentInsideSection, _ => [new Edit.PutAgentInsideSection(real.AgentCell)]);
        Say(EditKind.AddPassage, cell => [new Edit.AddPassage(cell)]);
        Say(EditKind.AddOpening, cell => Adding(real.Openings.First(opening => opening.Cell == cell)));
        remarks.AddRange(
            real.Openings.Select(opening => new Remark(
                EditKind.ToggleOpening,
                opening.Cell,
                [new Edit.ToggleOpening(opening.Cell)]
            ))
        );
        Say(EditKind.RemoveTool, _ => [new Edit.RemoveTool(real.Tool.Tile.Color, real.Tool.Tile.Kind)]);
        Say(EditKind.HideToolInBox, _ => [new Edit.HideToolInBox(real.Tool.Tile.Color, real.Tool.Tile.Kind)]);
        Say(
            EditKind.BlockOpening,
            cell => [new Edit.BlockOpening(real.Things.First(thing => thing.Cell == cell).Tile.Color, cell)]
        );
        Say(EditKind.AddFireproofShoes, cell => [new Edit.AddFireproofShoes(cell)]);
        Say(EditKind.MakeLavaSafe, _ => [new Edit.MakeLavaSafe()]);
        return [.. remarks.Take(MaxCount)];

        void Say(EditKind kind, Func<Cell, ImmutableArray<Edit>> edits)
        {
            if (traces.Seen.Contains(kind))
            {
                remarks.AddRange(traces.PlacesOf(kind).Select(place => new Remark(kind, place, edits(place))));
            }
        }
    }

    /// <summary>Whether this is a difference between what a guess believes and the real world.</summary>
    public bool IsNewsTo(Guess guess) =>
        guess.Unknown.Contains(Kind)
        && Kind switch
        {
            EditKind.AddOpening => Place == guess.Added,
            EditKind.ToggleOpening => Place == guess.Toggled,
            EditKind.BlockOpening => Place == guess.Ball,
            _ => true,
        };

    /// <summary>The reference's reader does not know the word "locked": a locked door is a closed one that has changed.</summary>
    private static ImmutableArray<Edit> Adding(WorldObject opening) =>
        opening.Tile.Kind switch
        {
            TileKind.DoorLocked =>
            [
                new Edit.AddOpening(opening.Cell, OpeningState.Closed),
                new Edit.ToggleOpening(opening.Cell),
            ],
            TileKind.DoorOpen => [new Edit.AddOpening(opening.Cell, OpeningState.Open)],
            TileKind.DoorClosed => [new Edit.AddOpening(opening.Cell, OpeningState.Closed)],
            TileKind.IntactBridge => [new Edit.AddOpening(opening.Cell, OpeningState.Intact)],
            _ => [new Edit.AddOpening(opening.Cell, OpeningState.Damaged)],
        };
}
