using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MindGrid.Rl.Benchmarks.Ratios;

/// <summary>What the figures were measured on.</summary>
internal static class Processor
{
    /// <summary>The processor's name as the operating system gives it, else its architecture.</summary>
    public static string Name { get; } = FindName();

    /// <summary>The widest vectors that .NET uses here, in bits.</summary>
    public static int Width { get; } =
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    private static string FindName()
    {
        const string CpuInfo = "/proc/cpuinfo";
        const string Label = "model name";
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal))
            : null;
        return line is null
            ? RuntimeInformation.ProcessArchitecture.ToString()
            : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
