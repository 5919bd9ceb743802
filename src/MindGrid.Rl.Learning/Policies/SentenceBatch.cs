namespace MindGrid.Rl.Learning.Policies;

using System.Runtime.InteropServices;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>
/// Lessons and the sentences chosen in them, in memory that is used again and again: what policies act on and learn from. They are
/// written straight into torch's memory. B is the number of rows, F the length of a bag, M = 45 the choices of all slots together.
/// </summary>
public sealed class SentenceBatch
{
    private static readonly int MaskSize = SentenceCode.Counts.Sum();

    private readonly LessonEncoder _encoder;
    private readonly Tensor _features;
    private readonly Tensor _slots;
    private readonly Tensor _forbidden;

    /// <summary>Memory for lessons.</summary>
    /// <param name="rows">B.</param>
    /// <param name="encoder">Encodes lessons.</param>
    public SentenceBatch(int rows, LessonEncoder encoder)
    {
        (Rows, _encoder) = (rows, encoder);
        // No scope of whoever makes the batch may free it; the last batch that shares the memory does.
        _features = zeros(rows, encoder.Size, ScalarType.Int64).DetachFromDisposeScope();
        _slots = zeros(rows, SentenceCode.Slots, ScalarType.Int64).DetachFromDisposeScope();
        _forbidden = zeros(rows, MaskSize, ScalarType.Bool).DetachFromDisposeScope();
    }

    private SentenceBatch(SentenceBatch whole, int first, int rows)
    {
        (Rows, _encoder) = (rows, whole._encoder);
        _features = whole._features.narrow(0, first, rows).DetachFromDisposeScope();
        _slots = whole._slots.narrow(0, first, rows).DetachFromDisposeScope();
        _forbidden = whole._forbidden.narrow(0, first, rows).DetachFromDisposeScope();
    }

    /// <summary>B.</summary>
    public int Rows { get; }

    /// <summary>Some of the rows as a batch of their own, in the same memory.</summary>
    public SentenceBatch Slice(int first, int rows) => new(this, first, rows);

    /// <summary>Encodes a lesson into a row.</summary>
    public void WriteLesson(int row, SpaceArray observations, int observed) =>
        _encoder.Write(observations, observed, Elements<long>(_features).Slice(row * _encoder.Size, _encoder.Size));

    /// <summary>Writes a sentence into a row, and which choices each slot had after the ones before it.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="sentence">[6] one that is allowed.</param>
    /// <param name="allowed">What could be said.</param>
    public void WriteSentence(int row, ReadOnlySpan<int> sentence, SentenceSet allowed)
    {
        for (var slot = 0; slot < sentence.Length; slot++)
        {
            Forbid(row, slot, sentence[..slot], allowed);
            Choose(row, slot, sentence[slot]);
        }
    }

    /// <summary>Writes the choice of a slot into a row.</summary>
    internal void Choose(int row, int slot, int choice) =>
        Elements<long>(_slots)[(row * SentenceCode.Slots) + slot] = choice;

    /// <summary>Writes which choices a slot has after the ones before it.</summary>
    public void Forbid(int row, int slot, ReadOnlySpan<int> earlier, SentenceSet allowed)
    {
        var first = (row * MaskSize) + FirstOf(slot);
        var forbidden = Elements<bool>(_forbidden).Slice(first, SentenceCode.Counts[slot]);
        allowed.SlotMask(earlier, forbidden);
        foreach (ref var flag in forbidden)
        {
            flag = !flag;
        }
    }

    /// <summary>[count, F] int64, the bags of <see cref="LessonEncoder"/>; a view of the first rows, which changes with them.</summary>
    public Tensor Features(int count) => _features.narrow(0, 0, count);

    /// <summary>[count, 6] int64; a view of the first rows, which changes with them.</summary>
    public Tensor Sentences(int count) => _slots.narrow(0, 0, count);

    /// <summary>[count, 45] bool; a view of the first rows, which changes with them.</summary>
    public Tensor Forbidden(int count) => _forbidden.narrow(0, 0, count);

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

    private static Span<T> Elements<T>(Tensor tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor.bytes);
}
