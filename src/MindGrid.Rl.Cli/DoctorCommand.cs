namespace MindGrid.Rl.Cli;

using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using MindGrid.Rl.Learning;
using MindGrid.Rl.Planning;
using Spectre.Console;

/// <summary>mindgrid doctor: what this program runs on, what it lacks, and the one command that mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var command = new Command("doctor", "Says what the program runs on, what is missing, and how to mend it.")
        {
            json,
        };
        command.OnRun(
            (parsed, _) =>
                Report(terminal, Examine(RoutePlanner.Describe(), TorchBackend.Describe()), parsed.GetValue(json))
        );
        return command;
    }

    /// <summary>One thing that was looked at.</summary>
    /// <param name="Name">What.</param>
    /// <param name="Found">What was found, or why it is missing.</param>
    /// <param name="Mend">The command that mends it; null where nothing is missing.</param>
    /// <param name="Detail">The same as data.</param>
    internal sealed record Finding(string Name, string Found, string? Mend, object Detail);

    /// <summary>Looks at everything.</summary>
    /// <param name="planner">The native planner, as <see cref="RoutePlanner.Describe"/> says.</param>
    /// <param name="torch">The learning backend, as <see cref="TorchBackend.Describe"/> says.</param>
    internal static IReadOnlyList<Finding> Examine(PlannerLibrary planner, TorchBackend torch) =>
        [Version(), Runtime(), Platform(), Processor(), Planner(planner), Learning(torch)];

    /// <summary>Writes the findings.</summary>
    /// <returns>The exit code: done where nothing is missing.</returns>
    internal static int Report(Terminal terminal, IReadOnlyList<Finding> findings, bool asJson)
    {
        var missing = findings.Where(finding => finding.Mend is not null).ToList();
        if (asJson)
        {
            terminal.WriteJson(
                new
                {
                    healthy = missing.Count == 0,
                    findings = findings.ToDictionary(
                        finding => JsonName(finding.Name),
                        finding => new
                        {
                            found = finding.Found,
                            isMissing = finding.Mend is not null,
                            mend = finding.Mend,
                            detail = finding.Detail,
                        }
                    ),
                }
            );
        }
        else
        {
            WriteText(terminal.Results, findings, missing.Count);
        }
        return missing.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static void WriteText(IAnsiConsole console, IReadOnlyList<Finding> findings, int missing)
    {
        var nameWidth = findings.Max(finding => finding.Name.Length);
        foreach (var finding in findings)
        {
            var (state, color) = finding.Mend is null ? ("ok     ", Color.Green) : ("missing", Color.Red);
            console.Write(state, new Style(color));
            console.WriteLine($"  {finding.Name.PadRight(nameWidth)}  {finding.Found}");
            if (finding.Mend is { } mend)
            {
                console.WriteLine($"         {"mend it with".PadLeft(nameWidth)}  {mend}");
            }
        }
        console.WriteLine(
            missing == 0 ? "Nothing is missing." : $"Missing: {missing.ToString(CultureInfo.InvariantCulture)}."
        );
    }

    private static Finding Version()
    {
        var version =
            typeof(DoctorCommand)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "unknown";
        return new("mindgrid", version, null, new { version });
    }

    private static Finding Runtime()
    {
        var framework = RuntimeInformation.FrameworkDescription;
        return new("runtime", framework, null, new { framework });
    }

    private static Finding Platform()
    {
        var (system, rid) = (RuntimeInformation.OSDescription, RuntimeInformation.RuntimeIdentifier);
        return new("platform", $"{system} ({rid})", null, new { system, rid });
    }

    private static Finding Processor()
    {
        int[] widths =
        [
            .. new[]
            {
                (Bits: 512, IsActive: Vector512.IsHardwareAccelerated),
                (Bits: 256, IsActive: Vector256.IsHardwareAccelerated),
                (Bits: 128, IsActive: Vector128.IsHardwareAccelerated),
            }
                .Where(vector => vector.IsActive)
                .Select(vector => vector.Bits),
        ];
        var width = widths.FirstOrDefault();
        string[] features =
        [
            .. new[]
            {
                (Name: "SSE4.2", IsSupported: Sse42.IsSupported),
                (Name: "POPCNT", IsSupported: Popcnt.IsSupported),
                (Name: "BMI2", IsSupported: Bmi2.IsSupported),
                (Name: "AVX2", IsSupported: Avx2.IsSupported),
                (Name: "AVX-512", IsSupported: Avx512BW.IsSupported),
                (Name: "AdvSimd", IsSupported: AdvSimd.IsSupported),
            }
                .Where(feature => feature.IsSupported)
                .Select(feature => feature.Name),
        ];
        var cores = Environment.ProcessorCount;
        var vectors = width == 0 ? "no vectors in hardware" : $"vectors of {width} bits";
        return new(
            "processor",
            $"{RuntimeInformation.ProcessArchitecture}, {cores} cores, {vectors} ({string.Join(", ", features)})",
            null,
            new
            {
                architecture = RuntimeInformation.ProcessArchitecture.ToString(),
                cores,
                vectorBits = width,
                features,
            }
        );
    }

    // Built and copied beside the program by one target; only building the library would leave it where nobody looks.
    private static Finding Planner(PlannerLibrary library) =>
        new(
            "native planner",
            library.Problem
                ?? $"ABI version {library.AbiVersion}, loaded from {library.File ?? "a file that the system does not name"}",
            library.Problem is null ? null : "./build.sh Build",
            library
        );

    private static Finding Learning(TorchBackend torch) =>
        new("learning backend", torch.Problem ?? Described(torch), torch.Mend, torch);

    private static string Described(TorchBackend torch) =>
        torch.Name == "nuget"
            ? $"nuget: the package TorchSharp {torch.TorchSharpVersion}"
            : $"system: the members of TorchSharp {torch.TorchSharpVersion} over this machine's libtorch";

    private static string JsonName(string name)
    {
        var words = name.Split(' ');
        return string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
