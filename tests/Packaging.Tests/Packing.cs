namespace Packaging.Tests;

/// <summary>Packs what was built, as `./build.sh Pack` does, but leaves no trace in the repository.</summary>
internal static class Packing
{
    /// <summary>Packs one project of src.</summary>
    /// <param name="project">Its name.</param>
    /// <param name="feed">The folder that receives the packages.</param>
    public static async Task MustPackAsync(string project, string feed)
    {
        var packed = await PackAsync(project, feed);
        Assert.That(packed.ExitCode, Is.Zero, packed.ToString);
    }

    /// <inheritdoc cref="MustPackAsync"/>
    /// <returns>How it ended.</returns>
    // Everything that packing writes goes beside the feed; validation would leave a mark in obj, and runs in Pack.
    public static Task<Outcome> PackAsync(string project, string feed) =>
        Dotnet.RunAsync(
            Repository.Root,
            Repository.RestoredPackages,
            "pack",
            $"src/{project}/{project}.csproj",
            "--configuration",
            Repository.Configuration,
            "--no-build",
            "--output",
            feed,
            $"-p:NuspecOutputPath={feed}-nuspec",
            $"-p:PublishDir={feed}-published/",
            $"-p:TorchBackend={Repository.TorchBackend}",
            "-p:EnablePackageValidation=false",
            "-nodeReuse:false"
        );
}
