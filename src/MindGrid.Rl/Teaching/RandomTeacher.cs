namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>
/// Says up to five things at random: how many is uniform, then each time a template, uniform over those with something to say,
/// then an edit, uniform over those that the human would believe.
/// </summary>
/// <param name="game">The game; the human's belief is looked at to say nothing that would be ignored.</param>
/// <param name="seed">With the game's seed, it seeds the draws.</param>
public sealed class RandomTeacher(TeachingGame game, long seed) : ITeacher
{
    private const int MaxSentences = 5;

    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson)
    {
        // Any odd factor does: it keeps the streams of neighbouring games apart, and the generator's seeding does the mixing.
        var random = new CPythonRandom(unchecked((seed * 1_000_000_007) + game.Spec.Seed));
        var belief = game.Believed.World;
        var sentences = new List<string>();
        for (var left = random.Below(MaxSentences + 1); left > 0; left--)
        {
            var sayable = Enum.GetValues<EditKind>().Where(kind => EditSpace.Acceptable(kind, belief).Any());
            var kind = random.Choice<EditKind>([.. sayable]);
            var edit = random.Choice<Edit>([.. EditSpace.Acceptable(kind, belief)]);
            sentences.Add(EditGrammar.Say(edit, belief.Layout));
            belief = edit.Change(belief);
        }
        return new([.. sentences]);
    }
}
