namespace MindGrid.Rl.Learning;

using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;

/// <summary>Which TorchSharp this library was built against, and whether it works in this process.</summary>
/// <param name="Name">`nuget`: the TorchSharp package; `system`: the facade over the machine's own libtorch.</param>
/// <param name="TorchSharpVersion">The version of TorchSharp whose members it has, for example 0.105.2.</param>
/// <param name="Problem">One sentence that says why nothing can be computed; null where it can.</param>
/// <param name="Mend">The command that mends it; null where nothing is wrong, or where no command would help.</param>
public sealed record TorchBackend(string Name, string TorchSharpVersion, string? Problem, string? Mend)
{
    private const string InstallLibtorch =
        "apt-get install -y --no-install-recommends libtorch-dev libopenblas0-openmp && ./build.sh Build";

    /// <summary>Loads the backend and computes one number with it.</summary>
    /// <returns>What was found. It never throws: what is missing is the answer.</returns>
    public static TorchBackend Describe()
    {
        var (name, version) = (BuiltWith("TorchBackend"), BuiltWith("TorchSharpVersion"));
        try
        {
            ComputeOneNumber();
            return new(name, version, null, null);
        }
        catch (FileNotFoundException)
        {
            return new(name, version, "This program comes without TorchSharp, so that it cannot learn.", null);
        }
        catch (Exception failure)
        {
            var mend = name == "system" ? InstallLibtorch : $"dotnet add package TorchSharp-cpu --version {version}";
            return new(name, version, OneLine(Cause(failure).Message), mend);
        }
    }

    // In a method of its own: that TorchSharp is missing shows when the method is compiled, before its first line.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ComputeOneNumber()
    {
        using var one = torch.ones(1);
        _ = one.item<float>();
    }

    private static Exception Cause(Exception failure) =>
        failure is TypeInitializationException { InnerException: { } inner } ? Cause(inner) : failure;

    private static string OneLine(string message) =>
        string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries));

    private static string BuiltWith(string key) =>
        typeof(TorchBackend)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;
}
