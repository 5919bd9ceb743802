namespace MindGrid.Rl.Worlds;

using System.Runtime.CompilerServices;

/// <summary>The arithmetic of MT19937 (Matsumoto and Nishimura 1998), in as many generators at once as there are lanes.</summary>
internal static class MersenneTwister
{
    /// <summary>Words of the state.</summary>
    public const int StateWords = 624;

    /// <summary>How far ahead of a word the one lies that is twisted into it.</summary>
    public const int ShiftWords = 397;

    /// <summary>The last step of seeding by array leaves this in the state's first word.</summary>
    public const uint FirstWord = 0x80000000u;

    private static readonly uint[] Initial = KnuthState(19650218);

    /// <summary>[624] the state that seeding by array begins with.</summary>
    public static ReadOnlySpan<uint> InitialState => Initial;

    /// <summary>Seeds one state as Python's <c>init_by_array</c> does for an integer.</summary>
    /// <param name="seed">Python takes the absolute value, and so does this.</param>
    /// <param name="state">[624 or more], receives the state.</param>
    public static void Seed(long seed, Span<uint> state)
    {
        var (key, nextKey) = KeysOf(seed);
        // Spans of known lengths: the loops are one chain of dependences, and nothing else should stand in it.
        ReadOnlySpan<uint> initial = Initial.AsSpan(0, StateWords);
        state = state[..StateWords];
        var even = nextKey;
        var word = new Word(initial[0]);
        for (var i = 1; i < initial.Length; i++)
        {
            word = KeyedRound(word, new Word(initial[i]), new Word(key));
            state[i] = word.Value;
            (key, nextKey) = (nextKey, key);
        }
        word = KeyedRound(word, new Word(state[1]), new Word(even));
        state[1] = word.Value;
        for (var i = 2; i < state.Length; i++)
        {
            word = IndexedRound(word, new Word(state[i]), i);
            state[i] = word.Value;
        }
        state[1] = IndexedRound(word, new Word(state[1]), 1).Value;
        state[0] = FirstWord;
    }

    /// <summary>What the first round of seeding adds to words of odd and of even index: the seed's 32-bit digits, counted up.</summary>
    public static (uint Odd, uint Even) KeysOf(long seed)
    {
        var magnitude = seed < 0 ? 0UL - (ulong)seed : (ulong)seed;
        var (low, high) = ((uint)magnitude, (uint)(magnitude >> 32));
        return high == 0 ? (low, low) : (low, high + 1);
    }

    /// <summary>The word 624 places after the first one of the words given.</summary>
    public static uint Next(ReadOnlySpan<uint> words) =>
        Twisted(new Word(words[0]), new Word(words[1]), new Word(words[ShiftWords])).Value;

    /// <summary>A word after the first round of seeding by array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T KeyedRound<T>(T previous, T word, T key)
        where T : struct, IWordLanes<T> => (word ^ (Folded(previous) * T.All(1664525u))) + key;

    /// <summary>A word after the second round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T IndexedRound<T>(T previous, T word, int index)
        where T : struct, IWordLanes<T> => (word ^ (Folded(previous) * T.All(1566083941u))) - T.All((uint)index);

    /// <summary>A word of the next state.</summary>
    /// <param name="word">The word in this place of the present state.</param>
    /// <param name="next">The word after it.</param>
    /// <param name="shifted">The word <see cref="ShiftWords"/> after it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Twisted<T>(T word, T next, T shifted)
        where T : struct, IWordLanes<T>
    {
        var joined = (word & T.All(0x80000000u)) | (next & T.All(0x7fffffffu));
        var isOdd = T.All(0) - (joined & T.All(1));
        return shifted ^ (joined >> 1) ^ (isOdd & T.All(0x9908b0dfu));
    }

    /// <summary>What a word of the state looks like from outside.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tempered<T>(T word)
        where T : struct, IWordLanes<T>
    {
        word ^= word >> 11;
        word ^= (word << 7) & T.All(0x9d2c5680u);
        word ^= (word << 15) & T.All(0xefc60000u);
        return word ^ (word >> 18);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Folded<T>(T word)
        where T : struct, IWordLanes<T> => word ^ (word >> 30);

    private static uint[] KnuthState(uint seed)
    {
        var state = new uint[StateWords];
        state[0] = seed;
        for (var i = 1; i < StateWords; i++)
        {
            state[i] = (1812433253u * (state[i - 1] ^ (state[i - 1] >> 30))) + (uint)i;
        }
        return state;
    }
}
