namespace MindGrid.Rl.Planning;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>A sequence of parameterised skills: what the human says it will do.</summary>
/// <param name="Steps">The skills, in order.</param>
/// <param name="World">The world that the plan was made for.</param>
public sealed record Plan(ImmutableArray<Skill> Steps, Blueprint World)
{
    /// <summary>
    /// Plays the skills in the world that the plan was made for.
    /// </summary>
    /// <returns>The primitive actions, or null where a skill cannot be carried out.</returns>
    public ImmutableArray<AgentAction>? ToActions()
    {
        var trajectory = new Trajectory();
        var performer = new SkillPerformer().Recording(Worlds.World.From(World), trajectory);
        foreach (var step in Steps)
        {
            if (!performer.Perform(step))
            {
                return null;
            }
        }
        return [.. trajectory.Actions];
    }
}
