namespace TorchSharp;

using TorchSharp.Native;
using static TorchSharp.torch;

/// <summary>A number that an operator takes beside tensors.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly ValueKind Kind;
    internal readonly long Bits;

    private Scalar(long value) => (Kind, Bits, Type) = (ValueKind.Int, value, ScalarType.Int64);

    private Scalar(double value) =>
        (Kind, Bits, Type) = (ValueKind.Double, BitConverter.DoubleToInt64Bits(value), ScalarType.Float64);

    private Scalar(bool value) => (Kind, Bits, Type) = (ValueKind.Bool, value ? 1 : 0, ScalarType.Bool);

    /// <summary>int64, float64 or bool: what libtorch keeps a number as.</summary>
    public ScalarType Type { get; }

    public static implicit operator Scalar(byte value) => new((long)value);

    public static implicit operator Scalar(sbyte value) => new((long)value);

    public static implicit operator Scalar(short value) => new((long)value);

    public static implicit operator Scalar(int value) => new((long)value);

    public static implicit operator Scalar(long value) => new(value);

    public static implicit operator Scalar(float value) => new((double)value);

    public static implicit operator Scalar(double value) => new(value);

    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>Nothing is held; TorchSharp's scalar is disposable, so this one is.</summary>
    public void Dispose() { }

    internal double AsDouble => Kind == ValueKind.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;
}
