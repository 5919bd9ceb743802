namespace MindGrid.Rl.Planning;

using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;

/// <summary>The C ABI of native/planner, as its header declares it, and nothing more.</summary>
internal static unsafe partial class NativePlanner
{
    internal const int AbiVersion = 2;
    internal const int MaxRoute = 484;
    internal const int Field = 484;
    internal const int Unreachable = -1;
    internal const byte Arrived = 254;
    internal const byte NoRoute = 255;
    internal const int Ok = 0;

    /// <summary>
    /// Up to so many queries are asked about by the Brief functions. They keep the garbage collector waiting while they run,
    /// which is worth it for the ten nanoseconds that it takes to let go of it, as long as a call stays below a microsecond.
    /// </summary>
    internal const int BriefCount = 8;

    private const string Library = "mindgrid_planner";
    private const string Remedy = "build it with './build.sh Build' or reinstall the package";

    // An exception is not kept, so that it reaches each caller as it is, not wrapped by a type that failed to initialise.
    private static readonly Lazy<int> CheckedVersion = new(CheckVersion, LazyThreadSafetyMode.PublicationOnly);

    static NativePlanner() => NativeLibrary.SetDllImportResolver(typeof(NativePlanner).Assembly, Resolve);

    /// <summary>Loads the library where that has not happened yet.</summary>
    /// <returns>Its ABI version, which is the one needed.</returns>
    /// <exception cref="DllNotFoundException">It is missing or has another ABI version.</exception>
    internal static int RequireLoaded() => CheckedVersion.Value;

    [LibraryImport(Library, EntryPoint = "mindgrid_planner_abi_version")]
    private static partial int GetAbiVersion();

    [LibraryImport(Library, EntryPoint = "mindgrid_status_text")]
    internal static partial byte* StatusText(int status);

    [LibraryImport(Library, EntryPoint = "mindgrid_best_level")]
    internal static partial PlannerLevel BestLevel();

    [LibraryImport(Library, EntryPoint = "mindgrid_distances")]
    internal static partial int Distances(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        int* distances,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_distances"), SuppressGCTransition]
    internal static partial int BriefDistances(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        int* distances,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_first_moves")]
    internal static partial int FirstMoves(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        AgentAction* moves,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_first_moves"), SuppressGCTransition]
    internal static partial int BriefFirstMoves(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        AgentAction* moves,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_routes")]
    internal static partial int Routes(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        AgentAction* moves,
        nuint movesStride,
        int* lengths,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_routes"), SuppressGCTransition]
    internal static partial int BriefRoutes(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        AgentAction* moves,
        nuint movesStride,
        int* lengths,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_fields_from")]
    internal static partial int FieldsFrom(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        short* fields,
        nuint* failedIndex
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_fields_to")]
    internal static partial int FieldsTo(
        RouteQuery* queries,
        nuint count,
        PlannerLevel level,
        short* fields,
        nuint* failedIndex
    );

    /// <summary>
    /// The file that the library was loaded from, as the operating system lists it; null where it lists none. Asked of the
    /// system, for what <see cref="Candidates"/> would find now need not be what was loaded then.
    /// </summary>
    internal static string? LoadedFile()
    {
        using var process = Process.GetCurrentProcess();
        return process
            .Modules.Cast<ProcessModule>()
            .Select(module => module.FileName)
            .FirstOrDefault(file => Path.GetFileName(file) == FileName);
    }

    private static int CheckVersion()
    {
        int version;
        try
        {
            version = GetAbiVersion();
        }
        catch (EntryPointNotFoundException)
        {
            throw new DllNotFoundException($"The file {LoadedFile() ?? FileName} is not the native planner: {Remedy}.");
        }
        return version == AbiVersion
            ? version
            : throw new DllNotFoundException(
                $"The native planner speaks ABI version {version}, this package needs version {AbiVersion}: "
                    + $"{Remedy}."
            );
    }

    /// <summary>Looks beside the program and in the package's folder for this platform, and nowhere else.</summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }
        var candidates = Candidates(assembly).ToList();
        foreach (var file in candidates.Where(File.Exists))
        {
            try
            {
                return NativeLibrary.Load(file);
            }
            catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
            {
                throw new DllNotFoundException(
                    $"The file {file} cannot be loaded as a native library: {Remedy}.",
                    error
                );
            }
        }
        throw new DllNotFoundException(
            $"The native planner is missing: no {FileName} beside the program or in runtimes/{PortableRid}/native; "
                + $"{Remedy}."
        );
    }

    // A runtime that a distribution has built names itself after it; packages use the portable name.
    private static string PortableRid =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-"
        + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string FileName =>
        OperatingSystem.IsWindows() ? "mindgrid_planner.dll"
        : OperatingSystem.IsMacOS() ? "libmindgrid_planner.dylib"
        : "libmindgrid_planner.so";

    private static IEnumerable<string> Candidates(Assembly assembly)
    {
        var native = Path.Combine("runtimes", PortableRid, "native");
        var beside = new[] { AppContext.BaseDirectory, Path.GetDirectoryName(assembly.Location) }
            .OfType<string>()
            .Where(d => d != "");

        // The host lists the native folder of a referenced package here when the program runs without being published.
        var fromPackages = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(directory =>
                directory.Replace('\\', '/').TrimEnd('/').EndsWith("/native", StringComparison.Ordinal)
            );
        return beside
            .SelectMany(directory => new[] { directory, Path.Combine(directory, native) })
            .Concat(fromPackages)
            .Select(directory => Path.Combine(directory, FileName));
    }
}
