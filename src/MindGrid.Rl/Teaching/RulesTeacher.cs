namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>
/// Three rules over the observed world, without a look at the plan: a section on the left was flipped there, an agent inside the
/// section was moved there, and a target that is nowhere to be seen is in a box. A learned teacher must beat this.
/// </summary>
public sealed class RulesTeacher : ITeacher
{
    /// <inheritdoc/>
    public string Name => "rules";

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson)
    {
        var world = lesson.RealWorld;
        var edits = ImmutableArray.CreateBuilder<Edit>();
        if (IsOnTheLeft(world.Blueprint.Inner))
        {
            edits.Add(new Edit.FlipVertical());
        }
        if (world.Blueprint.Inner.Contains(world.AgentCell))
        {
            edits.Add(new Edit.PutAgentInsideSection(world.AgentCell));
        }
        if (
            !Shows(world, tile => tile == new Tile(TileKind.Ball, world.Blueprint.TargetColor))
            && Shows(world, tile => tile.Kind == TileKind.Box)
        )
        {
            edits.Add(new Edit.HideTargetInBox());
        }
        return new([.. edits.Select(edit => EditGrammar.Say(edit, world.Blueprint.Layout))]);
    }

    // Sections are drawn at the right border; they touch the left one only after a flip.
    private static bool IsOnTheLeft(Bitboard section) => section.Contains(new Cell(1, Board.Height - 2));

    private static bool Shows(World world, Func<Tile, bool> isWanted)
    {
        foreach (var code in world.Tiles)
        {
            if (isWanted(new Tile(code)))
            {
                return true;
            }
        }
        return false;
    }
}
