// ./build.sh <Target> [-- arguments]. Paths are relative to the repository root.
using System.Runtime.InteropServices;
using System.Xml.Linq;

const string Solution = "MindGrid.Rl.sln";
const string Release = "--configuration Release";
const string NativeSource = "native/planner";
const string NativeBuild = "artifacts/build/native";
const string SanitizedBuild = "artifacts/build/native-sanitized";
const string TorchSource = "native/torch";
const string TorchBuild = "artifacts/build/native-torch";
const string TestResults = "artifacts/test-results";
const string Packages = "artifacts/packages";

var target = Argument("target", "Quickstart");
// Cake drops what follows "--"; it belongs to the program that a target runs.
var passedOn = System.Environment.GetCommandLineArgs().SkipWhile(argument => argument != "--").Skip(1);

int Run(string tool, string arguments) =>
    StartProcess(tool, new ProcessSettings { Arguments = arguments });

void Must(string tool, string arguments)
{
    var exitCode = Run(tool, arguments);
    if (exitCode != 0)
        throw new CakeException(exitCode, $"{tool} {arguments.Split(' ')[0]}: exit code {exitCode}");
}

bool Has(string tool) => (Context.Tools.Resolve(tool) ?? Context.Tools.Resolve(tool + ".exe")) is not null;

string Quoted(IEnumerable<string> arguments) =>
    string.Join(" ", arguments.Select(argument => "\"" + argument.Replace("\"", "\\\"") + "\""));

// ---- Native ----------------------------------------------------------------------------------

bool MayInstall() =>
    System.Environment.IsPrivilegedProcess && FileExists("/etc/debian_version") && Has("apt-get");

// Whether it helped is for the caller to look at, who also knows what to say if not.
void Install(string packages)
{
    System.Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
    Run("apt-get", "update -q");
    Run("apt-get", "install -q -y --no-install-recommends " + packages);
}

Task("Bootstrap")
    .Description("Checks the native tools; as root on Debian or Ubuntu it installs what is missing.")
    .Does(() =>
{
    string[] Missing()
    {
        // Elsewhere CMake itself finds Visual Studio or Xcode, and the tests that need GoogleTest are left out.
        if (!IsRunningOnLinux()) return Has("cmake") ? [] : ["cmake"];

        var hasCompiler = Has("c++");
        // Only the compiler knows where it looks; what it says about a missing header is not news.
        bool HasGoogleTest() => hasCompiler && StartProcess("c++", new ProcessSettings
        {
            Arguments = "-fsyntax-only -x c++ -include gtest/gtest.h /dev/null",
            RedirectStandardError = true,
        }) == 0;
        return new[]
        {
            (Package: "cmake", Found: Has("cmake")),
            (Package: "make", Found: Has("make")),
            (Package: "g++", Found: hasCompiler),
            (Package: "libgtest-dev", Found: HasGoogleTest()),
        }.Where(need => !need.Found).Select(need => need.Package).ToArray();
    }

    var missing = Missing();
    if (missing.Length == 0) return;
    if (MayInstall())
    {
        Install(string.Join(" ", missing));
        missing = Missing();
    }
    if (missing.Length > 0)
        throw new CakeException("Please install (Debian's names): " + string.Join(" ", missing));
});

void BuildNative(string source, string directory, string options)
{
    Must("cmake", $"-S {source} -B {directory} -DCMAKE_BUILD_TYPE=Release {options}");
    Must("cmake", $"--build {directory} --config Release --parallel 2");
}

string NativeOutput(string folder)
{
    var system = IsRunningOnMacOs() ? "osx" : IsRunningOnWindows() ? "win" : "linux";
    var rid = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    return $"\"-DMINDGRID_OUTPUT={MakeAbsolute(Directory($"artifacts/{folder}/{rid}"))}\"";
}

Task("Native")
    .Description("Builds the route planner into artifacts/native/<rid>, and with libtorch the shim above it.")
    .IsDependentOn("Bootstrap")
    .IsDependentOn("NativeTorch")
    .Does(() => BuildNative(NativeSource, NativeBuild,
        NativeOutput("native") + (IsRunningOnLinux() ? "" : " -DMINDGRID_GTEST=OFF")));

Task("NativeSanitized")
    .Description("Builds the planner and its tests under the address and undefined sanitizers.")
    .IsDependentOn("Bootstrap")
    .Does(() => BuildNative(NativeSource, SanitizedBuild, "-DMINDGRID_SANITIZE=address,undefined"));

// ---- Torch -----------------------------------------------------------------------------------

string torchBackend;

Task("TorchBackend")
    .Description("Says which TorchSharp the learning code is built against: the package or our facade (docs/torch.md).")
    .Does(() =>
{
    Must("dotnet", "msbuild build/Torch.targets -nologo -target:ChooseTorchBackend -verbosity:minimal");
    StartProcess("dotnet", new ProcessSettings
    {
        Arguments = "msbuild build/Torch.targets -getProperty:TorchBackend",
        RedirectStandardOutput = true,
    }, out var answer);
    torchBackend = answer.Single();
});

