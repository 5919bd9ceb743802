namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>What comes of saying things: a human with a supposed belief hears them, plans anew, and plays its plan in the real world.</summary>
/// <param name="real">The real world, as observed.</param>
internal sealed class TaughtReturn(Blueprint real)
{
    private readonly ActionPlanner _planner = new();
    private readonly GridBatch _world = new(1);

    /// <summary>The return, in reward units, of a human that hears edits.</summary>
    /// <param name="belief">What it believes before.</param>
    /// <param name="said">The edits, in order.</param>
    public double Of(Blueprint belief, IReadOnlyList<Remark> said)
    {
        var mended = Hear(belief, said, Quirks.None);
        var faulty = Hear(belief, said, Quirks.Reference);
        return faulty.Equals(mended) ? Return(mended) : (Return(mended) + Return(faulty)) / 2;
    }

    private static Blueprint Hear(Blueprint belief, IReadOnlyList<Remark> said, Quirks quirks)
    {
        foreach (var remark in said)
        {
            foreach (var edit in remark.Edits)
            {
                (belief, _) = edit.TryApply(belief, quirks);
            }
        }
        return belief;
    }

    private double Return(Blueprint belief)
    {
        _planner.TryPlan(belief, out var actions);
        _world.Reset(0, real);
        return Scoring.Strict.ReturnOf(PlayedPlan.Play(_world[0], actions, deathEnds: true));
    }
}
