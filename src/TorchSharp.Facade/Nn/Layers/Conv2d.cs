namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(
                long in_channels,
                long out_channels,
                long kernel_size,
                long stride = 1,
                long padding = 0,
                long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null
            ) =>
                Conv2d(
                    in_channels,
                    out_channels,
                    (kernel_size, kernel_size),
                    (stride, stride),
                    (padding, padding),
                    (dilation, dilation),
                    padding_mode,
                    groups,
                    bias,
                    device,
                    dtype
                );

            public static Conv2d Conv2d(
                long in_channels,
                long out_channels,
                (long, long) kernel_size,
                (long, long)? stride = null,
                (long, long)? padding = null,
                (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros,
                long groups = 1,
                bool bias = true,
                Device? device = null,
                ScalarType? dtype = null
            )
            {
                if (padding_mode != PaddingModes.Zeros)
                    throw new NotSupportedException("Conv2d here pads with zeros alone.");
                var window = new Conv2d.Window(kernel_size, stride ?? (1, 1), padding ?? (0, 0), dilation ?? (1, 1));
                return new(in_channels, out_channels, window, groups, bias, device, dtype);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>What convolutions have in common.</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        private Parameter ownWeight = null!;
        private Parameter? ownBias;

        private protected Convolution(string name)
            : base(name) { }

        /// <summary>[out_channels, in_channels / groups, height, width]</summary>
        public Parameter weight
        {
            get => ownWeight;
            set => ConditionallyRegisterParameter(nameof(weight), ownWeight = value);
        }

        public Parameter? bias
        {
            get => ownBias;
            set => ConditionallyRegisterParameter(nameof(bias), ownBias = value);
        }
    }

    /// <summary>A convolution over [batch, channels, height, width], zeros around the edges.</summary>
    public sealed class Conv2d : Convolution
    {
        private readonly long[] strides;
        private readonly long[] paddings;
        private readonly long[] dilations;
        private readonly long groups;

        internal Conv2d(
            long inputs,
            long outputs,
            Window window,
            long groups,
            bool hasBias,
            Device? device,
            ScalarType? dtype
        )
            : base(nameof(Conv2d))
        {
            (strides, paddings, dilations) = (Pair(window.Stride), Pair(window.Padding), Pair(window.Dilation));
            this.groups = groups;
            var (height, width) = window.Kernel;
            weight = empty([outputs, inputs / groups, height, width], dtype, device).AsParameter();
            nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
            if (!hasBias)
                return;
            var bound = 1 / Math.Sqrt(inputs / groups * height * width);
            bias = empty(outputs, dtype, device).AsParameter();
            nn.init.uniform_(bias!, -bound, bound);
        }

        public override Tensor forward(Tensor input) =>
            F.conv2d(input, weight, bias, strides, paddings, dilations, groups);

        private static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];

        /// <summary>Each as height, width.</summary>
        internal readonly record struct Window(
            (long, long) Kernel,
            (long, long) Stride,
            (long, long) Padding,
            (long, long) Dilation
        );
    }
}