// CMake decides, so that CMAKE_PREFIX_PATH can name a libtorch of the user's; what it says when it finds none is not news.
bool HasLibtorch() => StartProcess("cmake", new ProcessSettings
{
    Arguments = $"-S {TorchSource} -B {TorchBuild} -DCMAKE_BUILD_TYPE=Release {NativeOutput("native-torch")}",
    RedirectStandardOutput = true,
    RedirectStandardError = true,
}, out _, out _) == 0;

// Learning is the one part that can be done without, so nothing here fails a build.
Task("NativeTorch")
    .Description("Builds the shim under the facade into artifacts/native-torch/<rid>, where the facade is used.")
    .IsDependentOn("Bootstrap")
    .IsDependentOn("TorchBackend")
    .WithCriteria(() => torchBackend == "system", "the TorchSharp package needs none")
    .Does(() =>
{
    const string Libtorch = "libtorch-dev libopenblas0-openmp";
    if (!HasLibtorch() && MayInstall()) Install(Libtorch);
    if (HasLibtorch())
        Must("cmake", $"--build {TorchBuild} --config Release --parallel 2");
    else
        Warning("No libtorch here, so the learning tests will be skipped. What mends it, as root on Debian or Ubuntu: "
            + $"apt-get install -y --no-install-recommends {Libtorch}");
});

// ---- Build and test --------------------------------------------------------------------------

Task("Build")
    .Description("Builds everything, warnings as errors.")
    .IsDependentOn("Native")
    .Does(() => Must("dotnet", $"build {Solution} {Release} --verbosity quiet -maxcpucount:2 -warnaserror"
        // On the command line as well: the bare -warnaserror knows nothing of WarningsNotAsErrors.
        + " -warnnotaserror:NU1901,NU1902,NU1903,NU1904"));

void RunTests(string options, string nativeOptions, params string[] nativeBuilds)
{
    CleanDirectory(TestResults);
    var results = MakeAbsolute(Directory(TestResults));
    var brokenRuns = 0;

    // A host that dies leaves a report in which nothing failed, or none at all.
    void Judge(string name, string report, int exitCode)
    {
        if (FileExists(report) && (exitCode == 0 || Outcomes(report).Contains("failed"))) return;
        Error($"{name}: exit code {exitCode}, but no failure on record");
        brokenRuns++;
    }

    foreach (var build in nativeBuilds)
    {
        var name = Directory(build).Path.GetDirectoryName();
        var report = $"{results}/{name}.junit.xml";
        Judge(name, report, Run("ctest",
            $"--test-dir {build} --build-config Release --parallel 2 --output-on-failure --output-junit \"{report}\" {nativeOptions}"));
    }
    foreach (var project in GetFiles("tests/*/*.csproj").OrderBy(file => file.FullPath))
    {
        var name = project.GetFilenameWithoutExtension().ToString();
        var report = $"{results}/{name}.trx";
        Judge(name, report, Run("dotnet", $"test \"{project}\" {Release} --no-build {options}"
            + $" --results-directory \"{results}\" --logger \"trx;LogFileName={name}.trx\""));
    }

    var outcomes = GetFiles($"{results}/*.xml").Concat(GetFiles($"{results}/*.trx"))
        .SelectMany(file => Outcomes(file.FullPath)).ToLookup(outcome => outcome);
    var (passed, skipped) = (outcomes["passed"].Count(), outcomes["skipped"].Count());
    var failed = outcomes["failed"].Count() + brokenRuns;
    var summary = $"{passed} passed, {failed} failed, {skipped} skipped";
    System.IO.File.WriteAllText($"{results}/summary.txt", summary + "\n");
    Console.WriteLine(summary);
    if (failed > 0) throw new CakeException("Tests failed.");
}

// One word for each test in a report of CTest (JUnit) or of dotnet test (trx).
IEnumerable<string> Outcomes(string report) =>
    XDocument.Load(report).Descendants().Select(element => element.Name.LocalName switch
    {
        "testcase" => (string)element.Attribute("status") switch
        {
            "run" => "passed",
            "fail" => "failed",
            _ => "skipped",
        },
        "UnitTestResult" => (string)element.Attribute("outcome") switch
        {
            "Passed" => "passed",
            "NotExecuted" or "Inconclusive" => "skipped",
            _ => "failed",
        },
        _ => null,
    }).Where(outcome => outcome is not null);

Task("Test")
    .Description("All tests but the slow ones; the sum is artifacts/test-results/summary.txt.")
    .IsDependentOn("Build")
    .Does(() => RunTests("--filter \"TestCategory!=Slow\"", "--label-exclude slow", NativeBuild));

