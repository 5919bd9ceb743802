namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>The world that a human has in mind. It changes only by what the human is told, with the edits that build real worlds.</summary>
/// <param name="world">What is believed at first.</param>
/// <param name="quirks">Whether sentences are read, and edits checked, as the reference does.</param>
public sealed class Belief(Blueprint world, Quirks quirks = Quirks.None)
{
    /// <summary>What is believed now.</summary>
    public Blueprint World { get; private set; } = world;

    /// <summary>Takes one sentence in: understood and applicable, it changes the belief; else it is ignored, with the reason.</summary>
    public HeardSentence Hear(string sentence)
    {
        if (EditReader.Read(sentence, World.Layout, quirks) is not { } edit)
        {
            return new(sentence, null, null);
        }
        (World, var rejection) = edit.TryApply(World, quirks);
        var isBelieved = quirks == Quirks.Reference && rejection is { IsSilentInReference: true };
        return new(sentence, edit, isBelieved ? null : rejection);
    }
}
