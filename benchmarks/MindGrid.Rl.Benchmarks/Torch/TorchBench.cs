using BenchmarkDotNet.Attributes;
using TorchSharp;

namespace MindGrid.Rl.Benchmarks.Torch;

/// <summary>TorchSharp beside C++ over the same libtorch: the call alone, and training steps.</summary>
[MemoryDiagnoser]
public class TorchBench
{
    private Action _managed = () => { };
    private NativeLoop? _native;

    /// <summary>A name of <see cref="TorchWork"/>.</summary>
    [Params(nameof(TorchWork.OneElementAdd), nameof(TorchWork.MlpStep), nameof(TorchWork.AttentionStep))]
    public string Work { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        torch.manual_seed(1);
        torch.set_num_threads(1);
        var work = Enum.Parse<TorchWork>(Work);
        _managed = ManagedLoop.Of(work);
        _native = new NativeLoop(work);
    }

    [Benchmark(Baseline = true)]
    public void Cpp() => _native!.Repeat(1);

    [Benchmark]
    public void Managed() => _managed();

    [GlobalCleanup]
    public void Cleanup() => _native?.Dispose();
}
