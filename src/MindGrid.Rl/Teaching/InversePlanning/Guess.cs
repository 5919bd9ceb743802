namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>
/// Which edits of the real world the human does not know of, in all that makes a difference to its plans but the places that nobody
/// can see: where the agent stood before it was moved, and where a tool lay that is gone.
/// </summary>
/// <param name="Unknown">The edits.</param>
/// <param name="Added">The opening that was added, known or not; none for none.</param>
/// <param name="Toggled">The opening that has been brought into its next state; none for none.</param>
/// <param name="Ball">The ball that was put before an opening; none for none.</param>
/// <param name="IsToolBoxed">Whether a tool that is gone was in a box.</param>
/// <param name="Luck">Which of two shut openings the human takes.</param>
internal readonly record struct Guess(EditSet Unknown, Cell Added, Cell Toggled, Cell Ball, bool IsToolBoxed, int Luck)
{
    /// <summary>Whether it is unknown where the agent stood.</summary>
    public bool LacksStart => Unknown.Contains(EditKind.PutAgentInsideSection);

    /// <summary>Whether it is unknown where the tool lay.</summary>
    public bool LacksTool => Unknown.Contains(EditKind.RemoveTool);

    /// <summary>The world with the edits undone, all but the flip.</summary>
    public Scene Undo(Scene real)
    {
        var undone = Gap(EditKind.AddOpening, Added) | Gap(EditKind.AddPassage, Cell(real, ObjectRole.Passage));
        var unknown = Unknown;
        var (ball, guess) = (Ball, this);
        return real with
        {
            Obstacle = Unknown.Contains(EditKind.MakeLavaSafe) ? TileKind.Lava : real.Obstacle,
            Divider = real.Divider | undone,
            Target = Shown(real.Target, EditKind.HideTargetInBox),
            Tool = Shown(real.Tool, EditKind.HideToolInBox) with { IsBoxed = IsToolBoxed || IsStillBoxed(real.Tool) },
            Openings =
            [
                .. real
                    .Openings.Where(opening => !undone.Contains(opening.Cell))
                    .OrderBy(opening => opening.Cell == guess.Added)
                    .Select(guess.Untoggled),
            ],
            Things = [.. real.Things.Where(thing => !undone.Contains(thing.Cell) && !guess.IsUndone(thing))],
            Luck = Luck,
        };
    }

    private Bitboard Gap(EditKind kind, Cell cell) => Unknown.Contains(kind) ? Bitboard.Of(cell) : Bitboard.Empty;

    private static Cell Cell(Scene real, ObjectRole role) =>
        real.Things.Where(thing => thing.Role == role).Select(thing => thing.Cell).FirstOrDefault(Grid.Cell.None);

    private Hideable Shown(Hideable thing, EditKind hidden) =>
        thing with
        {
            IsBoxed = thing.IsBoxed && !Unknown.Contains(hidden),
        };

    private bool IsStillBoxed(Hideable tool) => tool.IsBoxed && !Unknown.Contains(EditKind.HideToolInBox);

    private bool IsUndone(WorldObject thing) =>
        (thing.Role == ObjectRole.FireproofShoes && Unknown.Contains(EditKind.AddFireproofShoes))
        || (thing.Cell == Ball && Unknown.Contains(EditKind.BlockOpening));

    private WorldObject Untoggled(WorldObject opening) =>
        opening.Cell == Toggled ? opening with { Tile = opening.Tile.As(StateBefore(opening.Tile.Kind)) } : opening;

    /// <summary>The state from which an opening comes into this one (see <see cref="Edit.ToggleOpening"/>).</summary>
    private static TileKind StateBefore(TileKind state) =>
        state switch
        {
            TileKind.DoorClosed => TileKind.DoorOpen,
            TileKind.DoorLocked => TileKind.DoorClosed,
            TileKind.DoorOpen => TileKind.DoorLocked,
            TileKind.IntactBridge => TileKind.DamagedBridge,
            _ => TileKind.IntactBridge,
        };
}
