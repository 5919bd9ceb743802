namespace MindGrid.Rl.Language;

using System.Numerics;
using MindGrid.Rl.Edits;

/// <summary>
/// A set of sentences that may be said, <see cref="SentenceCode.Stop"/> among them or not. It answers slot by slot which choices can
/// still be completed: exactly those that lead to a sentence of the set.
/// </summary>
public sealed class SentenceSet
{
    private const int WordBits = 64;
    private readonly ulong[] _words = new ulong[(SentenceCode.Count / WordBits) + 1];

    /// <summary>Number of sentences in the set, Stop counted.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }
            return count;
        }
    }

    /// <summary>Puts a sentence into the set.</summary>
    /// <param name="place">As in <see cref="SentenceCode"/>; <see cref="SentenceCode.Count"/> for Stop.</param>
    public void Add(int place) => _words[place / WordBits] |= 1UL << (place % WordBits);

    /// <summary>Takes a sentence out of the set.</summary>
    /// <param name="place">As for <see cref="Add"/>.</param>
    public void Remove(int place) => _words[place / WordBits] &= ~(1UL << (place % WordBits));

    /// <summary>Whether a sentence is in the set.</summary>
    /// <param name="place">As for <see cref="Add"/>.</param>
    public bool Contains(int place) => (_words[place / WordBits] >> (place % WordBits) & 1) != 0;

    /// <summary>Takes all sentences out.</summary>
    public void Clear() => Array.Clear(_words);

    /// <summary>Takes all sentences about a kind of edit out.</summary>
    public void RemoveAll(EditKind kind)
    {
        // They stand side by side: a whole word goes at a time.
        var (first, count) = SentenceCode.Range([(int)kind], 1);
        var last = first + count - 1;
        for (var word = first / WordBits; word <= last / WordBits; word++)
        {
            var from = word == first / WordBits ? ulong.MaxValue << (first % WordBits) : ulong.MaxValue;
            var to = word == last / WordBits ? ulong.MaxValue >> (WordBits - 1 - (last % WordBits)) : ulong.MaxValue;
            _words[word] &= ~(from & to);
        }
    }

    /// <summary>Makes this set equal to another one.</summary>
    public void CopyFrom(SentenceSet other) => other._words.CopyTo(_words, 0);

    /// <summary>The places of the sentences, in order.</summary>
    public IEnumerable<int> Places
    {
        get
        {
            for (var word = 0; word < _words.Length; word++)
            {
                for (var left = _words[word]; left != 0; left &= left - 1)
                {
                    yield return (word * WordBits) + BitOperations.TrailingZeroCount(left);
                }
            }
        }
    }

    /// <summary>Says which choices of the next slot lead to a sentence of the set.</summary>
    /// <param name="earlier">The choices of the slots before it, 0 to 5 of them.</param>
    /// <param name="allowed">[choices of the slot] receives the answer. A slot that the template does not have allows 0 alone.</param>
    public void SlotMask(ReadOnlySpan<int> earlier, Span<bool> allowed)
    {
        if (earlier.IsEmpty)
        {
            for (var template = 0; template < SentenceCode.Stop; template++)
            {
                var (first, count) = SentenceCode.Range([template], 1);
                allowed[template] = Any(first, count);
            }
            allowed[SentenceCode.Stop] = Contains(SentenceCode.Count);
            return;
        }
        allowed.Clear();
        if (earlier[0] == SentenceCode.Stop)
        {
            allowed[0] = Contains(SentenceCode.Count);
            return;
        }
        var (from, left) = SentenceCode.Range(earlier, earlier.Length);
        if (!SentenceCode.Has((EditKind)earlier[0], (SentenceSlot)earlier.Length))
        {
            allowed[0] = Any(from, left);
            return;
        }
        left /= allowed.Length;
        for (var choice = 0; choice < allowed.Length; choice++)
        {
            allowed[choice] = Any(from + (choice * left), left);
        }
    }

    /// <summary>Says of all slots at once which choices any sentence of the set has.</summary>
    /// <param name="allowed">[45] the slots' choices one after the other, as an action mask has them.</param>
    public void MarginalMask(Span<bool> allowed)
    {
        allowed.Clear();
        Span<int> slots = stackalloc int[SentenceCode.Slots];
        for (var word = 0; word < _words.Length; word++)
        {
            for (var left = _words[word]; left != 0; left &= left - 1)
            {
                SentenceCode.Write((word * WordBits) + BitOperations.TrailingZeroCount(left), slots);
                var first = 0;
                for (var slot = 0; slot < slots.Length; slot++)
                {
                    allowed[first + slots[slot]] = true;
                    first += SentenceCode.Counts[slot];
                }
            }
        }
    }

    /// <summary>Whether the set has any of the sentences from a place on.</summary>
    private bool Any(int first, int count)
    {
        var last = first + count - 1;
        var (from, to) = (first / WordBits, last / WordBits);
        var head = ulong.MaxValue << (first % WordBits);
        var tail = ulong.MaxValue >> (WordBits - 1 - (last % WordBits));
        if (from == to)
        {
            return (_words[from] & head & tail) != 0;
        }
        return (_words[from] & head) != 0
            || _words.AsSpan(from + 1, to - from - 1).ContainsAnyExcept(0UL)
            || (_words[to] & tail) != 0;
    }
}
