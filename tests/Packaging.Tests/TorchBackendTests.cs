using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Packaging.Tests;

/// <summary>
/// How the build chooses between the TorchSharp package and the facade: what it is told, then what the probe found, then the
/// package. The sources are folders made here, so that every answer of NuGet can be had.
/// </summary>
public class TorchBackendTests
{
    private const string Version = "0.105.2";
    private string folder = "";

    private string Answer => Path.Combine(folder, "torch.props");

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("mindgrid-torch-").FullName;

    [TearDown]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task The_package_is_the_choice_where_it_can_be_restored()
    {
        WritePackage("TorchSharp-cpu", Version);

        Assert.That(await Probe(folder), Does.Contain($"backend: nuget (TorchSharp-cpu {Version} can be restored)"));
        Assert.That(await BackendOf("TorchSharp.Facade"), Is.EqualTo("nuget"));
    }

    [Test]
    public async Task The_facade_is_the_choice_where_no_source_has_the_package()
    {
        Assert.That(
            await Probe(folder),
            Does.Contain($"backend: system (no source of NuGet has TorchSharp-cpu {Version})")
        );
        Assert.That(await BackendOf("TorchSharp.Facade"), Is.EqualTo("system"));
    }

    [Test]
    public async Task Another_version_of_the_package_is_not_taken()
    {
        WritePackage("TorchSharp-cpu", "0.200.0");

        Assert.That(await Probe(folder), Does.Contain("backend: system"));
    }

    [Test]
    public async Task NuGet_is_asked_once()
    {
        Assert.That(await Probe(folder), Does.Contain("asking NuGet"));
        WritePackage("TorchSharp-cpu", Version);

        var again = await Probe(folder);

        Assert.That(again, Does.Not.Contain("asking NuGet").And.Contain("backend: system"));
    }

    [Test]
    public async Task A_source_that_cannot_be_reached_is_asked_again()
    {
        Assert.That(
            await Probe(Path.Combine(folder, "nowhere")),
            Does.Contain("backend: system (NuGet gave no answer").And.Contain("the next restore asks again")
        );
        WritePackage("TorchSharp-cpu", Version);

        Assert.That(await Probe(folder), Does.Contain("backend: nuget"));
    }

    [Test]
    public async Task What_was_asked_for_comes_before_what_the_probe_found()
    {
        var said = await Probe(folder, "-p:TorchBackend=nuget");

        Assert.That(said, Does.Not.Contain("asking NuGet").And.Contain("backend: nuget (as TorchBackend asks)"));
        Assert.That(File.Exists(Answer), Is.False);
    }

    [Test]
    public async Task A_backend_that_does_not_exist_is_refused()
    {
        var refused = await Choose(folder, "-p:TorchBackend=gpu");

        Assert.That(refused.ExitCode, Is.Not.Zero);
        Assert.That(refused.Output, Does.Contain("TorchBackend is 'gpu'; allowed are nuget").And.Contain("and system"));
    }

    [Test]
    public async Task Where_nothing_was_asked_yet_the_package_is_the_choice() =>
        Assert.That(await BackendOf("MindGrid.Rl.Learning"), Is.EqualTo("nuget"));

    [TestCase("nuget", "MindGrid.Rl.Learning", "TorchSharp")]
    [TestCase("nuget", "MindGrid.Rl.Cli", "TorchSharp-cpu")]
    [TestCase("system", "MindGrid.Rl.Learning", "TorchSharp.Facade")]
    [TestCase("system", "MindGrid.Rl.Cli", null)]
    public async Task A_project_gets_its_TorchSharp_from_the_backend(string backend, string project, string? expected)
    {
        var evaluated = await Evaluate(
            project,
            "-getItem:PackageReference,ProjectReference",
            "-getProperty:NuGetLockFilePath",
            $"-p:TorchBackend={backend}"
        );

        var items = evaluated["Items"]!;
        var references = items["PackageReference"]!
            .AsArray()
            .Select(item => item!["Identity"]!.GetValue<string>())
            .Concat(items["ProjectReference"]!.AsArray().Select(item => item!["Filename"]!.GetValue<string>()))
            .Where(name => name.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.That(references, Is.EqualTo(expected is null ? [] : new[] { expected }));
        Assert.That(
            evaluated["Properties"]!["NuGetLockFilePath"]!.GetValue<string>(),
            Is.EqualTo($"packages.{backend}.lock.json")
        );
    }

    private async Task<string> Probe(string source, params string[] arguments)
    {
        var chosen = await Choose(source, arguments);
        Assert.That(chosen.ExitCode, Is.Zero, chosen.ToString);
        return chosen.Output;
    }

    private Task<Outcome> Choose(string source, params string[] arguments)
    {
        var configuration = Path.Combine(folder, "sources.config");
        new XDocument(
            new XElement(
                "configuration",
                new XElement(
                    "packageSources",
                    new XElement("clear"),
                    new XElement("add", new XAttribute("key", "here"), new XAttribute("value", source))
                )
            )
        ).Save(configuration);
        return Dotnet.RunAsync(
            Repository.Root,
            Path.Combine(folder, "cache"),
            [
                "msbuild",
                "build/Torch.targets",
                "-target:ChooseTorchBackend",
                "-verbosity:minimal",
                $"-p:TorchProbeSources=--configfile {configuration}",
                $"-p:TorchProbeAnswer={Answer}",
                $"-p:TorchProbeFolder={folder}/obj/",
                .. arguments,
            ]
        );
    }

    private async Task<string> BackendOf(string project) =>
        (await Evaluate(project, "-getProperty:TorchBackend,TorchSharpVersion"))["Properties"]![
            "TorchBackend"
        ]!.GetValue<string>();

    private async Task<JsonNode> Evaluate(string project, params string[] arguments)
    {
        var evaluated = await Dotnet.RunAsync(
            Repository.Root,
            Repository.RestoredPackages,
            ["msbuild", $"src/{project}/{project}.csproj", $"-p:TorchProbeAnswer={Answer}", .. arguments]
        );
        Assert.That(evaluated.ExitCode, Is.Zero, evaluated.ToString);
        return JsonNode.Parse(evaluated.Output)!;
    }

    private void WritePackage(string id, string version)
    {
        using var package = ZipFile.Open(Path.Combine(folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        nuspec.Write(
            $"""
            <package><metadata>
              <id>{id}</id><version>{version}</version><authors>nobody</authors><description>Empty.</description>
            </metadata></package>
            """
        );
    }
}
