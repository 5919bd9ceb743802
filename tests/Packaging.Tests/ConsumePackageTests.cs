using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace Packaging.Tests;

/// <summary>
/// The package in a stranger's hands: packed from what was built, restored into an empty cache, run. The example is
/// copied together with its place in the repository, so that its own nuget.config finds the packages.
/// </summary>
public class ConsumePackageTests
{
    private string folder = "";
    private string feed = "";
    private string cache = "";
    private string program = "";

    [OneTimeSetUp]
    public async Task Pack_the_libraries_and_build_the_example()
    {
        folder = Directory.CreateTempSubdirectory("mindgrid-").FullName;
        feed = Path.Combine(folder, "artifacts", "packages");
        cache = Path.Combine(folder, "cache");
        await Packing.MustPackAsync("MindGrid.Rl", feed);
        await Packing.MustPackAsync("MindGrid.Rl.Evaluation", feed);

        var example = Path.Combine(folder, "examples", "ConsumePackage");
        Directory.CreateDirectory(example);
        foreach (var file in Directory.GetFiles(Repository.PathOf("examples/ConsumePackage")))
        {
            File.Copy(file, Path.Combine(example, Path.GetFileName(file)));
        }
        // The machine's sources, as far as this test knows them: what was restored already, so that it works offline.
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="restored" value="{Repository.RestoredPackages}" /></packageSources>
            </configuration>
            """
        );
        var built = await Dotnet.RunAsync(
            example,
            cache,
            "build",
            "--output",
            Path.Combine(folder, "program"),
            "-nodeReuse:false"
        );
        Assert.That(built.ExitCode, Is.Zero, built.ToString);
        program = Path.Combine(folder, "program", "ConsumePackage.dll");
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_example_plays_with_the_native_library_of_the_package()
    {
        var run = await Dotnet.RunAsync(folder, cache, program);

        Assert.That(run.ExitCode, Is.Zero, run.ToString);
        Assert.That(
            run.Output.ReplaceLineEndings("\n"),
            Is.EqualTo(
                "silent: practical alignment gap 100\n"
                    + "truthful: practical alignment gap 0\n"
                    + $"native library: {Path.GetRelativePath(Path.GetDirectoryName(program)!, NativeFile(program))}\n"
            )
        );
    }

    [Test]
    public async Task Without_the_native_library_one_sentence_says_so()
    {
        var crippled = Path.Combine(folder, "crippled");
        CopyAll(Path.GetDirectoryName(program)!, crippled);
        var native = NativeFile(Path.Combine(crippled, "ConsumePackage.dll"));
        File.Delete(native);

        var run = await Dotnet.RunAsync(folder, cache, Path.Combine(crippled, "ConsumePackage.dll"));

        Assert.That(run.ExitCode, Is.Not.Zero);
        Assert.That(
            run.Errors,
            Does.Contain($"The native planner is missing: no {Path.GetFileName(native)} beside the program")
        );
        Assert.That(run.Errors, Does.Contain("reinstall the package."));
    }

    [TestCase("MindGrid.Rl")]
    [TestCase("MindGrid.Rl.Evaluation")]
    public void A_package_says_what_it_is(string id)
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(feed, $"{id}.?.*.nupkg").Single());
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName);

        Assert.That(metadata["license"].Single().Value, Is.EqualTo("MIT"));
        Assert.That(metadata["readme"].Single().Value, Is.EqualTo("README.md"));
        Assert.That(metadata["repository"].Single().Attribute("type")!.Value, Is.EqualTo("git"));
        Assert.That(
            package.Entries.Select(entry => entry.FullName),
            Is.SupersetOf(new[] { "README.md", "NOTICE", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" })
        );
        Assert.That(File.Exists(Directory.GetFiles(feed, $"{id}.?.*.snupkg").Single()));
    }

    [Test]
    public void Evaluation_wants_exactly_its_own_version_of_the_game()
    {
        using var package = ZipFile.OpenRead(Directory.GetFiles(feed, "MindGrid.Rl.Evaluation.*.nupkg").Single());
        using var nuspec = package.GetEntry("MindGrid.Rl.Evaluation.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Descendants().ToLookup(element => element.Name.LocalName);
        var game = metadata["dependency"].Single(dependency => dependency.Attribute("id")!.Value == "MindGrid.Rl");

        Assert.That(game.Attribute("version")!.Value, Is.EqualTo($"[{metadata["version"].Single().Value}]"));
    }

    private static string NativeFile(string program)
    {
        var runtimes = Path.Combine(Path.GetDirectoryName(program)!, "runtimes");
        var system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        var platform = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        return Directory.GetFiles(Path.Combine(runtimes, platform, "native")).Single();
    }

    private static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
