namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public static unsafe Tensor tensor(float[] data)
    {
        nint created;
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        long size = data.Length;
        fixed (float* first = data)
            error.Check(NativeTorch.Create(first, 6, &size, 1, &created, error));
        return Tensor.Own(created);
    }
}
