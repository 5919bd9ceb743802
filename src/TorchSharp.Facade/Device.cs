namespace TorchSharp;

/// <summary>Where a tensor's elements lie. This libtorch has the processor alone.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
}

public static partial class torch
{
    /// <summary>A place for tensors.</summary>
    public class Device
    {
        /// <param name="description">For example "cpu" or "cuda:0".</param>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var parsed)
                ? parsed
                : throw new ArgumentException(
                    $"'{description}' names no device that is known here: 'cpu' and 'cuda' are."
                );
            index = parts.Length > 1 ? int.Parse(parts[1]) : -1;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public DeviceType type { get; private set; }

        public int index { get; private set; }

        public override string ToString() => type.ToString().ToLowerInvariant() + (index < 0 ? "" : $":{index}");

        public static implicit operator Device(string description) => new(description);
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static Device CUDA => new(DeviceType.CUDA, 0);

    public static Device device(string description) => new(description);

    /// <summary>What can be asked of graphics cards.</summary>
    public static partial class cuda
    {
        /// <summary>False: this backend has none.</summary>
        public static bool is_available() => false;
    }

    // Whatever names a device comes through here, so that a learner's '--device cuda' ends in one sentence.
    internal static void RequireCpu(Device? device)
    {
        if (device is { type: not DeviceType.CPU })
            throw new InvalidOperationException(
                $"The device '{device}' is not to be had: this libtorch computes on 'cpu' alone; the TorchSharp package offers more."
            );
    }
}
