namespace TorchSharp;

using System.Text;
using TorchSharp.Native;

public static partial class torch
{
    /// <summary>Writes a tensor in libtorch's own format.</summary>
    public static unsafe void save(Tensor t, string location)
    {
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        fixed (byte* path = Encoding.UTF8.GetBytes(location + '\0'))
            error.Check(NativeTorch.Save(t.RawHandle, path, error));
        GC.KeepAlive(t);
    }

    /// <summary>Reads what save wrote.</summary>
    public static unsafe Tensor load(string location)
    {
        nint loaded;
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        fixed (byte* path = Encoding.UTF8.GetBytes(location + '\0'))
            error.Check(NativeTorch.Load(path, &loaded, error));
        return Tensor.Own(loaded);
    }
}
