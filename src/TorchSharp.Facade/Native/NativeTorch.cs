namespace TorchSharp.Native;

using System.Runtime.InteropServices;

/// <summary>The C ABI of native/torch, as its header declares it, and nothing more.</summary>
internal static unsafe partial class NativeTorch
{
    internal const int AbiVersion = 1;
    internal const string Library = "mindgrid_torch";

    // Before the first call of any function below, the libraries are loaded in the order that they need.
    static NativeTorch() => NativeLoading.Prepare();

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_version")]
    internal static partial byte* GetVersion();

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_find")]
    internal static partial int Find(byte* name, byte* overload, nint* found, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_call")]
    internal static partial int Call(
        nint op,
        NativeValue* arguments,
        int argumentCount,
        NativeValue* results,
        int* resultCount,
        ErrorBuffer error
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_create")]
    internal static partial int Create(void* data, int dtype, long* sizes, int rank, nint* created, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_retain"), SuppressGCTransition]
    internal static partial void Retain(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_release")]
    internal static partial void Release(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_dtype"), SuppressGCTransition]
    internal static partial int GetDtype(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_rank"), SuppressGCTransition]
    internal static partial int GetRank(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_count"), SuppressGCTransition]
    internal static partial long GetCount(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_sizes"), SuppressGCTransition]
    internal static partial void GetSizes(nint tensor, long* sizes);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_strides"), SuppressGCTransition]
    internal static partial void GetStrides(nint tensor, long* strides);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_data"), SuppressGCTransition]
    internal static partial byte* GetData(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_requires_grad"), SuppressGCTransition]
    internal static partial int GetRequiresGrad(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_is_leaf"), SuppressGCTransition]
    internal static partial int GetIsLeaf(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_set_requires_grad")]
    internal static partial int SetRequiresGrad(nint tensor, int required, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_grad")]
    internal static partial nint GetGrad(nint tensor);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_set_grad")]
    internal static partial int SetGrad(nint tensor, nint gradient, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_backward")]
    internal static partial int Backward(
        nint tensor,
        nint gradient,
        int retainGraph,
        int createGraph,
        ErrorBuffer error
    );

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_set_data")]
    internal static partial int SetData(nint tensor, nint other, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_save")]
    internal static partial int Save(nint tensor, byte* path, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_load")]
    internal static partial int Load(byte* path, nint* loaded, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_grad_mode"), SuppressGCTransition]
    internal static partial int GetGradMode();

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_set_grad_mode"), SuppressGCTransition]
    internal static partial void SetGradMode(int enabled);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_seed")]
    internal static partial int Seed(long seed, ErrorBuffer error);

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_threads")]
    internal static partial int GetThreads();

    [LibraryImport(Library, EntryPoint = "mindgrid_torch_set_threads")]
    internal static partial int SetThreads(int count, ErrorBuffer error);
}
