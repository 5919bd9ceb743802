namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public static Tensor zeros(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Zeros, size, dtype, device, requires_grad);

    public static Tensor zeros(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Zeros, size.ToArray(), dtype, device, requires_grad);

    public static Tensor zeros(
        long size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Zeros, [size], dtype, device, requires_grad);

    public static Tensor zeros(
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Zeros, [rows, columns], dtype, device, requires_grad);

    public static Tensor zeros(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Zeros, [dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor ones(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Ones, size, dtype, device, requires_grad);

    public static Tensor ones(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Ones, size.ToArray(), dtype, device, requires_grad);

    public static Tensor ones(
        long size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Ones, [size], dtype, device, requires_grad);

    public static Tensor ones(
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Ones, [rows, columns], dtype, device, requires_grad);

    public static Tensor ones(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Ones, [dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor empty(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Empty, size, dtype, device, requires_grad);

    public static Tensor empty(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Empty, size.ToArray(), dtype, device, requires_grad);

    public static Tensor empty(
        long size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Empty, [size], dtype, device, requires_grad);

    public static Tensor empty(
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Empty, [rows, columns], dtype, device, requires_grad);

    public static Tensor empty(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Filled(Aten.Empty, [dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor rand(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Rand, size, dtype, device, requires_grad);

    public static Tensor rand(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Rand, size.ToArray(), dtype, device, requires_grad);

    public static Tensor rand(
        long size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Rand, [size], dtype, device, requires_grad);

    public static Tensor rand(
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Rand, [rows, columns], dtype, device, requires_grad);

    public static Tensor rand(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Rand, [dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor randn(
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Randn, size, dtype, device, requires_grad);

    public static Tensor randn(
        ReadOnlySpan<long> size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Randn, size.ToArray(), dtype, device, requires_grad);

    public static Tensor randn(
        long size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Randn, [size], dtype, device, requires_grad);

    public static Tensor randn(
        long rows,
        long columns,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Randn, [rows, columns], dtype, device, requires_grad);

    public static Tensor randn(
        long dim0,
        long dim1,
        long dim2,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null
    ) => Filled(Aten.Randn, [dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor full(
        long[] size,
        Scalar value,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Full(size, value, dtype, device, requires_grad);

    public static Tensor full(
        ReadOnlySpan<long> size,
        Scalar value,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Full(size.ToArray(), value, dtype, device, requires_grad);

    public static Tensor full(
        long size,
        Scalar value,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Full([size], value, dtype, device, requires_grad);

    public static Tensor full(
        long rows,
        long columns,
        Scalar value,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Full([rows, columns], value, dtype, device, requires_grad);

    public static Tensor zeros_like(
        Tensor input,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Placed(device, () => Aten.ZerosLike.Call(input, dtype), requires_grad);

    public static Tensor ones_like(
        Tensor input,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Placed(device, () => Aten.OnesLike.Call(input, dtype), requires_grad);

    public static Tensor empty_like(
        Tensor input,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Placed(device, () => Aten.EmptyLike.Call(input, dtype), requires_grad);

    public static Tensor full_like(
        Tensor input,
        Scalar value,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Placed(device, () => Aten.FullLike.Call(input, value, dtype), requires_grad);

    public static Tensor eye(
        long rows,
        long columns = -1L,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        string[]? names = null
    ) => Placed(device, () => Aten.Eye.Call(rows, columns < 0 ? rows : columns, dtype), requires_grad);

    public static Tensor arange(
        Scalar start,
        Scalar stop,
        Scalar step,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => Placed(device, () => Aten.Arange.Call(start, stop, step, dtype), requires_grad);

    public static Tensor arange(
        Scalar start,
        Scalar stop,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(
        Scalar stop,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false
    ) => arange(0, stop, 1, dtype, device, requires_grad);

    private static Tensor Filled(Operator fill, long[] size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Placed(device, () => fill.Call(size, dtype), requiresGrad);

    private static Tensor Full(long[] size, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad) =>
        Placed(device, () => Aten.Full.Call(size, value, dtype), requiresGrad);

    private static Tensor Placed(Device? device, Func<Tensor> create, bool requiresGrad)
    {
        RequireCpu(device);
        var created = create();
        return requiresGrad ? created.requires_grad_() : created;
    }
}
