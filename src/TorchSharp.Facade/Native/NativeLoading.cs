namespace TorchSharp.Native;

using System.Reflection;
using System.Runtime.InteropServices;

/// <summary>Loads libtorch so that it is fast, or says in one sentence what is missing.</summary>
internal static partial class NativeLoading
{
    private const string Remedy =
        "as root run 'apt-get install -y --no-install-recommends libtorch-dev libopenblas0-openmp', "
        + "then './build.sh Build'";

    private static readonly string[] OpenMpBlas =
    [
        "/usr/lib/x86_64-linux-gnu/openblas-openmp/libblas.so.3",
        "/usr/lib/aarch64-linux-gnu/openblas-openmp/libblas.so.3",
    ];

    /// <summary>Sets what must be set before libtorch is in the process, loads it, and checks its version.</summary>
    /// <exception cref="DllNotFoundException">A library is missing or was built for another version of this code.</exception>
    internal static void Prepare()
    {
        if (OperatingSystem.IsLinux())
        {
            LetIdleThreadsSleep();
            PreferOpenMpBlas();
        }
        NativeLibrary.SetDllImportResolver(typeof(NativeLoading).Assembly, Resolve);
    }

    // Idle OpenMP threads otherwise spin for the core that another process wants, which makes both ten times slower.
    // .NET's own call changes a copy of the environment that libc never reads. What the user has set stays.
    private static unsafe void LetIdleThreadsSleep()
    {
        fixed (
            byte* name = "OMP_WAIT_POLICY\0"u8,
                value = "PASSIVE\0"u8
        )
            SetEnvironment(name, value, overwrite: 0);
    }

    // Whichever BLAS the machine has as its default: of two threads, the OpenMP one alone makes use.
    private static void PreferOpenMpBlas()
    {
        foreach (var path in OpenMpBlas)
            if (NativeLibrary.TryLoad(path, out _))
                return;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != NativeTorch.Library)
            return 0;
        try
        {
            return RequireVersion(NativeLibrary.Load(name, assembly, search));
        }
        catch (DllNotFoundException reason)
        {
            throw new DllNotFoundException(
                $"libtorch, or the shim {name} above it, cannot be loaded: {Remedy}.",
                reason
            );
        }
    }

    private static unsafe nint RequireVersion(nint library)
    {
        var version = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "mindgrid_torch_abi_version");
        return version() == NativeTorch.AbiVersion
            ? library
            : throw new DllNotFoundException(
                $"The shim's ABI version is {version()}, and {NativeTorch.AbiVersion} is needed."
            );
    }

    [LibraryImport("libc", EntryPoint = "setenv")]
    private static unsafe partial int SetEnvironment(byte* name, byte* value, int overwrite);
}
