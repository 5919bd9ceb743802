using System.IO.Compression;
using System.Xml.Linq;

namespace Packaging.Tests;

/// <summary>What the packages say about TorchSharp; the facade, which stands in for it here, is in none of them.</summary>
public class TorchPackagesTests
{
    private string folder = "";
    private string feed = "";

    [OneTimeSetUp]
    public void Make_a_folder()
    {
        folder = Directory.CreateTempSubdirectory("mindgrid-").FullName;
        feed = Path.Combine(folder, "packages");
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Learning_over_the_facade_refuses_to_be_packed()
    {
        Assume.That(Repository.TorchBackend, Is.EqualTo("system"));

        var packed = await Packing.PackAsync("MindGrid.Rl.Learning", feed);

        Assert.That(packed.ExitCode, Is.Not.Zero);
        Assert.That(
            packed.Output,
            Does.Contain(
                "MindGrid.Rl.Learning is packed only against the TorchSharp package, and was built with the backend 'system'"
            )
        );
        Assert.That(Directory.Exists(feed) ? Directory.GetFiles(feed, "MindGrid.Rl.Learning*") : [], Is.Empty);
    }

    [Test]
    public async Task Learning_over_the_package_asks_for_TorchSharp()
    {
        Assume.That(Repository.TorchBackend, Is.EqualTo("nuget"));

        await Packing.MustPackAsync("MindGrid.Rl.Learning", feed);

        using var package = ZipFile.OpenRead(Directory.GetFiles(feed, "MindGrid.Rl.Learning.*.nupkg").Single());
        using var nuspec = package.GetEntry("MindGrid.Rl.Learning.nuspec")!.Open();
        var dependencies = XDocument
            .Load(nuspec)
            .Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(dependency => dependency.Attribute("id")!.Value);
        Assert.That(dependencies, Is.SupersetOf(new[] { "MindGrid.Rl", "TorchSharp" }));
        Assert.That(OfTorch(package), Is.Empty);
    }

    [Test]
    public async Task The_tool_carries_no_TorchSharp_and_so_not_the_facade()
    {
        await Packing.MustPackAsync("MindGrid.Rl.Cli", feed);

        using var package = ZipFile.OpenRead(Directory.GetFiles(feed, "MindGrid.Rl.Cli.*.nupkg").Single());
        Assert.That(package.Entries.Select(entry => entry.Name), Does.Contain("MindGrid.Rl.Learning.dll"));
        Assert.That(OfTorch(package), Is.Empty);
    }

    [Test]
    public async Task The_facade_refuses_to_be_packed()
    {
        var packed = await Dotnet.RunAsync(
            Repository.Root,
            Repository.RestoredPackages,
            "pack",
            "src/TorchSharp.Facade/TorchSharp.Facade.csproj",
            "--configuration",
            Repository.Configuration,
            "--no-build",
            "--output",
            feed,
            $"-p:NuspecOutputPath={feed}-nuspec",
            "-p:IsPackable=true",
            "-nodeReuse:false"
        );

        Assert.That(packed.ExitCode, Is.Not.Zero);
        Assert.That(packed.Output, Does.Contain("is never packed"));
    }

    // What restoring gives depends on the backend, so one lock file for both would lock out the other.
    [Test]
    public void A_lock_file_that_names_TorchSharp_belongs_to_one_backend()
    {
        var shared = Directory
            .EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("torchsharp", StringComparison.OrdinalIgnoreCase))
            .Select(file => Path.GetRelativePath(Repository.Root, file));

        Assert.That(shared, Is.Empty, "These projects must set RestoresTorchSharp (or UsesTorchSharp).");
    }

    private static IEnumerable<string> OfTorch(ZipArchive package) =>
        package
            .Entries.Select(entry => entry.Name)
            .Where(name =>
                name.StartsWith("TorchSharp", StringComparison.OrdinalIgnoreCase)
                || name.Contains("torch.", StringComparison.OrdinalIgnoreCase)
                || name.Contains("torch_", StringComparison.OrdinalIgnoreCase)
            );
}
