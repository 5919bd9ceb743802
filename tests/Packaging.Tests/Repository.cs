using System.Reflection;

namespace Packaging.Tests;

/// <summary>The repository that these tests pack, and how they were built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: what is packed is what was built together with these tests.</summary>
    public static string Configuration { get; } = BuiltWith("Configuration");

    /// <summary>nuget or system: which TorchSharp the learning code was built against.</summary>
    public static string TorchBackend { get; } = BuiltWith("TorchBackend");

    /// <summary>Where NuGet put what was restored; NuGet can also restore from there.</summary>
    public static string RestoredPackages { get; } = BuiltWith("NuGetPackageRoot");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string BuiltWith(string key) =>
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MindGrid.Rl.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MindGrid.Rl.sln.");
    }
}
