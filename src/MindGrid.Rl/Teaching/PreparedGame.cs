namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>
/// A game under a scoring, with the plans that do not depend on the teacher: made once, it can be taught by any number of
/// teachers, on any number of threads.
/// </summary>
public sealed class PreparedGame
{
    // Null also where the scoring's one planner makes the best plan after the taught one, in the same stream of draws.
    private readonly Plan? _bestPlan;
    private readonly int _bestReturn;

    /// <summary>Makes the plans.</summary>
    /// <param name="game">The game.</param>
    /// <param name="scoring">The convention; null for <see cref="Scoring.Strict"/>.</param>
    public PreparedGame(TeachingGame game, Scoring? scoring = null)
    {
        Game = game;
        Scoring = scoring ?? Scoring.Strict;
        FirstPlan = new Planner(game.Believed.World, game.Spec.Skills).MakePlan(game.Believed.World);
        if (!Scoring.OnePlannerPerGame)
        {
            _bestPlan = new Planner(game.Real.World, game.Spec.Skills).MakePlan(game.Real.World);
            _bestReturn = Scoring.ReturnOf(Play(_bestPlan));
        }
    }

    /// <summary>The game.</summary>
    public TeachingGame Game { get; }

    /// <summary>The convention.</summary>
    public Scoring Scoring { get; }

    /// <summary>The human's plan before teaching, or null.</summary>
    public Plan? FirstPlan { get; }

    /// <summary>Prepares many games, on several cores.</summary>
    /// <param name="games">The games.</param>
    /// <param name="scoring">The convention; null for <see cref="Scoring.Strict"/>.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The plans do not depend on it.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <returns>[games] in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than one.</exception>
    public static ImmutableArray<PreparedGame> FromMany(
        IReadOnlyList<TeachingGame> games,
        Scoring? scoring = null,
        int? degreeOfParallelism = null,
        CancellationToken cancel = default
    ) => NumberedWork.Map(games, game => new PreparedGame(game, scoring), degreeOfParallelism, cancel);

    /// <summary>Plays one episode: a pure function of game, scoring and teacher.</summary>
    public TeachingEpisode Teach(ITeacher teacher)
    {
        var real = Game.Real.World;
        var human = new LiteralHuman(Game.Believed.World, Game.Spec.Skills, Scoring.Reader, Scoring.Quirks);
        var utterance = teacher.Teach(new Lesson(World.From(real), FirstPlan?.Steps));
        var heard = human.Listen(utterance);
        var belief = human.Belief.World;

        var (taughtPlan, bestReturn) = Scoring.OnePlannerPerGame
            ? PlanTogether(belief)
            : (Planned(belief), _bestReturn);
        var played = Play(taughtPlan);
        var gap = new AlignmentGap(bestReturn, Scoring.ReturnOf(played));
        return new(FirstPlan, utterance, heard, belief, taughtPlan, played, gap);
    }

    private (Plan? Taught, int BestReturn) PlanTogether(Blueprint belief)
    {
        var planner = new Planner(Game.Believed.World, Game.Spec.Skills);
        var taught = planner.MakePlan(belief);
        return (taught, Scoring.ReturnOf(Play(planner.MakePlan(Game.Real.World))));
    }

    /// <summary>Equal worlds have equal plans, so a plan for one of the game's two worlds is not made again.</summary>
    private Plan? Planned(Blueprint belief) =>
        belief.Equals(Game.Believed.World) ? FirstPlan
        : belief.Equals(Game.Real.World) ? _bestPlan
        : new Planner(belief, Game.Spec.Skills).MakePlan(belief);

    /// <summary>Who has no plan, or one that cannot be carried out, does nothing: the return is 0.</summary>
    private PlayedPlan Play(Plan? plan) =>
        PlayedPlan.Play(Game.Real.World, plan?.ToActions() ?? ImmutableArray<AgentAction>.Empty, Scoring.DeathEnds);
}
