namespace TorchSharp;

using static TorchSharp.torch;

/// <summary>Conversions that give back the module under its own type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts parameters, their gradients and buffers in place, as far as they are floating-point numbers.</summary>
    /// <exception cref="ArgumentException">The type is not a floating-point one.</exception>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module
    {
        if (!IsFloatingPoint(type))
            throw new ArgumentException(
                $"nn.Module.to only accepts floating point types, but got desired dtype={type}"
            );
        foreach (var parameter in module.parameters())
            Convert(parameter, type);
        foreach (var buffer in module.buffers())
            Convert(buffer, type);
        return module;
    }

    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module
    {
        RequireCpu(device);
        return module;
    }

    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => module.to(device).to(type);

    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module;

    private static bool IsFloatingPoint(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    private static void Convert(Tensor tensor, ScalarType type)
    {
        if (!IsFloatingPoint(tensor.dtype) || tensor.dtype == type)
            return;
        // libtorch refuses a gradient of another type than its tensor's, so it is taken off meanwhile.
        using var gradient = tensor.grad;
        using var unrecorded = no_grad();
        tensor.grad = null;
        using var converted = tensor.to_type(type);
        tensor.Become(converted);
        if (gradient is null)
            return;
        using var convertedGradient = gradient.to_type(type);
        tensor.grad = convertedGradient;
    }
}
