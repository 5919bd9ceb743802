namespace MindGrid.Rl.Worlds;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

/// <summary>The first words of a stream, which lie among those of its neighbours.</summary>
/// <param name="Words">The words of all streams, or null for none at hand.</param>
/// <param name="First">Where the stream's first word is.</param>
/// <param name="Stride">How far its words are apart.</param>
internal readonly record struct StreamOpening(uint[]? Words, int First, int Stride)
{
    public int Length => Words is null ? 0 : SeededStreams.OpeningWords;

    public uint this[int word] => Words![First + (word * Stride)];
}

/// <summary>
/// The first words of many generators. Seeding is a chain of 1248 steps, each of which waits for the one before; side by side,
/// many seeds take hardly longer than one. The streams are those of <see cref="CPythonRandom"/>, at every width.
/// </summary>
/// <param name="capacity">The most streams that are seeded in one call.</param>
internal sealed class SeededStreams(int capacity)
{
    /// <summary>Words of each stream that are at hand. A generator that draws more seeds itself.</summary>
    public const int OpeningWords = 64;

    // A word of the next state needs its own place of the present one, the place after it, and one far ahead.
    private const int HeadRows = OpeningWords + 1;
    private const int Rows = HeadRows + OpeningWords;
    private const int Groups = 4;
    private const int MostLanes = 64;

    private readonly uint[] _words = new uint[OpeningWords * (capacity + MostLanes - 1)];
    private readonly uint[] _rows = new uint[Rows * MostLanes];
    private readonly uint[] _keys = new uint[2 * MostLanes];
    private int _lanes = MostLanes;

