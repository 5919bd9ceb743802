namespace MindGrid.Rl.Teaching.Humans;

using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>A human in a game, listening to sentences: reads them and lets <see cref="Human"/> decide what to believe.</summary>
/// <param name="human">How it listens.</param>
/// <param name="world">The world that it believes in at first.</param>
/// <param name="reader">How it reads what it is told.</param>
/// <param name="quirks">Whether it checks edits as the reference does.</param>
/// <param name="seed">Seeds what is random about it.</param>
public sealed class Listener(
    Human human,
    Blueprint world,
    ISentenceReader reader,
    Quirks quirks = Quirks.None,
    long seed = 0
)
{
    private readonly Thinking _thinking = human.StartThinking(quirks);

    /// <summary>What it has in mind now.</summary>
    public Mind Mind { get; private set; } = new(world, seed);

    /// <summary>The world that it believes in now.</summary>
    public Blueprint Belief => Mind.Belief;

    /// <summary>Takes in what a teacher says.</summary>
    /// <returns>What became of each sentence, in order.</returns>
    public ImmutableArray<HeardSentence> Listen(Utterance utterance) =>
        [.. utterance.Sentences.SelectMany(text => Hear(text))];

    /// <summary>Takes in a text: each sentence that is understood and believed changes the belief, the others are ignored.</summary>
    /// <returns>What became of each sentence.</returns>
    public ImmutableArray<HeardSentence> Hear(string text) => [.. reader.Read(text, Belief.Layout).Select(Consider)];

    private HeardSentence Consider(ReadSentence sentence)
    {
        if (sentence.Edit is not { } said)
        {
            return new(sentence, null, null, Belief);
        }
        var heard = human.Listen(Mind, said, _thinking);
        Mind = heard.Mind;
        return new(sentence, heard.Understood, heard.Rejection, Belief);
    }
}
