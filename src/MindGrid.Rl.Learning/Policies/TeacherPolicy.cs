namespace MindGrid.Rl.Learning.Policies;

using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>What a network says of sentences that were chosen.</summary>
/// <param name="LogProbability">[B] the logarithm of each sentence's probability.</param>
/// <param name="Entropy">[B] of the slots' choices, summed along the sentence; in nats.</param>
/// <param name="Value">[B] of the lessons.</param>
public readonly record struct SentenceScores(Tensor LogProbability, Tensor Entropy, Tensor Value);

/// <summary>Chooses sentences with a network, slot by slot, and says how likely sentences are.</summary>
/// <param name="network">The network.</param>
public sealed class TeacherPolicy(TeacherNetwork network)
{
    /// <summary>The network.</summary>
    public TeacherNetwork Network => network;

    /// <summary>Scores the sentences of a batch; what learners differentiate.</summary>
    /// <param name="features">[B, F]</param>
    /// <param name="sentences">[B, 6] int64.</param>
    /// <param name="forbidden">[B, 45] bool.</param>
    public SentenceScores Score(Tensor features, Tensor sentences, Tensor forbidden) =>
        ScoreShown(network.call(features), sentences, forbidden);

    /// <summary>Scores sentences where the trunk has read the lessons already.</summary>
    /// <param name="shown">[B, H]</param>
    /// <param name="sentences">[B, 6] int64.</param>
    /// <param name="forbidden">[B, 45] bool.</param>
    public SentenceScores ScoreShown(Tensor shown, Tensor sentences, Tensor forbidden)
    {
        var value = network.Value(shown);
        var (logProbability, entropy) = (zeros(shown.shape[0]), zeros(shown.shape[0]));
        for (var slot = 0; slot < SentenceCode.Slots; slot++)
        {
            var chosen = sentences.select(1, slot);
            var logs = network.LogProbabilities(shown, slot, MaskOf(forbidden, slot));
            logProbability = logProbability + logs.gather(1, chosen.unsqueeze(1)).squeeze(1);
            entropy = entropy - (logs.exp() * logs).sum(1);
            if (slot < SentenceCode.Slots - 1)
            {
                shown = network.After(shown, slot, chosen);
            }
        }
        return new(logProbability, entropy, value);
    }

    /// <summary>Chooses the sentences of the first rows of a batch, and writes them there.</summary>
    /// <param name="batch">Its lessons are written already.</param>
    /// <param name="allowed">[count] what each row may say.</param>
    /// <param name="sentences">[count * 6] receives the sentences.</param>
    /// <param name="random">Draws by probability; null to take the likeliest choice of each slot.</param>
    /// <param name="logProbabilities">[count] receives the logarithm of each sentence's probability; empty for whoever does not ask.</param>
    /// <param name="values">[count] receives what the network thinks of the lessons; empty for whoever does not ask.</param>
    public void Choose(
        SentenceBatch batch,
        IReadOnlyList<SentenceSet> allowed,
        Span<int> sentences,
        Sampling? random = null,
        Span<float> logProbabilities = default,
        Span<float> values = default
    )
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        var count = allowed.Count;
        var shown = network.call(batch.Features(count));
        if (!values.IsEmpty)
        {
            network.Value(shown).data<float>().CopyTo(values);
        }
        logProbabilities.Clear();
        for (var slot = 0; slot < SentenceCode.Slots; slot++)
        {
            ForbidAll(batch, slot, allowed, sentences);
            var logs = network
                .LogProbabilities(shown, slot, MaskOf(batch.Forbidden(count), slot))
                .data<float>()
                .ToArray();
            var chosen = PickAll(batch, logs, slot, sentences, random, logProbabilities);
            if (slot < SentenceCode.Slots - 1)
            {
                shown = network.After(shown, slot, tensor(chosen));
            }
        }
    }

    /// <summary>What the network thinks of the lessons of a whole batch.</summary>
    /// <param name="batch">Its lessons are written already.</param>
    /// <param name="values">[B] receives the values.</param>
    public void Judge(SentenceBatch batch, Span<float> values)
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        network.Value(network.call(batch.Features(batch.Rows))).data<float>().CopyTo(values);
    }

    private static void ForbidAll(
        SentenceBatch batch,
        int slot,
        IReadOnlyList<SentenceSet> allowed,
        ReadOnlySpan<int> sentences
    )
    {
        for (var row = 0; row < allowed.Count; row++)
        {
            batch.Forbid(row, slot, sentences.Slice(row * SentenceCode.Slots, slot), allowed[row]);
        }
    }

    private static long[] PickAll(
        SentenceBatch batch,
        ReadOnlySpan<float> logs,
        int slot,
        Span<int> sentences,
        Sampling? random,
        Span<float> logProbabilities
    )
    {
        var width = SentenceCode.Counts[slot];
        var chosen = new long[logs.Length / width];
        for (var row = 0; row < chosen.Length; row++)
        {
            var ofRow = logs.Slice(row * width, width);
            var choice = Pick(ofRow, random, row);
            sentences[(row * SentenceCode.Slots) + slot] = choice;
            batch.Choose(row, slot, choice);
            chosen[row] = choice;
            if (!logProbabilities.IsEmpty)
            {
                logProbabilities[row] += ofRow[choice];
            }
        }
        return chosen;
    }

    private static Tensor MaskOf(Tensor forbidden, int slot) =>
        forbidden.narrow(1, SentenceBatch.FirstOf(slot), SentenceCode.Counts[slot]);

    private static int Pick(ReadOnlySpan<float> logs, Sampling? random, int row)
    {
        if (random is null)
        {
            return System.Numerics.Tensors.TensorPrimitives.IndexOfMax(logs);
        }
        return random.Draw(row, logs);
    }
}

/// <summary>Draws choices, each row from a stream of its own, so that what a row draws does not depend on the others.</summary>
public sealed class Sampling
{
    private readonly SplitMix64[] _streams;

    /// <summary>Streams.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="seed">Row i has the stream of a number mixed from the seed and i.</param>
    public Sampling(int rows, long seed)
    {
        _streams = new SplitMix64[rows];
        for (var row = 0; row < rows; row++)
        {
            _streams[row] = new(EpisodeSeed.Of(seed, row + 1));
        }
    }

    /// <summary>Draws a choice.</summary>
    /// <param name="row">Whose stream.</param>
    /// <param name="logs">The logarithms of the choices' probabilities.</param>
    public int Draw(int row, ReadOnlySpan<float> logs)
    {
        var left = _streams[row].Unit();
        var last = 0;
        for (var choice = 0; choice < logs.Length; choice++)
        {
            var probability = Math.Exp(logs[choice]);
            if (probability <= 0)
            {
                continue;
            }
            last = choice;
            left -= probability;
            if (left < 0)
            {
                return choice;
            }
        }
        // Rounding has left a little: it belongs to the last choice there is.
        return last;
    }
}
