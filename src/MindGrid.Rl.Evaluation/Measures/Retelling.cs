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
    public TeachingEpisode Without(int index) => Teach(Sentences(episode.Heard.RemoveAt(index)));

    /// <summary>The episode with one sentence more, before the one at an index or at the end.</summary>
    public TeachingEpisode With(int index, string sentence) =>
        Teach([.. Sentences(episode.Heard[..index]), sentence, .. Sentences(episode.Heard[index..])]);

    /// <summary>The episode with the first sentences alone.</summary>
    public TeachingEpisode UpTo(int count) =>
        count == episode.Heard.Length ? episode : Teach(Sentences(episode.Heard[..count]));

    // A sentence that names no edit changes no belief. It is not said again, since apart from its text it might be read as one.
    private static ImmutableArray<string> Sentences(ImmutableArray<HeardSentence> heard) =>
        [.. heard.Where(said => said.Edit is not null).Select(said => said.Sentence)];

    private TeachingEpisode Teach(ImmutableArray<string> sentences) => game.Teach(new Retold(sentences), planner);

    private sealed class Retold(ImmutableArray<string> sentences) : ITeacher
    {
        public string Name => "retold";

        public Utterance Teach(Lesson lesson) => new(sentences);
    }
}
