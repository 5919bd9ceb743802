using System.Diagnostics;
using System.Text.Json.Nodes;
using MindGrid.Rl.Learning;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Cli.Tests;

public class DoctorCommandTests
{
    private static readonly PlannerLibrary SomePlanner = new("libmindgrid_planner.so", 2, null);
    private static readonly TorchBackend SomeTorch = new("nuget", "0.105.2", null, null);

    /// <summary>The learning backend is the one thing that a machine may lack on which these tests pass.</summary>
    private static bool IsHealthy => TorchBackend.Describe().Problem is null;

    [Test]
    public async Task A_healthy_installation_is_done_and_names_what_it_runs_on()
    {
        Assume.That(IsHealthy, "no learning backend");
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(["doctor"], output, errors);

        Assert.That(exitCode, Is.EqualTo(CommandLine.Done), output.ToString());
        Assert.That(output.ToString(), Does.Contain("ABI version 2, loaded from "));
        Assert.That(output.ToString(), Does.Contain(".NET 10"));
        Assert.That(output.ToString(), Does.Match("learning backend +(nuget|system): the .* 0\\.105\\.2"));
        Assert.That(output.ToString(), Does.Contain("Nothing is missing."));
    }

    [Test]
    public async Task Json_names_the_file_that_was_really_loaded()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        await CommandLine.RunAsync(["doctor", "--json"], output, errors);

        var json = JsonNode.Parse(output.ToString())!;
        var file = json["findings"]!["nativePlanner"]!["detail"]!["file"]!.GetValue<string>();
        Assert.That(json["healthy"]!.GetValue<bool>(), Is.EqualTo(IsHealthy));
        Assert.That(Path.GetDirectoryName(file), Is.EqualTo(AppContext.BaseDirectory.TrimEnd('/')));
        Assert.That(json["findings"]!["processor"]!["detail"]!["vectorBits"]!.GetValue<int>() % 128, Is.Zero);
    }

    [Test]
    public void What_is_missing_comes_with_the_command_that_mends_it([Values] bool asJson)
    {
        using var output = new StringWriter();
        var findings = DoctorCommand.Examine(new(null, null, "The native planner is missing."), SomeTorch);
        var exitCode = DoctorCommand.Report(new Terminal(output, TextWriter.Null), findings, asJson);

        Assert.That(exitCode, Is.EqualTo(CommandLine.Failed));
        Assert.That(output.ToString(), Does.Contain("The native planner is missing."));
        Assert.That(output.ToString(), Does.Contain("./build.sh Build"));
    }

    [Test]
    public void A_missing_libtorch_comes_with_the_command_that_mends_it()
    {
        using var output = new StringWriter();
        var torch = new TorchBackend("system", "0.105.2", "No libtorch here.", "apt-get install libtorch-dev");
        var findings = DoctorCommand.Examine(SomePlanner, torch);
        var exitCode = DoctorCommand.Report(new Terminal(output, TextWriter.Null), findings, asJson: false);

        Assert.That(exitCode, Is.EqualTo(CommandLine.Failed));
        Assert.That(output.ToString(), Does.Match("missing +learning backend +No libtorch here\\."));
        Assert.That(output.ToString(), Does.Match("mend it with +apt-get install libtorch-dev"));
    }

    [TestCase("nuget", "nuget: the package TorchSharp 0.105.2")]
    [TestCase("system", "system: the members of TorchSharp 0.105.2 over this machine's libtorch")]
    public void The_learning_backend_is_named(string name, string said)
    {
        var learning = DoctorCommand.Examine(SomePlanner, SomeTorch with { Name = name })[^1];

        Assert.That(learning.Found, Is.EqualTo(said));
        Assert.That(learning.Mend, Is.Null);
    }

    [Test]
    public async Task A_program_without_TorchSharp_says_so_and_lacks_nothing_that_a_command_could_mend()
    {
        var json = await DoctorOfACopyWithout("TorchSharp.dll");

        Assert.That(
            json["findings"]!["learningBackend"]!["found"]!.GetValue<string>(),
            Is.EqualTo("This program comes without TorchSharp, so that it cannot learn.")
        );
        Assert.That(json["healthy"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task A_program_without_its_library_says_so_and_fails()
    {
        var json = await DoctorOfACopyWithout("mindgrid_planner");

        Assert.That(json["healthy"]!.GetValue<bool>(), Is.False);
        Assert.That(
            json["findings"]!["nativePlanner"]!["found"]!.GetValue<string>(),
            Does.StartWith("The native planner is missing: no libmindgrid_planner.so beside the program")
        );
    }

    private static async Task<JsonNode> DoctorOfACopyWithout(string part)
    {
        var folder = Directory.CreateTempSubdirectory("mindgrid-doctor-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
            {
                if (!Path.GetFileName(file).Contains(part, StringComparison.Ordinal))
                {
                    File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
                }
            }
            var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "mindgrid.dll"), "doctor", "--json"])
            {
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            var json = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync())!;
            await process.WaitForExitAsync();

            var expected = json["healthy"]!.GetValue<bool>() ? CommandLine.Done : CommandLine.Failed;
            Assert.That(process.ExitCode, Is.EqualTo(expected));
            return json;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
