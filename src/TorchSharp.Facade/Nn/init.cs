namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values of parameters, written in place and not recorded for gradients.</summary>
        public static class init
        {
            /// <summary>What follows a layer, which sets how large its weights ought to be.</summary>
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            /// <summary>Whether the forward or the backward pass keeps its variance.</summary>
            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) =>
                nonlinearity switch
                {
                    NonlinearityType.Tanh => 5.0 / 3.0,
                    NonlinearityType.ReLU => Math.Sqrt(2.0),
                    NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                    _ => 1.0,
                };

            public static Tensor zeros_(Tensor tensor) => Unrecorded(tensor, () => tensor.zero_());

            public static Tensor ones_(Tensor tensor) => Unrecorded(tensor, () => tensor.fill_(1));

            public static Tensor constant_(Tensor tensor, Scalar val) => Unrecorded(tensor, () => tensor.fill_(val));

            public static Tensor uniform_(
                Tensor tensor,
                double low = 0,
                double high = 1,
                Generator? generator = null
            ) => Unrecorded(tensor, () => tensor.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                Unrecorded(tensor, () => tensor.normal_(mean, std, generator));

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(6.0 / (fanIn + fanOut));
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_uniform_(
                Tensor tensor,
                double a = 0,
                FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU
            )
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var fan = mode == FanInOut.FanIn ? fanIn : fanOut;
                var bound = Math.Sqrt(3.0 / fan) * calculate_gain(nonlinearity, a);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Rows or columns, whichever are fewer, at right angles and of length gain (Saxe et al. 2013).</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException("Only tensors with 2 or more dimensions can be orthogonal.");
                using var scope = NewDisposeScope();
                using var unrecorded = no_grad();
                var rows = tensor.size(0);
                var flat = randn(rows, tensor.numel() / rows, tensor.dtype);
                var isWide = rows < flat.size(1);
                var (q, r) = Aten.LinalgQr.CallForTwo(isWide ? flat.t() : flat);
                // The signs make the draw uniform over all orthogonal matrices, whatever the decomposition prefers.
                q.mul_(Aten.Diagonal.Call(r).sign());
                tensor.copy_((isWide ? q.t() : q).reshape(tensor.shape).mul(gain));
                return tensor;
            }

            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                    throw new ArgumentException("Fan in and fan out need a tensor with 2 or more dimensions.");
                var receptiveField = shape[2..].Aggregate(1L, static (product, size) => product * size);
                return (shape[1] * receptiveField, shape[0] * receptiveField);
            }

            private static Tensor Unrecorded(Tensor tensor, Action write)
            {
                using (no_grad())
                    write();
                return tensor;
            }
        }
    }
}
