namespace TorchSharp;

using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

/// <summary>Single numbers out of tensors, and tensors out of and into streams.</summary>
public static class TensorExtensionMethods
{
    public static float ToSingle(this Tensor value) => (float)Number(value);

    public static double ToDouble(this Tensor value) => Number(value);

    public static int ToInt32(this Tensor value) => (int)Integer(value);

    public static long ToInt64(this Tensor value) => Integer(value);

    public static byte ToByte(this Tensor value) => (byte)Integer(value);

    public static bool ToBoolean(this Tensor value) => Integer(value) != 0;

    public static Parameter AsParameter(this Tensor tensor) => new(tensor);

    /// <summary>Writes type, shape and elements in TorchSharp's format.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFile.Write(writer, tensor);

    /// <inheritdoc cref="Save(Tensor, BinaryWriter)"/>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Reads what Save wrote into a tensor of the same type and shape.</summary>
    /// <exception cref="ArgumentException">Type or shape differ.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip)
            TensorFile.Skip(reader);
        else
            TensorFile.ReadInto(reader, tensor);
    }

    /// <summary>Reads what Save wrote.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var read = TensorFile.Read(reader);
        return skip ? read.zero_() : read;
    }

    private static double Number(Tensor value)
    {
        using var number = value.to_type(ScalarType.Float64, copy: true);
        return number.item<double>();
    }

    private static long Integer(Tensor value)
    {
        using var number = value.to_type(ScalarType.Int64, copy: true);
        return number.item<long>();
    }
}
