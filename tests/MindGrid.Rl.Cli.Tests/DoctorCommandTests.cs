using System.Diagnostics;
using System.Text.Json.Nodes;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Cli.Tests;

public class DoctorCommandTests
{
    [Test]
    public async Task A_healthy_installation_is_done_and_names_what_it_runs_on()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await CommandLine.RunAsync(["doctor"], output, errors);

        Assert.That(exitCode, Is.EqualTo(CommandLine.Done), output.ToString());
        Assert.That(output.ToString(), Does.Contain("ABI version 2, loaded from "));
        Assert.That(output.ToString(), Does.Contain(".NET 10"));
        Assert.That(output.ToString(), Does.Match("learning backend +not part of this version"));
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
        Assert.That(json["healthy"]!.GetValue<bool>(), Is.True);
        Assert.That(Path.GetDirectoryName(file), Is.EqualTo(AppContext.BaseDirectory.TrimEnd('/')));
        Assert.That(json["findings"]!["processor"]!["detail"]!["vectorBits"]!.GetValue<int>() % 128, Is.Zero);
    }

    [Test]
    public void What_is_missing_comes_with_the_command_that_mends_it([Values] bool asJson)
    {
        using var output = new StringWriter();
        var findings = DoctorCommand.Examine(new PlannerLibrary(null, null, "The native planner is missing."));
        var exitCode = DoctorCommand.Report(new Terminal(output, TextWriter.Null), findings, asJson);

        Assert.That(exitCode, Is.EqualTo(CommandLine.Failed));
        Assert.That(output.ToString(), Does.Contain("The native planner is missing."));
        Assert.That(output.ToString(), Does.Contain("./build.sh Build"));
    }

    [Test]
    public async Task A_program_without_its_library_says_so_and_fails()
    {
        var folder = Directory.CreateTempSubdirectory("mindgrid-doctor-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
            {
                if (!Path.GetFileName(file).Contains("mindgrid_planner", StringComparison.Ordinal))
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

            Assert.That(process.ExitCode, Is.EqualTo(CommandLine.Failed));
            Assert.That(json["healthy"]!.GetValue<bool>(), Is.False);
            Assert.That(
                json["findings"]!["nativePlanner"]!["found"]!.GetValue<string>(),
                Does.StartWith("The native planner is missing: no libmindgrid_planner.so beside the program")
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
