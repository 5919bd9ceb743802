namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;

/// <summary>
/// Looks at the human's belief and at each turn tries all that the believed world would accept. It says what leads to the plan with the
/// highest return; where several do, what brings the belief nearest to the real world, so that sentences are found whose gain shows
/// only together. When neither gets better it stops, and leaves out what was said in vain. As greed can get stuck, it says the truth
/// instead where that is better by its own measure.
/// </summary>
/// <remarks>
/// With the real return it is an upper yardstick. It may lie: the human's planner is not optimal, and a false belief can lead it to a
/// better way than the true one does. With the imagined return it is the paper's omnipotent language agent (Section 5.2), as far as
/// sentences and greed take it.
/// </remarks>
public sealed class GreedyTeacher : ITeacher
{
    private readonly PreparedGame _game;
    private readonly GreedyOptions _options;
    private readonly ImmutableArray<EditKind> _kinds;

    /// <summary>A teacher.</summary>
    /// <param name="game">The game, with the human's belief, who the human is, and what a plan is worth.</param>
    /// <param name="options">What it is after; null for the real return.</param>
    /// <exception cref="ArgumentException">A scoring whose one planner a game makes no best plan before teaching.</exception>
    public GreedyTeacher(PreparedGame game, GreedyOptions? options = null)
    {
        if (game.BestReturn is null)
        {
            throw new ArgumentException(
                $"Under the scoring {game.Scoring.Name} a plan depends on the plans made before it, so that no sentence can be tried alone.",
                nameof(game)
            );
        }
        (_game, _options) = (game, options ?? new());
        _kinds = [.. EditNames.For(game.Game.Spec.Layout).Except(_options.ProtectedBeliefs)];
    }

    /// <inheritdoc/>
    public string Name => _options.Sought == SoughtReturn.Real ? "greedy-oracle" : "imagined-return";

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson)
    {
        var desk = new DialogueDesk(_game.Human, _game.Scoring.Quirks);
        var climbed = Needed(Climb(desk), desk);
        var truth = Needed(Tell(_game.Game.UnknownEdits.Where(edit => _kinds.Contains(edit.Kind)), desk), desk);
        var isTruthBetter = truth.Said.Length <= _options.MaxSentences && truth.Return > climbed.Return;
        var said = (isTruthBetter ? truth : climbed).Said;
        return new([.. said.Select(edit => EditGrammar.Say(edit, _game.Game.Spec.Layout))]);
    }

    private Talk Climb(DialogueDesk desk)
    {
        var talk = Begin(desk);
        while (talk.Said.Length < _options.MaxSentences)
        {
            // Of equally good sentences, the first.
            var next = _kinds
                .SelectMany(kind => EditSpace.Acceptable(kind, talk.Dialogue.Mind.Belief))
                .Select(edit => Continue(talk, edit, desk))
                .MaxBy(next => next.Worth);
            if (next.Worth.CompareTo(talk.Worth) <= 0)
            {
                break;
            }
            talk = next;
        }
        return talk;
    }

    /// <summary>The same talk without any sentence that the return does not need.</summary>
    private Talk Needed(Talk talk, DialogueDesk desk)
    {
        for (var i = talk.Said.Length - 1; i >= 0; i--)
        {
            var without = Tell(talk.Said.RemoveAt(i), desk);
            if (without.Return >= talk.Return)
            {
                return Needed(without, desk);
            }
        }
        return talk;
    }

    private Talk Tell(IEnumerable<Edit> edits, DialogueDesk desk) =>
        edits.Aggregate(Begin(desk), (talk, edit) => Continue(talk, edit, desk));

    private Talk Begin(DialogueDesk desk)
    {
        var dialogue = new Dialogue(_game, _game.HumanSeed, desk);
        return new(dialogue, [], Untruths: 0, ReturnOf(dialogue, untruths: 0));
    }

    private Talk Continue(Talk talk, Edit edit, DialogueDesk desk)
    {
        var dialogue = talk.Dialogue.Copy();
        dialogue.Say(edit, isProtected: false, desk);
        var untruths = talk.Untruths + (dialogue.Now.IsTrue ? 0 : 1);
        return new(dialogue, talk.Said.Add(edit), untruths, ReturnOf(dialogue, untruths));
    }

    private double ReturnOf(Dialogue dialogue, int untruths)
    {
        var sought = _options.Sought == SoughtReturn.Real ? dialogue.Now.Achieved : dialogue.Now.Imagined;
        return sought - (_options.UntruthPenalty * untruths);
    }

    /// <summary>What was said so far, and what has come of it.</summary>
    private readonly record struct Talk(Dialogue Dialogue, ImmutableArray<Edit> Said, int Untruths, double Return)
    {
        /// <summary>What talks are compared by, in this order: the return, then the nearness of the belief to the real world.</summary>
        public (double Return, double Nearness, int Agreements) Worth
        {
            get
            {
                var distance = Dialogue.Now.Distance;
                var agreements = (distance.SameStart ? 1 : 0) + (distance.SameTarget ? 1 : 0);
                return (Return, -distance.Graded, agreements);
            }
        }
    }
}
