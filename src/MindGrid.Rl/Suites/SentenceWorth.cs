namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>
/// What the sentences of a game are worth under <see cref="Scoring.Strict"/>, found by the solver alone: no plan is put into words
/// here. Not thread-safe; keeps its buffers.
/// </summary>
internal sealed class SentenceWorth
{
    private readonly ActionPlanner _planner = new();
    private readonly GridBatch _played = new(1);

    /// <summary>
    /// Whether both worlds have a plan, the literal human who is told all edits does as well as can be, and does worse as soon as
    /// any one of them is left out.
    /// </summary>
    public bool EveryEditMatters(TeachingGame game)
    {
        var edits = game.UnknownEdits.AsSpan();
        var (real, believed) = (game.Real.World, game.Believed.World);
        if (!_planner.TryPlan(believed, out _) || !_planner.TryPlan(real, out var actions))
        {
            return false;
        }
        var best = ReturnOf(actions, real);
        var taught = Told(believed, edits, except: edits.Length);
        if (!taught.Equals(real) && ReturnIn(real, taught) != best)
        {
            return false;
        }
        for (var left = 0; left < edits.Length; left++)
        {
            if (ReturnIn(real, Told(believed, edits, left)) >= best)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What is believed after all edits but one are told in order; those that cannot be made any more are passed over.</summary>
    private static Blueprint Told(Blueprint belief, ReadOnlySpan<Edit> edits, int except)
    {
        for (var i = 0; i < edits.Length; i++)
        {
            belief = i == except ? belief : edits[i].TryApply(belief).World;
        }
        return belief;
    }

    private int ReturnIn(Blueprint real, Blueprint belief)
    {
        _planner.TryPlan(belief, out var actions);
        return ReturnOf(actions, real);
    }

    private int ReturnOf(ReadOnlySpan<AgentAction> actions, Blueprint real)
    {
        _played.Reset(0, real);
        return Scoring.Strict.ReturnOf(PlayedPlan.Play(_played[0], actions, Scoring.Strict.DeathEnds));
    }
}
