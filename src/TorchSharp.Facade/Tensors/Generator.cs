namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    /// <summary>libtorch's random generator; there is one for the process.</summary>
    public class Generator : IDisposable
    {
        internal Generator() { }

        public void Dispose() => GC.SuppressFinalize(this);
    }

    private static readonly Generator OneForTheProcess = new();

    /// <summary>Starts the random numbers of the process anew.</summary>
    public static unsafe Generator manual_seed(long seed)
    {
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        error.Check(NativeTorch.Seed(seed, error));
        return OneForTheProcess;
    }

    public static int get_num_threads() => NativeTorch.GetThreads();

    public static unsafe void set_num_threads(int num)
    {
        var text = stackalloc byte[ErrorBuffer.Capacity];
        var error = new ErrorBuffer(text);
        error.Check(NativeTorch.SetThreads(num, error));
    }
}
