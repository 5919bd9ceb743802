namespace MindGrid.Rl.Learning.Cloning;

using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Teaching;

/// <summary>
/// The lessons that the games of an environment stand at, with what the expert says in each. The expert (<see cref="Corrections"/>)
/// knows the belief and has an answer at every one, whoever spoke before. N is the number of games, B that of lessons.
/// </summary>
/// <param name="games">N.</param>
/// <param name="encoder">Encodes lessons.</param>
public sealed class ExpertLessons(int games, LessonEncoder encoder)
{
    private readonly int[] _sentences = new int[games * SentenceCode.Slots];
    private readonly List<int> _games = new(games);
    private readonly List<SentenceSet> _allowed = new(games);

    /// <summary>[B] the lessons and the expert's sentences.</summary>
    public SentenceBatch Batch { get; } = new(games, encoder);

    /// <summary>[N * 6] what the expert says in each game.</summary>
    public ReadOnlySpan<int> Sentences => _sentences;

    /// <summary>[B] the game of each lesson. A game where the masks do not allow what the expert says has none.</summary>
    public IReadOnlyList<int> Games => _games;

    /// <summary>[B] what may be said in each lesson; borrowed from the environment until its next step.</summary>
    public IReadOnlyList<SentenceSet> Allowed => _allowed;

    /// <summary>Asks the expert about every game.</summary>
    /// <param name="env">An environment with N games.</param>
    public void Ask(TeachEnv env)
    {
        var observations = env.Observe().Observations;
        _games.Clear();
        _allowed.Clear();
        for (var game = 0; game < games; game++)
        {
            var sentence = _sentences.AsSpan(game * SentenceCode.Slots, SentenceCode.Slots);
            var place = Corrections.NextPlace(env.MindAt(game).Belief, env.GameAt(game).Game.Real.World);
            SentenceCode.Write(place, sentence);
            var allowed = env.AllowedIn(game);
            if (allowed.Contains(place))
            {
                Batch.WriteLesson(_games.Count, observations, game);
                Batch.WriteSentence(_games.Count, sentence, allowed);
                _games.Add(game);
                _allowed.Add(allowed);
            }
        }
    }
}
