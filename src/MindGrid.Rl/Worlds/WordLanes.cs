namespace MindGrid.Rl.Worlds;

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

/// <summary>Words of several generators, one a lane: the arithmetic of MT19937, at any width.</summary>
internal interface IWordLanes<TSelf>
    where TSelf : struct, IWordLanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator <<(TSelf words, int bits);

    static abstract TSelf operator >>(TSelf words, int bits);

    static abstract TSelf All(uint word);

    /// <summary>The lanes that begin at a word in memory.</summary>
    static abstract TSelf Load(ref readonly uint first, int group);

    void Store(ref uint first, int group);
}

/// <summary>One lane: a generator by itself.</summary>
internal readonly record struct Word(uint Value) : IWordLanes<Word>
{
    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator ^(Word left, Word right) => new(left.Value ^ right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator &(Word left, Word right) => new(left.Value & right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator |(Word left, Word right) => new(left.Value | right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator +(Word left, Word right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator -(Word left, Word right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator *(Word left, Word right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator <<(Word words, int bits) => new(words.Value << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator >>(Word words, int bits) => new(words.Value >> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word All(uint word) => new(word);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word Load(ref readonly uint first, int group) => new(Unsafe.Add(ref Unsafe.AsRef(in first), group));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint first, int group) => Unsafe.Add(ref first, group) = Value;
}

/// <summary>Four lanes.</summary>
internal readonly record struct Words128(Vector128<uint> Values) : IWordLanes<Words128>
{
    public static int Count => Vector128<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator ^(Words128 left, Words128 right) => new(left.Values ^ right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator &(Words128 left, Words128 right) => new(left.Values & right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator |(Words128 left, Words128 right) => new(left.Values | right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator +(Words128 left, Words128 right) => new(left.Values + right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator -(Words128 left, Words128 right) => new(left.Values - right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator *(Words128 left, Words128 right) => new(left.Values * right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator <<(Words128 words, int bits) => new(words.Values << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 operator >>(Words128 words, int bits) => new(words.Values >> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 All(uint word) => new(Vector128.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words128 Load(ref readonly uint first, int group) =>
        new(Vector128.LoadUnsafe(in first, (nuint)(group * Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint first, int group) => Values.StoreUnsafe(ref first, (nuint)(group * Count));
}

/// <summary>Eight lanes.</summary>
internal readonly record struct Words256(Vector256<uint> Values) : IWordLanes<Words256>
{
    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator ^(Words256 left, Words256 right) => new(left.Values ^ right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator &(Words256 left, Words256 right) => new(left.Values & right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator |(Words256 left, Words256 right) => new(left.Values | right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator +(Words256 left, Words256 right) => new(left.Values + right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator -(Words256 left, Words256 right) => new(left.Values - right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator *(Words256 left, Words256 right) => new(left.Values * right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator <<(Words256 words, int bits) => new(words.Values << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 operator >>(Words256 words, int bits) => new(words.Values >> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 All(uint word) => new(Vector256.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words256 Load(ref readonly uint first, int group) =>
        new(Vector256.LoadUnsafe(in first, (nuint)(group * Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint first, int group) => Values.StoreUnsafe(ref first, (nuint)(group * Count));
}

/// <summary>Sixteen lanes.</summary>
internal readonly record struct Words512(Vector512<uint> Values) : IWordLanes<Words512>
{
    public static int Count => Vector512<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator ^(Words512 left, Words512 right) => new(left.Values ^ right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator &(Words512 left, Words512 right) => new(left.Values & right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator |(Words512 left, Words512 right) => new(left.Values | right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator +(Words512 left, Words512 right) => new(left.Values + right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator -(Words512 left, Words512 right) => new(left.Values - right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator *(Words512 left, Words512 right) => new(left.Values * right.Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator <<(Words512 words, int bits) => new(words.Values << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 operator >>(Words512 words, int bits) => new(words.Values >> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 All(uint word) => new(Vector512.Create(word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words512 Load(ref readonly uint first, int group) =>
        new(Vector512.LoadUnsafe(in first, (nuint)(group * Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref uint first, int group) => Values.StoreUnsafe(ref first, (nuint)(group * Count));
}
