namespace TorchSharp;

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Native;

public static partial class torch
{
    public static Tensor tensor(
        bool scalar,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => Copied<bool>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        bool[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        bool[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<bool>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        bool[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<bool>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(
        bool[,,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<bool>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) =>
        Copied<byte>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        byte[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        byte[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<byte>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        byte[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<byte>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(sbyte scalar, Device? device = null, bool requires_grad = false) =>
        Copied<sbyte>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        sbyte[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<sbyte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        sbyte[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<sbyte>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        sbyte[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<sbyte>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) =>
        Copied<short>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        short[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<short>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        short[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<short>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        short[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<short>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Copied<int>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        int[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<int>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        int[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<int>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        int[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<int>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(
        long scalar,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => Copied<long>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        long[] dataArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<long>(dataArray, [dataArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        long[] dataArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<long>(dataArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        long[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<long>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(
        long[,,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<long>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Copied<float>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(
        float[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<float>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        float[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<float>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        float[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<float>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(
        float[,,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<float>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(
        double scalar,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => Copied<double>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(
        double[] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<double>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        double[] rawArray,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<double>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        double[,] rawArray,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Copied<double>(rawArray, dtype, device, requires_grad);

    private static Tensor Copied<T>(Array elements, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged
    {
        var sizes = Enumerable.Range(0, elements.Rank).Select(elements.GetLongLength).ToArray();
        ref var first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(elements));
        return Copied(MemoryMarshal.CreateReadOnlySpan(ref first, elements.Length), sizes, dtype, device, requiresGrad);
    }

    internal static unsafe Tensor Copied<T>(
        ReadOnlySpan<T> elements,
        ReadOnlySpan<long> sizes,
        ScalarType? dtype,
        Device? device,
        bool requiresGrad
    )
        where T : unmanaged
    {
        RequireCpu(device);
        RequireAsMany(elements.Length, sizes);
        nint created;
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        fixed (T* first = elements)
        fixed (long* size = sizes)
            error.Check(NativeTorch.Create(first, (int)ElementType<T>(), size, sizes.Length, &created, error));
        var tensor = Converted(Tensor.Own(created), dtype);
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }

    private static Tensor Converted(Tensor tensor, ScalarType? dtype)
    {
        if (dtype is not { } wanted || wanted == tensor.dtype)
            return tensor;
        using (tensor)
            return tensor.to_type(wanted);
    }

    private static void RequireAsMany(long count, ReadOnlySpan<long> sizes)
    {
        long product = 1;
        foreach (var size in sizes)
            product *= size;
        if (product != count)
            throw new ArgumentException(
                $"{count} elements were given for a tensor of shape [{string.Join(", ", sizes.ToArray())}], which has {product}."
            );
    }
}
