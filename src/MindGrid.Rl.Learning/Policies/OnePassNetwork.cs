namespace MindGrid.Rl.Learning.Policies;

using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Teaching;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>
/// A network that goes through the kinds of edit once, in the expert's order, and decides of each by itself whether the human has to be
/// told: the first one that it says yes to is spoken of, and where all are passed over it stops. What it has seen two of at a time
/// it can therefore tell many of.
/// </summary>
public sealed class OnePassNetwork : TeacherNetwork
{
    // Where each kind comes in the order, and which kind comes where.
    private static readonly long[] KindAt = [.. Corrections.Order.Select(kind => (long)kind)];
    private static readonly long[] RankOf =
    [
        .. Enumerable.Range(0, SentenceCode.Stop).Select(kind => (long)Array.IndexOf(KindAt, kind)),
        SentenceCode.Stop,
    ];

    /// <summary>A network with random weights, drawn from torch's generator.</summary>
    /// <param name="encoder">Encodes the lessons that it will read.</param>
    /// <param name="width">H.</param>
    public OnePassNetwork(LessonEncoder encoder, int width)
        : base(encoder, width) { }

    /// <summary>What the trunk makes of lessons, and beside it what was said. Only the value looks at the latter.</summary>
    /// <param name="input">[B, F]</param>
    /// <returns>[B, 2 H]</returns>
    public override Tensor forward(Tensor input) => cat([Think(Lesson(input)), Said(input)], 1);

    /// <inheritdoc/>
    public override Tensor Value(Tensor hidden) =>
        base.Value(Seen(hidden) + nn.functional.relu(Seen(hidden) + hidden.narrow(1, Width, Width)));

    /// <inheritdoc/>
    public override Tensor After(Tensor hidden, int slot, Tensor chosen) => base.After(Seen(hidden), slot, chosen);

    /// <inheritdoc/>
    public override Tensor LogProbabilities(Tensor shown, int slot, Tensor forbidden) =>
        slot == 0 ? FirstYes(Logits(Seen(shown), slot), forbidden) : base.LogProbabilities(shown, slot, forbidden);

    private Tensor Seen(Tensor hidden) => hidden.narrow(1, 0, Width);

    /// <summary>
    /// Of each kind, the logarithm of the probability that it is the first one in order that gets a yes; and of Stop, that none does.
    /// </summary>
    private static Tensor FirstYes(Tensor logits, Tensor forbidden)
    {
        var order = tensor(KindAt);
        var odds = logits.index_select(1, order).masked_fill(forbidden.index_select(1, order), MaskedLogit);
        var both = nn.functional.log_softmax(stack([odds, zeros_like(odds)], -1), -1);
        var (yes, no) = (both.select(-1, 0), both.select(-1, 1));
        var passed = no.cumsum(1);
        var none = passed.narrow(1, SentenceCode.Stop - 1, 1);
        return cat([yes + passed - no, none], 1).index_select(1, tensor(RankOf));
    }
}
