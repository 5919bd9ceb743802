namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>One teaching episode from the first plan to the gap.</summary>
/// <param name="FirstPlan">The human's plan before teaching, or null.</param>
/// <param name="Utterance">What the teacher said.</param>
/// <param name="Heard">What became of each sentence.</param>
/// <param name="BeliefAfter">The world that the human believes in after teaching.</param>
/// <param name="TaughtPlan">The human's plan after teaching, or null.</param>
/// <param name="Played">That plan, played in the real world.</param>
/// <param name="Gap">The practical alignment gap.</param>
public sealed record TeachingEpisode(
    Plan? FirstPlan,
    Utterance Utterance,
    ImmutableArray<HeardSentence> Heard,
    Blueprint BeliefAfter,
    Plan? TaughtPlan,
    PlayedPlan Played,
    AlignmentGap Gap
)
{
    /// <summary>Plays one episode: a pure function of game, teacher and scoring.</summary>
    /// <param name="game">The game.</param>
    /// <param name="teacher">Who teaches.</param>
    /// <param name="scoring">The convention; null for <see cref="Scoring.Strict"/>.</param>
    /// <param name="human">Who is taught; null for the <see cref="LiteralHuman"/>.</param>
    public static TeachingEpisode Run(
        TeachingGame game,
        ITeacher teacher,
        Scoring? scoring = null,
        Human? human = null
    ) => new PreparedGame(game, scoring, human).Teach(teacher);

    /// <summary>Plays an episode of each game, on several cores.</summary>
    /// <param name="games">The games.</param>
    /// <param name="teacherFor">Makes the teacher of a game; called from several threads at a time.</param>
    /// <param name="scoring">The convention; null for <see cref="Scoring.Strict"/>.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The episodes do not depend on it.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <returns>[games] in order. What a teacher throws is thrown as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than one.</exception>
    public static ImmutableArray<TeachingEpisode> RunMany(
        IReadOnlyList<TeachingGame> games,
        Func<TeachingGame, ITeacher> teacherFor,
        Scoring? scoring = null,
        int? degreeOfParallelism = null,
        CancellationToken cancel = default
    ) =>
        NumberedWork.Map(
            games,
            static () => new Planner(),
            (planner, game) => new PreparedGame(game, scoring, null, planner).Teach(teacherFor(game), planner),
            degreeOfParallelism,
            cancel
        );

    /// <summary>Plays an episode of each prepared game, on several cores: for several teachers of the same games.</summary>
    /// <param name="games">The games (see <see cref="PreparedGame.FromMany"/>).</param>
    /// <param name="teacherFor">Makes the teacher of a game; called from several threads at a time.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The episodes do not depend on it.</param>
    /// <param name="progress">Is told how many games are done: each number once, one after the other, from several threads.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <returns>[games] in order. What a teacher throws is thrown as it is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than one.</exception>
    public static ImmutableArray<TeachingEpisode> RunMany(
        IReadOnlyList<PreparedGame> games,
        Func<PreparedGame, ITeacher> teacherFor,
        int? degreeOfParallelism = null,
        IProgress<int>? progress = null,
        CancellationToken cancel = default
    )
    {
        var done = 0;
        var counting = new Lock();
        return NumberedWork.Map(
            games,
            static () => new Planner(),
            (planner, game) =>
            {
                var episode = game.Teach(teacherFor(game), planner);
                lock (counting)
                {
                    progress?.Report(++done);
                }
                return episode;
            },
            degreeOfParallelism,
            cancel
        );
    }
}
