namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    /// <summary>Nothing is recorded for gradients on this thread until it is disposed.</summary>
    public static IDisposable no_grad() => new GradientScope(false);

    /// <summary>Recorded until it is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradientScope(enabled);

    /// <inheritdoc cref="enable_grad"/>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradientScope(mode);

    public static bool is_grad_enabled() => NativeTorch.GetGradMode() != 0;

    /// <summary>Opens a scope: what is made on this thread until it is disposed is disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Open();

    private sealed class GradientScope : IDisposable
    {
        private readonly int before = NativeTorch.GetGradMode();

        internal GradientScope(bool enabled) => NativeTorch.SetGradMode(enabled ? 1 : 0);

        public void Dispose() => NativeTorch.SetGradMode(before);
    }
}
