namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;

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
        var clues = new Clues(world);
        var edits = ImmutableArray.CreateBuilder<Edit>();
        if (clues.IsFlipped)
        {
            edits.Add(new Edit.FlipVertical());
        }
        if (clues.IsAgentInside)
        {
            edits.Add(new Edit.PutAgentInsideSection(world.AgentCell));
        }
        if (clues.IsTargetHidden)
        {
            edits.Add(new Edit.HideTargetInBox());
        }
        return new([.. edits.Select(edit => EditGrammar.Say(edit, world.Blueprint.Layout))]);
    }
}
