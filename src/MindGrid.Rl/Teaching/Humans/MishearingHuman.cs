namespace MindGrid.Rl.Teaching.Humans;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;

/// <summary>Mishears columns, rows, colours, states and tools now and then, and believes what it has heard.</summary>
public sealed record MishearingHuman : Human
{
    private readonly double _rate = 0.1;

    /// <summary>The share of slots that are misheard, each for itself: as another value of the slot, all equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public double Rate
    {
        get => _rate;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Rate));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1, nameof(Rate));
            _rate = double.IsNaN(value) ? throw new ArgumentOutOfRangeException(nameof(Rate)) : value;
        }
    }

    /// <inheritdoc/>
    public override string Name => FormattableString.Invariant($"mishearing:{Rate}");

    /// <inheritdoc/>
    public override Hearing Listen(Mind mind, Edit said, Thinking thinking)
    {
        var random = mind.Random;
        var understood = Garble(said, ref random);
        return Believe(mind with { Random = random }, understood, thinking.Quirks);
    }

    private Edit Garble(Edit said, ref SplitMix64 random)
    {
        var place = SentenceCode.PlaceOf(said);
        if (place < 0)
        {
            return said;
        }
        Span<int> slots = stackalloc int[SentenceCode.Slots];
        SentenceCode.Write(place, slots);
        for (var slot = SentenceSlot.Column; slot <= SentenceSlot.Tool; slot++)
        {
            if (SentenceCode.Has(said.Kind, slot) && random.Unit() < Rate)
            {
                var count = SentenceCode.Counts[(int)slot];
                slots[(int)slot] = (slots[(int)slot] + 1 + random.Below(count - 1)) % count;
            }
        }
        return SentenceCode.EditAt(SentenceCode.PlaceOf(slots));
    }
}
