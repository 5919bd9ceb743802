namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>What conversations are worked out with: buffers that one thread at a time uses.</summary>
/// <param name="human">Who is taught.</param>
/// <param name="quirks">Whether edits are checked as the reference does.</param>
internal sealed class DialogueDesk(Human human, Quirks quirks)
{
    private readonly GridBatch _played = new(1);

    /// <summary>Who is taught.</summary>
    public Human Human => human;

    /// <summary>What the human thinks with.</summary>
    public Thinking Thinking { get; } = human.StartThinking(quirks);

    /// <summary>Plans in words, for humans that answer with their plan.</summary>
    public Planner Planner { get; } = new() { MaxWalk = human.MaxWalk };

    /// <summary>Plays actions in a world.</summary>
    public PlayedPlan Play(Blueprint world, ReadOnlySpan<Grid.AgentAction> actions, bool deathEnds)
    {
        _played.Reset(0, world);
        return PlayedPlan.Play(_played[0], actions, deathEnds);
    }
}

/// <summary>
/// One game while it is taught: what the human has in mind, and what its present plan would come to. The human's plan is worked out
/// anew after each sentence that it believed, as actions: no skill is recognised on the way.
/// </summary>
internal sealed class Dialogue
{
    private readonly PreparedGame _game;
    private readonly World _real;
    private readonly Edit[] _unknown;
    private ulong _told;
    private TeachOutcome _now;

    /// <summary>Begins.</summary>
    /// <param name="game">The game.</param>
    /// <param name="seed">Seeds what is random about the human.</param>
    /// <param name="desk">What it is worked out with.</param>
    public Dialogue(PreparedGame game, long seed, DialogueDesk desk)
    {
        _game = game;
        _real = World.From(game.Game.Real.World);
        _unknown = [.. game.Game.UnknownEdits];
        Mind = new(game.Game.Believed.World, seed);
        _now = Foresee(desk);
    }

    private Dialogue(Dialogue other)
    {
        (_game, _real, _unknown) = (other._game, other._real, other._unknown);
        (_told, _now, Mind) = (other._told, other._now, other.Mind);
        (Turn, LastKind) = (other.Turn, other.LastKind);
    }

    /// <summary>The game.</summary>
    public PreparedGame Game => _game;

    /// <summary>The real world, at its start.</summary>
    public World Real => _real;

    /// <summary>What the human has in mind.</summary>
    public Mind Mind { get; private set; }

    /// <summary>Sentences said so far.</summary>
    public int Turn { get; private set; }

    /// <summary>The kind of edit that was spoken of last; null before anything is said.</summary>
    public EditKind? LastKind { get; private set; }

    /// <summary>What came of the last sentence, or how things stand before the first one.</summary>
    public ref readonly TeachOutcome Now => ref _now;

    /// <summary>A conversation that goes on from here by itself.</summary>
    public Dialogue Copy() => new(this);

    /// <summary>Says nothing more.</summary>
    public void Stop() => _now = _now with { Spoke = false, IsTrue = false, IsAccepted = false };

    /// <summary>Says a sentence.</summary>
    /// <param name="edit">What it says.</param>
    /// <param name="isProtected">Whether the teacher must not touch this belief: then the human does not hear it.</param>
    /// <param name="desk">What it is worked out with.</param>
    public void Say(Edit edit, bool isProtected, DialogueDesk desk)
    {
        (Turn, LastKind) = (Turn + 1, edit.Kind);
        var believed = Mind.Belief;
        var isAccepted = false;
        if (!isProtected)
        {
            var heard = desk.Human.Listen(Mind, edit, desk.Thinking);
            (Mind, isAccepted) = (heard.Mind, heard.Rejection is null);
        }
        var then = ReferenceEquals(Mind.Belief, believed) ? _now : Foresee(desk);
        _now = then with { Spoke = true, IsTrue = Tell(edit), IsAccepted = isAccepted };
    }

    /// <summary>The plan that the human has now, in words.</summary>
    public Plan? PlanInWords(DialogueDesk desk) =>
        desk.Planner.Restart(Mind.Belief, _game.Game.Spec.Skills).MakePlan(Mind.Belief);

    /// <summary>Whether an edit is one that the human did not know of and was not told before; it counts as told from now on.</summary>
    private bool Tell(Edit edit)
    {
        for (var i = 0; i < _unknown.Length; i++)
        {
            var mark = 1UL << i;
            if ((_told & mark) == 0 && _unknown[i] == edit)
            {
                _told |= mark;
                return true;
            }
        }
        return false;
    }

    private TeachOutcome Foresee(DialogueDesk desk)
    {
        var planner = desk.Thinking.Planner;
        var scoring = _game.Scoring;
        var hasPlan = planner.TryPlan(Mind.Belief, out var actions);
        var imagined = hasPlan
            ? scoring.ReturnOf(new PlayedPlan(actions.Length, planner.End.HoldsTarget, DiedAtStep: null))
            : 0;
        // The buffers of the plan are the planner's: whatever is read from them is read before it plans again.
        var distance = WorldDistance.Between(planner.Start, _real);
        var achieved = scoring.ReturnOf(desk.Play(_game.Game.Real.World, actions, scoring.DeathEnds));
        return new(false, false, false, _game.BestReturn!.Value, achieved, imagined, distance);
    }
}
