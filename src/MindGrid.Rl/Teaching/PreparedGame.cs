namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>
/// A game under a scoring, with the plans that do not depend on the teacher: made once, it can be taught by any number of
/// teachers, on any number of threads.
/// </summary>
public sealed class PreparedGame
{
    // Keeps what a human draws apart from what its world's seed draws.
    private const long ListenerStream = 0x6C697374656E;

    // Null also where the scoring's one planner makes the best plan after the taught one, in the same stream of draws, and where
    // only its return is known.
    private readonly Plan? _bestPlan;
    private readonly int _bestReturn;

    /// <summary>Makes the plans.</summary>
    /// <param name="game">The game.</param>
    /// <param name="scoring">The convention; null for <see cref="Scoring.Strict"/>.</param>
    /// <param name="human">Who is taught; null for the <see cref="LiteralHuman"/>.</param>
    public PreparedGame(TeachingGame game, Scoring? scoring = null, Human? human = null)
        : this(game, scoring, human, new Planner()) { }

    internal PreparedGame(TeachingGame game, Scoring? scoring, Human? human, Planner planner)
    {
        Game = game;
        Scoring = scoring ?? Scoring.Strict;
        Human = human ?? new LiteralHuman();
        FirstPlan = Alone(planner, game.Believed.World, Human.MaxWalk);
        if (!Scoring.OnePlannerPerGame)
        {
            _bestPlan = Alone(planner, game.Real.World, null);
            _bestReturn = Scoring.ReturnOf(Play(_bestPlan));
        }
    }

    private PreparedGame(PreparedGame other, Human human)
    {
        (Game, Scoring, Human) = (other.Game, other.Scoring, human);
        FirstPlan =
            human.MaxWalk == other.Human.MaxWalk
                ? other.FirstPlan
                : Alone(new Planner(), other.Game.Believed.World, human.MaxWalk);
        (_bestPlan, _bestReturn) = (other._bestPlan, other._bestReturn);
    }

    /// <summary>A game whose first plan and best return are known: they were made under the scoring, which has a planner for each world.</summary>
    internal PreparedGame(TeachingGame game, Scoring scoring, Plan? firstPlan, int bestReturn) =>
        (Game, Scoring, Human, FirstPlan, _bestReturn) = (game, scoring, new LiteralHuman(), firstPlan, bestReturn);

    /// <summary>The game.</summary>
    public TeachingGame Game { get; }

    /// <summary>The convention.</summary>
    public Scoring Scoring { get; }

    /// <summary>Who is taught.</summary>
    public Human Human { get; }

    /// <summary>The human's plan before teaching, or null.</summary>
    public Plan? FirstPlan { get; }

    /// <summary>
    /// Return of the plan made in the real world, or 0 where there is none: the best that teaching is measured against. Null where the
    /// scoring's one planner makes that plan after the taught one.
    /// </summary>
    public int? BestReturn => Scoring.OnePlannerPerGame ? null : _bestReturn;

    /// <summary>Whether plans were made for both worlds, and found.</summary>
    internal bool HasBothPlans => FirstPlan is not null && _bestPlan is not null;

    /// <summary>Prepares many games, on several cores.</summary>
    /// <param name="games">The games.</param>
    /// <param name="scoring">The convention; null for <see cref="Scoring.Strict"/>.</param>
    /// <param name="human">Who is taught; null for the <see cref="LiteralHuman"/>.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The plans do not depend on it.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <returns>[games] in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than one.</exception>
    public static ImmutableArray<PreparedGame> FromMany(
        IReadOnlyList<TeachingGame> games,
        Scoring? scoring = null,
        Human? human = null,
        int? degreeOfParallelism = null,
        CancellationToken cancel = default
    ) =>
        NumberedWork.Map(
            games,
            static () => new Planner(),
            (planner, game) => new PreparedGame(game, scoring, human, planner),
            degreeOfParallelism,
            cancel
        );

    /// <summary>The same game for another human; its first plan is made anew where it plans otherwise.</summary>
    public PreparedGame For(Human human) => human == Human ? this : new(this, human);

    /// <summary>Seeds what is random about the human.</summary>
    internal long HumanSeed => unchecked(Game.Spec.Seed + ListenerStream);

    /// <summary>The human as it is before anything was said.</summary>
    public Listener Meet() => new(Human, Game.Believed.World, Scoring.Reader, Scoring.Quirks, HumanSeed);

    /// <summary>Plays one episode: a pure function of game, scoring, human and teacher.</summary>
    public TeachingEpisode Teach(ITeacher teacher) => Teach(teacher, new Planner());

    /// <param name="teacher">The teacher.</param>
    /// <param name="planner">Restarted for each plan: who plays many episodes keeps one a thread.</param>
    internal TeachingEpisode Teach(ITeacher teacher, Planner planner)
    {
        var real = Game.Real.World;
        var listener = Meet();
        var utterance = teacher.Teach(new Lesson(World.From(real), FirstPlan?.Steps));
        var heard = listener.Listen(utterance);
        var belief = listener.Belief;

        var (taughtPlan, bestReturn) = Scoring.OnePlannerPerGame
            ? PlanTogether(planner, belief)
            : (Planned(planner, belief), _bestReturn);
        var played = Play(taughtPlan);
        var gap = new AlignmentGap(bestReturn, Scoring.ReturnOf(played));
        return new(FirstPlan, utterance, heard, belief, taughtPlan, played, gap);
    }

    private (Plan? Taught, int BestReturn) PlanTogether(Planner planner, Blueprint belief)
    {
        planner.Restart(Game.Believed.World, Game.Spec.Skills).MaxWalk = Human.MaxWalk;
        var taught = planner.MakePlan(belief);
        planner.MaxWalk = null;
        return (taught, Scoring.ReturnOf(Play(planner.MakePlan(Game.Real.World))));
    }

    /// <summary>Equal worlds have equal plans, so a plan for one of the game's two worlds is not made again.</summary>
    private Plan? Planned(Planner planner, Blueprint belief) =>
        belief.Equals(Game.Believed.World) ? FirstPlan
        : Human.MaxWalk is null && belief.Equals(Game.Real.World) && _bestPlan is { } best ? best
        : Alone(planner, belief, Human.MaxWalk);

    /// <summary>The plan of one who knows no other world.</summary>
    private Plan? Alone(Planner planner, Blueprint world, int? maxWalk)
    {
        planner.Restart(world, Game.Spec.Skills).MaxWalk = maxWalk;
        return planner.MakePlan(world);
    }

    /// <summary>Who has no plan, or one that cannot be carried out, does nothing: the return is 0.</summary>
    private PlayedPlan Play(Plan? plan) =>
        PlayedPlan.Play(
            Game.Real.World,
            (plan?.ToActions() ?? ImmutableArray<AgentAction>.Empty).AsSpan(),
            Scoring.DeathEnds
        );
}
