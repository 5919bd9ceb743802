namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>The world that a human has in mind. It changes only by what the human is told, with the edits that build real worlds.</summary>
/// <param name="world">What is believed at first.</param>
/// <param name="reader">Reads what is said.</param>
/// <param name="quirks">Whether edits are checked as the reference does.</param>
public sealed class Belief(Blueprint world, ISentenceReader reader, Quirks quirks = Quirks.None)
{
    /// <summary>What is believed now.</summary>
    public Blueprint World { get; private set; } = world;

    /// <summary>Takes in what is said: each sentence that is understood and applicable changes the belief, the others are ignored.</summary>
    /// <returns>What became of each sentence.</returns>
    public ImmutableArray<HeardSentence> Hear(string text) => [.. reader.Read(text, World.Layout).Select(Believe)];

    private HeardSentence Believe(ReadSentence sentence)
    {
        if (sentence.Edit is not { } edit)
        {
            return new(sentence, null);
        }
        (World, var rejection) = edit.TryApply(World, quirks);
        var isBelieved = quirks == Quirks.Reference && rejection is { IsSilentInReference: true };
        return new(sentence, isBelieved ? null : rejection);
    }
}