Task("Nightly")
    .Description("All tests, and the native ones once more under the sanitizers.")
    .IsDependentOn("Build")
    .IsDependentOn("NativeSanitized")
    .Does(() => RunTests("", "", NativeBuild, SanitizedBuild));

Task("AcceptApi")
    .Description("Takes the public API as it is now into docs/api.")
    .Does(() =>
{
    System.Environment.SetEnvironmentVariable("MINDGRID_ACCEPT_API", "1");
    Must("dotnet", $"test tests/Packaging.Tests {Release} --verbosity quiet --filter PublicApiTests");
    // The members of TorchSharp that code may use; where no backend works they stay as they are.
    Must("dotnet", $"test tests/TorchSharp.Conformance.Tests {Release} --verbosity quiet --filter SignatureTests");
});

// ---- Format ----------------------------------------------------------------------------------

void ClangFormat(string options)
{
    if (!Has("clang-format")) throw new CakeException("Please install (Debian's name): clang-format");
    var files = GetFiles("native/**/*.{h,c,cpp}").Select(file => file.FullPath);
    Must("clang-format", $"{options} {Quoted(files)}");
}

Task("Format").Description("Formats C#, C and C++.").Does(() =>
{
    Must("dotnet", "csharpier format .");
    ClangFormat("-i");
});

Task("FormatCheck").Description("Fails where Format would change a file.").Does(() =>
{
    Must("dotnet", "csharpier check .");
    ClangFormat("--dry-run -Werror");
});

// ---- Run and ship ----------------------------------------------------------------------------

Task("Quickstart")
    .Description("Builds, trains a teacher for a minute, and plays the paper's suite with it and with others.")
    .IsDependentOn("Build")
    .Does(() =>
{
    const string MindGrid = "src/MindGrid.Rl.Cli/bin/Release/net10.0/mindgrid.dll";
    const string Trained = "artifacts/minute";
    // Where nothing can be learned, the program says why, and the others teach alone.
    var learns = Run("dotnet", $"{MindGrid} train quickstart --out {Trained} --resume") == 0;
    Must("dotnet", $"{MindGrid} evaluate --suite paper --games 100 --scoring paper"
        + $" --teacher silent,rules,truthful,inverse-planning{(learns ? $",learned:{Trained}" : "")}");
});

Task("Bench")
    .Description("Runs the benchmark program with what follows --.")
    .IsDependentOn("Build")
    .Does(() => Must("dotnet",
        $"run --project benchmarks/MindGrid.Rl.Benchmarks {Release} --no-build -- {Quoted(passedOn)}"));

Task("Pack")
    .Description("Makes the NuGet packages in artifacts/packages; after -- the platforms they must hold.")
    .IsDependentOn("Build")
    .Does(() =>
{
    // Left over from an earlier version, these would go into the new tool, or be taken for it.
    const string ToolFiles = "artifacts/build/tool";
    const string ToolTrial = "artifacts/build/tool-trial";
    foreach (var directory in new[] { Packages, ToolFiles, ToolTrial, "artifacts/build/consume-package" })
        CleanDirectory(directory);

    // The same commit gives the same bytes: times in a package are the commit's, where there is one.
    if (System.Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") is null && DirectoryExists(".git") || FileExists(".git"))
    {
        StartProcess("git", new ProcessSettings { Arguments = "log -1 --format=%ct", RedirectStandardOutput = true }, out var time);
        System.Environment.SetEnvironmentVariable("SOURCE_DATE_EPOCH", time.Single());
    }

    var required = passedOn.Any() ? $"\"-p:NativePlannerRequired={string.Join("+", passedOn)}\"" : "";
    var learning = torchBackend == "nuget" ? "" : "-p:PackWithoutTorchSharp=true";
    if (learning != "")
        Warning("MindGrid.Rl.Learning is left out: it is packed only against the TorchSharp package (docs/torch.md).");
    Must("dotnet", $"pack {Solution} {Release} --no-build --verbosity quiet --output {Packages}"
        + $" {required} {learning} \"-p:PublishDir={MakeAbsolute(Directory(ToolFiles))}/\"");

    // The tool as a user gets it, from its package, in a folder of its own; playing needs the native library.
    var tool = GetFiles($"{Packages}/MindGrid.Rl.Cli.*.nupkg").Single().GetFilenameWithoutExtension().ToString();
    Must("dotnet", $"tool install MindGrid.Rl.Cli --version {tool["MindGrid.Rl.Cli.".Length..]}"
        + $" --tool-path {ToolTrial} --source {MakeAbsolute(Directory(Packages))}");
    Must(MakeAbsolute(Directory(ToolTrial)) + "/mindgrid", "evaluate --games 2 --teacher truthful");
});

RunTarget(target);
