namespace MindGrid.Rl.Teaching.Demos;

using System.Collections.Immutable;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching.Humans;

/// <summary>Episodes of one teacher with one human, to learn from.</summary>
/// <param name="Teacher">The teacher's name.</param>
/// <param name="Human">Who was taught.</param>
/// <param name="Scoring">What a plan was worth.</param>
/// <param name="Source">Where the games came from, in words.</param>
/// <param name="Seed">What the teacher drew from, and the games where they are fresh.</param>
/// <param name="MaxSentences">The most sentences of an episode.</param>
/// <param name="Demos">The episodes.</param>
public sealed record DemoSet(
    string Teacher,
    Human Human,
    Scoring Scoring,
    string Source,
    long Seed,
    int MaxSentences,
    ImmutableArray<Demo> Demos
)
{
    /// <summary>Sentences of an episode unless chosen: as many as in a <see cref="TeachEnv"/>.</summary>
    public const int UsualMaxSentences = 8;

    /// <summary>Plays an episode of each game, on several cores.</summary>
    /// <param name="teacher">The teacher's name.</param>
    /// <param name="teacherFor">Makes the teacher of a game; called from several threads at a time.</param>
    /// <param name="games">The games, at least one, all for one human under one scoring.</param>
    /// <param name="source">Where the games came from, in words.</param>
    /// <param name="seed">What the teacher draws from, and the games where they are fresh.</param>
    /// <param name="maxSentences">The most sentences of an episode, 1 or more; the rest is cut.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The episodes do not depend on it.</param>
    /// <param name="cancel">Stops between two games.</param>
    /// <returns>The episodes, in the order of the games.</returns>
    /// <exception cref="ArgumentException">
    /// No games, several humans or scorings, or one whose one planner a game makes no plan before teaching.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">No sentences.</exception>
    /// <exception cref="InvalidDataException">A teacher says what no slots can say; the message names the game and the sentence.</exception>
    public static DemoSet Record(
        string teacher,
        Func<PreparedGame, ITeacher> teacherFor,
        IReadOnlyList<PreparedGame> games,
        string source = "",
        long seed = 0,
        int maxSentences = UsualMaxSentences,
        int? degreeOfParallelism = null,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSentences, 1);
        var (human, scoring) = Shared(games);
        var demos = NumberedWork.Map(
            games,
            () => new DialogueDesk(human, scoring.Quirks),
            (desk, game) => Demo.Of(game, teacherFor(game), maxSentences, desk),
            degreeOfParallelism,
            cancel
        );
        return new(teacher, human, scoring, source, seed, maxSentences, demos);
    }

    private static (Human Human, Scoring Scoring) Shared(IReadOnlyList<PreparedGame> games)
    {
        if (games.Select(game => (game.Human, game.Scoring)).Distinct().ToList() is not [var (human, scoring)])
        {
            throw new ArgumentException(
                "Demonstrations need at least one game, and one human and one scoring for all.",
                nameof(games)
            );
        }
        return !scoring.OnePlannerPerGame
            ? (human, scoring)
            : throw new ArgumentException(
                $"The scoring {scoring.Name} makes the best plan after the taught one, so that sentences have no gap.",
                nameof(games)
            );
    }
}
