namespace MindGrid.Rl.Envs;

using System.Runtime.Intrinsics;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood, 2014): eight bytes of state, so that each world can carry its own and a cloned
/// world continues it. What is random about an environment itself draws from this; worlds draw from the reference's generator.
/// </summary>
/// <param name="state">Where the stream starts; every state is good.</param>
public struct SplitMix64(ulong state)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = state;

    /// <summary>The stream that belongs to a seed.</summary>
    public SplitMix64(long seed)
        : this(unchecked((ulong)seed)) { }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state = unchecked(_state + Golden);
        return Mix(_state);
    }

    /// <summary>Uniform in [0, bound), without bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // Lemire's method: the high half of a product is uniform once the low half is past the remainder, which takes a division to
        // find and is less than the bound.
        var product = (Next() >> 32) * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var threshold = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < threshold)
            {
                product = (Next() >> 32) * (uint)bound;
            }
        }
        return (int)(product >> 32);
    }

    /// <summary>Fills with what as many calls of <see cref="Below(int)"/> would return, eight at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public void Fill(int bound, Span<int> into)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // The state only counts: the next eight are known at once, unless one of them has to be drawn again.
        var steps = Vector512.Create(1UL, 2, 3, 4, 5, 6, 7, 8) * Golden;
        var threshold = Vector512.Create((ulong)(unchecked((uint)-bound) % (uint)bound));
        for (; into.Length >= Vector512<ulong>.Count; into = into[Vector512<ulong>.Count..])
        {
            var product = (Mix(Vector512.Create(_state) + steps) >>> 32) * (ulong)bound;
            if (Vector512.LessThanAny(product & Vector512.Create((ulong)uint.MaxValue), threshold))
            {
                FillSlowly(bound, into[..Vector512<ulong>.Count]);
                continue;
            }
            Vector512.Narrow(product >>> 32, product).GetLower().AsInt32().CopyTo(into);
            _state = unchecked(_state + (Golden * (ulong)Vector512<ulong>.Count));
        }
        FillSlowly(bound, into);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal (Box and Muller's transform; two draws each).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    /// <summary>A number that looks nothing like its argument: a bijection of 64 bits.</summary>
    internal static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    private static Vector512<ulong> Mix(Vector512<ulong> value)
    {
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EB;
        return value ^ (value >>> 31);
    }

    private void FillSlowly(int bound, Span<int> into)
    {
        foreach (ref var drawn in into)
        {
            drawn = Below(bound);
        }
    }
}
