namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor detach() => Aten.Detach.Call(this);

        public Tensor detach_() => Aten.DetachInPlace.CallInPlace(this, this);

        public Tensor clone() => Aten.Clone.Call(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) =>
            Aten.CopyInPlace.CallInPlace(this, this, source, nonBlocking);

        public Tensor fill_(Scalar value) => Aten.FillInPlace.CallInPlace(this, this, value);

        public Tensor zero_() => Aten.ZeroInPlace.CallInPlace(this, this);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Aten.NormalInPlace.CallInPlace(this, this, mean, std);

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Aten.UniformInPlace.CallInPlace(this, this, from, to);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Aten.Multinomial.Call(this, num_samples, replacement);

        /// <summary>A tensor of that type; where it has the type already, another view of the same elements.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var converted = Aten.To.Call(this, type, non_blocking, copy);
            if (disposeAfter)
                Dispose();
            return converted;
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        public Tensor to(
            ScalarType type,
            Device device,
            bool copy = false,
            bool disposeAfter = false,
            bool non_blocking = false
        )
        {
            RequireCpu(device);
            return to_type(type, copy, disposeAfter, non_blocking);
        }

        public Tensor cpu() => to(CPU);
    }
}
