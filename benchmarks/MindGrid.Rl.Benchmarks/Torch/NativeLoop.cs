using System.Runtime.InteropServices;

namespace MindGrid.Rl.Benchmarks.Torch;

/// <summary>The same work in C++ (native/torch/bench), over the libtorch that TorchSharp has loaded already.</summary>
internal sealed partial class NativeLoop : IDisposable
{
    private const string Library = "mindgrid_torch_bench";
    private readonly nint _work;

    /// <exception cref="InvalidOperationException">The library has no such work, or libtorch refused.</exception>
    /// <exception cref="DllNotFoundException">The library was not built: there is none for the package of TorchSharp.</exception>
    public NativeLoop(TorchWork work)
    {
        _work = Make((int)work);
        if (_work == 0)
        {
            throw new InvalidOperationException($"The C++ loop cannot make the work {work}.");
        }
    }

    /// <exception cref="InvalidOperationException">libtorch refused.</exception>
    public void Repeat(int times)
    {
        if (Repeat(_work, times) == 0)
        {
            throw new InvalidOperationException("The C++ loop failed.");
        }
    }

    public void Dispose() => Free(_work);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_bench_make")]
    private static partial nint Make(int kind);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_bench_repeat")]
    private static partial int Repeat(nint work, int times);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_bench_free")]
    private static partial void Free(nint work);
}
