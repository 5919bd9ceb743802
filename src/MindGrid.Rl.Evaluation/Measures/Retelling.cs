namespace MindGrid.Rl.Evaluation.Measures;

using System.Collections.Immutable;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;

/// <summary>Teaches a game again with a part of what was said in an episode, to the same human under the same scoring.</summary>
/// <param name="game">The game.</param>
/// <param name="episode">What was said in it.</param>
/// <param name="planner">Restarted for each plan: who retells many episodes keeps one a thread.</param>
internal sealed class Retelling(PreparedGame game, TeachingEpisode episode, Planner planner)
{
    /// <summary>The episode with all but one sentence.</summary>
    public TeachingEpisode Without(int index) => Teach(episode.Heard.RemoveAt(index));

    /// <summary>The episode with the first sentences alone.</summary>
    public TeachingEpisode UpTo(int count) => count == episode.Heard.Length ? episode : Teach(episode.Heard[..count]);

    // A sentence that names no edit changes no belief. It is not said again, since apart from its text it might be read as one.
    private TeachingEpisode Teach(ImmutableArray<HeardSentence> heard) =>
        game.Teach(new Retold([.. heard.Where(said => said.Edit is not null).Select(said => said.Sentence)]), planner);

    private sealed class Retold(ImmutableArray<string> sentences) : ITeacher
    {
        public string Name => "retold";

        public Utterance Teach(Lesson lesson) => new(sentences);
    }
}
