namespace TorchSharp.Native;

using System.Runtime.InteropServices;

/// <summary>What a value that crosses to C holds; the numbers are the header's.</summary>
internal enum ValueKind
{
    None = 0,
    Tensor = 1,
    Int = 2,
    Double = 3,
    Bool = 4,
    IntList = 5,
    TensorList = 6,
    OptionalTensorList = 7,
    String = 8,
    Cpu = 9,
}

/// <summary>mindgrid_torch_value: a kind, a count where it is a list, and 64 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    internal ValueKind Kind;
    internal int Count;
    internal long Bits;
}

/// <summary>mindgrid_torch_error: where a message may be written.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ErrorBuffer
{
    internal const int Capacity = 4096;

    internal byte* Text;
    internal int Length;

    internal ErrorBuffer(byte* text)
    {
        Text = text;
        Length = Capacity;
    }

    /// <summary>Throws what TorchSharp throws, where the call failed.</summary>
    internal readonly void Check(int status)
    {
        if (status != 0)
            Throw();
    }

    private readonly void Throw() => throw new ExternalException(Marshal.PtrToStringUTF8((nint)Text));
}
