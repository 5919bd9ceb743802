namespace MindGrid.Rl.Worlds;

using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using MindGrid.Rl.Grid;

/// <summary>
/// CPython's <c>random.Random</c>, draw for draw: MT19937 seeded by <c>init_by_array</c>, and the integer methods built on
/// <c>_randbelow</c>. The games of the paper are defined by this stream.
/// </summary>
public sealed class CPythonRandom
{
    // As many words of the next states as are made before the buffer's end is moved to its beginning.
    private const int WordsAhead = 128;

    private const int MostOnStack = 64;

    private long _seed;
    private StreamOpening _opening;
    private uint[]? _state;
    private int _next;
    private List<(int Bound, int Drawn)>? _log;

    /// <summary>A generator seeded as <c>random.Random(seed)</c>. The work of seeding is done at the first draw.</summary>
    /// <param name="seed">Python takes the absolute value, and so does this.</param>
    public CPythonRandom(long seed) => _seed = seed;

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
        var shift = BitOperations.LeadingZeroCount((uint)bound);
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
    public Cell Choice(Bitboard cells) => cells.Sorted(Below(cells.Count));

    /// <inheritdoc cref="Choice(Bitboard)"/>
    internal Cell Choice(SortedCells cells) => cells.At(Below(cells.Count));

    /// <summary><c>choice</c> of one of up to 32 places, bit i standing for place i.</summary>
    internal int ChoicePlace(uint places)
    {
        for (var before = Below(BitOperations.PopCount(places)); before > 0; before--)
        {
            places &= places - 1;
        }
        return BitOperations.TrailingZeroCount(places);
    }

    /// <summary><c>choice</c> of a colour: the reference sorts colours by name first.</summary>
    internal TileColor ChoiceByName(ImmutableArray<TileColor> colors)
    {
        // A configuration may name colours any number of times.
        var sorted = colors.Length <= MostOnStack ? stackalloc TileColor[colors.Length] : new TileColor[colors.Length];
        colors.CopyTo(sorted);
        ColorNames.Sort(sorted);
        return Choice<TileColor>(sorted);
    }

    /// <summary><c>choice</c> of a colour by name, with one left out and each other listed once.</summary>
    internal TileColor ChoiceByNameExcept(ImmutableArray<TileColor> colors, TileColor excluded)
    {
        Span<TileColor> left = stackalloc TileColor[ColorNames.Sorted.Length];
        return Choice<TileColor>(left[..ColorNames.CopySortedWithout(colors.AsSpan(), excluded, left)]);
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
        Span<int> places = drawn.Length <= MostOnStack ? stackalloc int[drawn.Length] : new int[drawn.Length];
        BelowEach(pool.Length, places);
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = pool[places[i]];
            pool[places[i]] = pool[pool.Length - i - 1];
        }
    }

    /// <summary>Draws below n, n - 1, n - 2, ….</summary>
    private void BelowEach(int bound, Span<int> drawn)
    {
        for (var i = 0; i < drawn.Length; )
        {
            // A word that does not fit is overwritten by the next one, so that no branch has to be guessed.
            var word = NextWord() >> BitOperations.LeadingZeroCount((uint)(bound - i));
            drawn[i] = (int)word;
            i += word < (uint)(bound - i) ? 1 : 0;
        }
        for (var i = 0; _log is not null && i < drawn.Length; i++)
        {
            _log.Add((bound - i, drawn[i]));
        }
    }

    /// <summary>From here on every call of <see cref="Below"/> is appended to the list as (n, result): conformance records compare these.</summary>
    internal CPythonRandom LogTo(List<(int Bound, int Drawn)>? log)
    {
        _log = log;
        return this;
    }

    /// <summary>Begins anew with the same seed.</summary>
    internal CPythonRandom Rewind()
    {
        if (WordsDrawn > WordsAhead)
        {
            Release();
        }
        (WordsDrawn, _next) = (0, _opening.Length);
        return this;
    }

    /// <summary>Begins anew as the generator of another seed, the first words of which may be at hand.</summary>
    internal CPythonRandom Restart(long seed, StreamOpening opening = default)
    {
        Release();
        (_seed, _opening, WordsDrawn) = (seed, opening, 0);
        return this;
    }

    /// <summary>Gives the state's memory back. Draws begin anew after it.</summary>
    internal void Release()
    {
        if (_state is not null)
        {
            ArrayPool<uint>.Shared.Return(_state);
            _state = null;
        }
        WordsDrawn = 0;
    }

    /// <summary>Another generator in the same state.</summary>
    internal CPythonRandom Copy()
    {
        var copy = (CPythonRandom)MemberwiseClone();
        copy._state = null;
        if (_state is not null)
        {
            _state.CopyTo(copy.RentState(), 0);
        }
        return copy;
    }

    private uint NextWord()
    {
        var word = WordsDrawn++;
        return word < _opening.Length ? _opening[word] : MersenneTwister.Tempered(new Word(NextStateWord())).Value;
    }

    private uint NextStateWord()
    {
        var state = _state ?? Seed();
        if (_next == WordsAhead)
        {
            state.AsSpan(WordsAhead, MersenneTwister.StateWords).CopyTo(state);
            _next = 0;
        }
        return state[MersenneTwister.StateWords + _next] = MersenneTwister.Next(state.AsSpan(_next++));
    }

    private uint[] Seed()
    {
        var state = RentState();
        MersenneTwister.Seed(_seed, state);
        for (var i = 0; i < _opening.Length; i++)
        {
            state[MersenneTwister.StateWords + i] = MersenneTwister.Next(state.AsSpan(i));
        }
        _next = _opening.Length;
        return state;
    }

    private uint[] RentState() => _state = ArrayPool<uint>.Shared.Rent(MersenneTwister.StateWords + WordsAhead);
}
