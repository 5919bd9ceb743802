namespace MindGrid.Rl.Cli;

using System.Collections.Immutable;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>What a teacher says at once, mostly one sentence, and what it did to the belief.</summary>
/// <param name="Heard">What became of each sentence in it.</param>
/// <param name="Belief">The belief after it.</param>
/// <param name="Change">What it changed.</param>
internal sealed record ShownSentence(ImmutableArray<HeardSentence> Heard, Blueprint Belief, WorldDifference Change);

/// <summary>One game as it is shown.</summary>
internal sealed record ShownGame(
    string Suite,
    int Index,
    PreparedGame Prepared,
    TeacherEntry Teacher,
    TeachingEpisode Episode,
    ImmutableArray<ShownSentence> Sentences
)
{
    /// <summary>The game.</summary>
    public TeachingGame Game => Prepared.Game;

    /// <summary>What a plan is worth.</summary>
    public Scoring Scoring => Prepared.Scoring;

    /// <summary>Who is taught.</summary>
    public Human Human => Prepared.Human;

    /// <summary>Plays an episode, and the belief once more sentence by sentence.</summary>
    /// <exception cref="InvalidOperationException">The belief comes out otherwise than in the episode: nothing true could be shown.</exception>
    public static ShownGame Play(string suite, int index, PreparedGame prepared, TeacherEntry teacher)
    {
        var game = prepared.Game;
        var episode = prepared.Teach(teacher.For(prepared));
        var human = prepared.Meet();
        var sentences = ImmutableArray.CreateBuilder<ShownSentence>();
        foreach (var sentence in episode.Utterance.Sentences)
        {
            var before = human.Belief;
            var heard = human.Hear(sentence);
            var after = human.Belief;
            sentences.Add(new(heard, after, WorldDifference.Between(before, after)));
        }
        return
            human.Belief == episode.BeliefAfter
            && sentences.SelectMany(sentence => sentence.Heard).SequenceEqual(episode.Heard)
            ? new(suite, index, prepared, teacher, episode, sentences.ToImmutable())
            : throw new InvalidOperationException(
                $"Heard sentence by sentence, game {game.Spec.Id} leads to another belief than the episode."
            );
    }
}
