namespace TorchSharp.Native;

using static TorchSharp.torch;

/// <summary>
/// One argument of an operator. It holds the managed object, not its handle, so that the collector leaves a tensor alone
/// while libtorch works on it.
/// </summary>
internal readonly struct Argument
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly ValueKind Kind;

    private Argument(ValueKind kind, object? reference, long bits = 0)
    {
        Kind = kind;
        Reference = reference;
        Bits = bits;
    }

    /// <summary>Null, where the schema allows it.</summary>
    internal static Argument None => default;

    /// <summary>The processor, where an operator asks for a device.</summary>
    internal static Argument Cpu => new(ValueKind.Cpu, null);

    /// <summary>Tensors of which some may be left out.</summary>
    internal static Argument Optional(Tensor?[] tensors) => new(ValueKind.OptionalTensorList, tensors);

    public static implicit operator Argument(Tensor? tensor) => tensor is null ? None : new(ValueKind.Tensor, tensor);

    public static implicit operator Argument(Scalar? scalar) =>
        scalar is null ? None : new(scalar.Kind, null, scalar.Bits);

    public static implicit operator Argument(long value) => new(ValueKind.Int, null, value);

    public static implicit operator Argument(long? value) => value is { } given ? given : None;

    public static implicit operator Argument(double value) =>
        new(ValueKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } given ? given : None;

    public static implicit operator Argument(bool value) => new(ValueKind.Bool, null, value ? 1 : 0);

    public static implicit operator Argument(ScalarType type) => (long)type;

    public static implicit operator Argument(ScalarType? type) => type is { } given ? given : None;

    public static implicit operator Argument(long[]? values) => values is null ? None : new(ValueKind.IntList, values);

    public static implicit operator Argument(Tensor[] tensors) => new(ValueKind.TensorList, tensors);

    public static implicit operator Argument(string? text) =>
        text is null ? None : new(ValueKind.String, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>How many 64-bit places the elements of a list need.</summary>
    internal int Places =>
        Reference switch
        {
            long[] values => values.Length,
            Tensor?[] tensors => tensors.Length,
            byte[] text => (text.Length + 7) / 8,
            _ => 0,
        };
}