    /// <summary>Seeds streams, as wide as the machine is.</summary>
    /// <param name="seeds">Up to the capacity. Python takes the absolute value, and so does this.</param>
    public void Seed(ReadOnlySpan<long> seeds)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Seed<Words512>(seeds);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Seed<Words256>(seeds);
        }
        else
        {
            Seed<Words128>(seeds);
        }
    }

    /// <summary>Seeds streams at a given width.</summary>
    public void Seed<T>(ReadOnlySpan<long> seeds)
        where T : struct, IWordLanes<T>
    {
        if (seeds.Length > capacity)
        {
            throw new ArgumentException(
                $"There is room for {capacity} streams, not for {seeds.Length}.",
                nameof(seeds)
            );
        }
        _lanes = Groups * T.Count;
        for (var first = 0; first < seeds.Length; first += _lanes)
        {
            ReadKeys(seeds[first..Math.Min(first + _lanes, seeds.Length)]);
            SeedRows<T>(MersenneTwister.InitialState, _keys, _rows);
            TwistRows<T>(_rows, _words.AsSpan(first * OpeningWords));
        }
    }

    /// <summary>The beginning of a stream; valid until the next seeding.</summary>
    public StreamOpening this[int stream] =>
        new(_words, (stream / _lanes * _lanes * OpeningWords) + (stream % _lanes), _lanes);

    private void ReadKeys(ReadOnlySpan<long> seeds)
    {
        for (var lane = 0; lane < seeds.Length; lane++)
        {
            (_keys[_lanes + lane], _keys[lane]) = MersenneTwister.KeysOf(seeds[lane]);
        }
    }

    // Optimised at once: profiled first, the loops come out several times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SeedRows<T>(ReadOnlySpan<uint> initial, ReadOnlySpan<uint> keys, Span<uint> rows)
        where T : struct, IWordLanes<T>
    {
        ref var even = ref MemoryMarshal.GetReference(keys);
        ref var odd = ref Unsafe.Add(ref even, Groups * T.Count);
        ref var row = ref MemoryMarshal.GetReference(rows);
        var first = T.All(initial[0]);
        var word = T.All(initial[1]);
        var secondA = MersenneTwister.KeyedRound(first, word, T.Load(ref odd, 0));
        var secondB = MersenneTwister.KeyedRound(first, word, T.Load(ref odd, 1));
        var secondC = MersenneTwister.KeyedRound(first, word, T.Load(ref odd, 2));
        var secondD = MersenneTwister.KeyedRound(first, word, T.Load(ref odd, 3));

        // The second round begins with the last result of the first, so the first is gone through once for that alone, and
        // once more beside the second: that is quicker than to keep its words, which do not fit into the nearest cache.
        var (a, b, c, d) = (secondA, secondB, secondC, secondD);
        for (var i = 2; i < initial.Length; i++)
        {
            word = T.All(initial[i]);
            ref var key = ref Unsafe.Add(ref even, (i & 1) * Groups * T.Count);
            a = MersenneTwister.KeyedRound(a, word, T.Load(ref key, 0));
            b = MersenneTwister.KeyedRound(b, word, T.Load(ref key, 1));
            c = MersenneTwister.KeyedRound(c, word, T.Load(ref key, 2));
            d = MersenneTwister.KeyedRound(d, word, T.Load(ref key, 3));
        }
        var lastA = MersenneTwister.KeyedRound(a, secondA, T.Load(ref even, 0));
        var lastB = MersenneTwister.KeyedRound(b, secondB, T.Load(ref even, 1));
        var lastC = MersenneTwister.KeyedRound(c, secondC, T.Load(ref even, 2));
        var lastD = MersenneTwister.KeyedRound(d, secondD, T.Load(ref even, 3));

        (a, b, c, d) = (secondA, secondB, secondC, secondD);
        var (stateA, stateB, stateC, stateD) = (lastA, lastB, lastC, lastD);
        for (var i = 2; i < initial.Length; i++)
        {
            word = T.All(initial[i]);
            ref var key = ref Unsafe.Add(ref even, (i & 1) * Groups * T.Count);
            a = MersenneTwister.KeyedRound(a, word, T.Load(ref key, 0));
            b = MersenneTwister.KeyedRound(b, word, T.Load(ref key, 1));
            c = MersenneTwister.KeyedRound(c, word, T.Load(ref key, 2));
            d = MersenneTwister.KeyedRound(d, word, T.Load(ref key, 3));
            stateA = MersenneTwister.IndexedRound(stateA, a, i);
            stateB = MersenneTwister.IndexedRound(stateB, b, i);
            stateC = MersenneTwister.IndexedRound(stateC, c, i);
            stateD = MersenneTwister.IndexedRound(stateD, d, i);
            Keep(ref row, i, stateA, stateB, stateC, stateD);
        }
        stateA = MersenneTwister.IndexedRound(stateA, lastA, 1);
        stateB = MersenneTwister.IndexedRound(stateB, lastB, 1);
        stateC = MersenneTwister.IndexedRound(stateC, lastC, 1);
        stateD = MersenneTwister.IndexedRound(stateD, lastD, 1);
        Keep(ref row, 1, stateA, stateB, stateC, stateD);
        rows[..(Groups * T.Count)].Fill(MersenneTwister.FirstWord);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep<T>(ref uint rows, int index, T a, T b, T c, T d)
        where T : struct, IWordLanes<T>
    {
        if (RowOf(index) is var row and >= 0)
        {
            ref var kept = ref Unsafe.Add(ref rows, row * Groups * T.Count);
            a.Store(ref kept, 0);
            b.Store(ref kept, 1);
            c.Store(ref kept, 2);
            d.Store(ref kept, 3);
        }
    }

    private static int RowOf(int index) =>
        index < HeadRows ? index
        : (uint)(index - MersenneTwister.ShiftWords) < OpeningWords ? index - MersenneTwister.ShiftWords + HeadRows
        : -1;

    private static void TwistRows<T>(Span<uint> rows, Span<uint> words)
        where T : struct, IWordLanes<T>
    {
        var lanes = Groups * T.Count;
        for (var at = 0; at < OpeningWords * lanes; at += T.Count)
        {
            var twisted = MersenneTwister.Twisted(
                T.Load(ref rows[at], 0),
                T.Load(ref rows[at + lanes], 0),
                T.Load(ref rows[at + (HeadRows * lanes)], 0)
            );
            MersenneTwister.Tempered(twisted).Store(ref words[at], 0);
        }
    }
}
