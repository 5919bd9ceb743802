namespace MindGrid.Rl.Worlds;

using MindGrid.Rl.Grid;

/// <summary>
/// CPython's <c>random.Random</c>, draw for draw: MT19937 seeded by <c>init_by_array</c>, and the integer methods built on
/// <c>_randbelow</c>. The games of the paper are defined by this stream.
/// </summary>
public sealed class CPythonRandom
{
    private const int StateWords = 624;
    private const int ShiftWords = 397;
    private static readonly uint[] InitialState = KnuthState(19650218);

    private readonly uint[] _state = new uint[StateWords];
    private List<(int Bound, int Drawn)>? _log;
    private int _next = StateWords;

    /// <summary>A generator seeded as <c>random.Random(seed)</c>.</summary>
    /// <param name="seed">Python takes the absolute value, and so does this.</param>
    public CPythonRandom(long seed)
    {
        var magnitude = seed < 0 ? 0UL - (ulong)seed : (ulong)seed;
        SeedByArray(magnitude >> 32 == 0 ? [(uint)magnitude] : [(uint)magnitude, (uint)(magnitude >> 32)]);
    }

    /// <summary>How many 32-bit words have been drawn. With the seed it names the generator's state in a few bytes.</summary>
    public int WordsDrawn { get; private set; }

    /// <summary>Goes on to the state after <paramref name="words"/> drawn words.</summary>
    public CPythonRandom Skip(int words)
    {
        for (var i = 0; i < words; i++)
        {
            NextWord();
        }
        return this;
    }

    /// <summary><c>_randbelow(n)</c>: uniform in [0, n). Draws bit_length(n) bits until the value fits; n = 1 still draws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is not positive.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var shift = System.Numerics.BitOperations.LeadingZeroCount((uint)bound);
        uint drawn;
        do
        {
            drawn = NextWord() >> shift;
        } while (drawn >= (uint)bound);
        _log?.Add((bound, (int)drawn));
        return (int)drawn;
    }

    /// <summary><c>choice(items)</c>. Where the reference sorts first, the caller passes sorted items.</summary>
    public T Choice<T>(ReadOnlySpan<T> items) => items[Below(items.Length)];

    /// <summary><c>choice</c> of a cell: the reference sorts positions first, by column and then by row.</summary>
    public Cell Choice(Bitboard cells)
    {
        Span<Cell> sorted = stackalloc Cell[Board.CellCount];
        return Choice<Cell>(sorted[..cells.CopySortedTo(sorted)]);
    }

    /// <summary><c>randint(low, high)</c>: uniform, both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>
    /// <c>sample(items, k)</c> on its pool path, which CPython takes at all sizes that occur here: a drawn item's place is
    /// filled with the last one still in the pool.
    /// </summary>
    /// <param name="pool">The items; reordered by the call.</param>
    /// <param name="drawn">[k], receives the sample.</param>
    public void Sample<T>(Span<T> pool, Span<T> drawn)
    {
        for (var i = 0; i < drawn.Length; i++)
        {
            var last = pool.Length - i - 1;
            var chosen = Below(last + 1);
            drawn[i] = pool[chosen];
            pool[chosen] = pool[last];
        }
    }

    /// <summary>From here on every call of <see cref="Below"/> is appended to the list as (n, result): conformance records compare these.</summary>
    internal CPythonRandom LogTo(List<(int Bound, int Drawn)>? log)
    {
        _log = log;
        return this;
    }

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

    private void SeedByArray(ReadOnlySpan<uint> key)
    {
        InitialState.CopyTo(_state, 0);
        int i = 1,
            j = 0;
        for (var k = Math.Max(StateWords, key.Length); k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525u)) + key[j] + (uint)j;
            i = Advance(i);
            j = j + 1 == key.Length ? 0 : j + 1;
        }
        for (var k = StateWords - 1; k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941u)) - (uint)i;
            i = Advance(i);
        }
        _state[0] = 0x80000000u;
    }

    private int Advance(int i)
    {
        if (i + 1 < StateWords)
        {
            return i + 1;
        }
        _state[0] = _state[StateWords - 1];
        return 1;
    }

    private uint NextWord()
    {
        if (_next == StateWords)
        {
            Twist();
        }
        WordsDrawn++;
        var word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c5680u;
        word ^= (word << 15) & 0xefc60000u;
        return word ^ (word >> 18);
    }

    private void Twist()
    {
        var state = _state;
        for (var i = 0; i < StateWords - ShiftWords; i++)
        {
            state[i] = state[i + ShiftWords] ^ Mixed(state[i], state[i + 1]);
        }
        for (var i = StateWords - ShiftWords; i < StateWords - 1; i++)
        {
            state[i] = state[i + ShiftWords - StateWords] ^ Mixed(state[i], state[i + 1]);
        }
        state[^1] = state[ShiftWords - 1] ^ Mixed(state[^1], state[0]);
        _next = 0;

        static uint Mixed(uint upper, uint lower)
        {
            var word = (upper & 0x80000000u) | (lower & 0x7fffffffu);
            return (word >> 1) ^ ((word & 1) * 0x9908b0dfu);
        }
    }
}
