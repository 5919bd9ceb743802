namespace MindGrid.Rl.Learning.Policies;

using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>
/// Lessons and the sentences chosen in them, in memory that is used again and again: what policies act on and learn from. B is the number
/// of rows, F that of features, M = 45 the choices of all slots together.
/// </summary>
/// <param name="rows">B.</param>
/// <param name="encoder">Encodes lessons.</param>
public sealed class SentenceBatch(int rows, LessonEncoder encoder)
{
    private static readonly int MaskSize = SentenceCode.Counts.Sum();

    private readonly float[] _features = new float[rows * encoder.Size];
    private readonly long[] _slots = new long[rows * SentenceCode.Slots];
    private readonly bool[] _forbidden = new bool[rows * MaskSize];

    /// <summary>B.</summary>
    public int Rows => rows;

    /// <summary>Encodes a lesson into a row.</summary>
    public void WriteLesson(int row, SpaceArray observations, int observed) =>
        encoder.Write(observations, observed, _features.AsSpan(row * encoder.Size, encoder.Size));

    /// <summary>Writes a sentence into a row, and which choices each slot had after the ones before it.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="sentence">[6] one that is allowed.</param>
    /// <param name="allowed">What could be said.</param>
    public void WriteSentence(int row, ReadOnlySpan<int> sentence, SentenceSet allowed)
    {
        for (var slot = 0; slot < sentence.Length; slot++)
        {
            Forbid(row, slot, sentence[..slot], allowed);
            _slots[(row * SentenceCode.Slots) + slot] = sentence[slot];
        }
    }

    /// <summary>Writes which choices a slot has after the ones before it.</summary>
    /// <returns>The number of choices.</returns>
    public int Forbid(int row, int slot, ReadOnlySpan<int> earlier, SentenceSet allowed)
    {
        var forbidden = _forbidden.AsSpan((row * MaskSize) + FirstOf(slot), SentenceCode.Counts[slot]);
        allowed.SlotMask(earlier, forbidden);
        foreach (ref var flag in forbidden)
        {
            flag = !flag;
        }
        return forbidden.Count(false);
    }

    /// <summary>[B, F] float32; a copy.</summary>
    public Tensor Features(int count) => Rows2D(_features, count, encoder.Size);

    /// <summary>[B, 6] int64; a copy.</summary>
    public Tensor Sentences(int count) => Rows2D(_slots, count, SentenceCode.Slots);

    /// <summary>[B, 45] bool; a copy.</summary>
    public Tensor Forbidden(int count) => Rows2D(_forbidden, count, MaskSize);

    /// <summary>Where a slot's choices begin among those of all slots.</summary>
    public static int FirstOf(int slot)
    {
        var first = 0;
        for (var earlier = 0; earlier < slot; earlier++)
        {
            first += SentenceCode.Counts[earlier];
        }
        return first;
    }

    private static Tensor Rows2D(float[] values, int count, int width) =>
        tensor(values.AsMemory(0, count * width).ToArray(), [count, width]);

    private static Tensor Rows2D(long[] values, int count, int width) =>
        tensor(values.AsMemory(0, count * width).ToArray(), [count, width]);

    private static Tensor Rows2D(bool[] values, int count, int width) =>
        tensor(values.AsMemory(0, count * width).ToArray(), [count, width]);
}
