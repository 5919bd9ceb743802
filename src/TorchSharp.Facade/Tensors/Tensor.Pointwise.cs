namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor neg() => Aten.Neg.Call(this);

        public Tensor exp() => Aten.Exp.Call(this);

        public Tensor log() => Aten.Log.Call(this);

        public Tensor sqrt() => Aten.Sqrt.Call(this);

        public Tensor rsqrt() => Aten.Rsqrt.Call(this);

        public Tensor tanh() => Aten.Tanh.Call(this);

        public Tensor sigmoid() => Aten.Sigmoid.Call(this);

        public Tensor relu() => Aten.Relu.Call(this);

        public Tensor gelu() => Aten.Gelu.Call(this);

        public Tensor abs() => Aten.Abs.Call(this);

        public Tensor square() => Aten.Square.Call(this);

        public Tensor sign() => Aten.Sign.Call(this);

        public Tensor reciprocal() => Aten.Reciprocal.Call(this);

        public Tensor relu_() => Aten.ReluInPlace.CallInPlace(this, this);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.ClampNumber.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.Clamp.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) =>
            Aten.ClampInPlaceNumber.CallInPlace(this, this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) =>
            Aten.ClampInPlace.CallInPlace(this, this, min, max);

        public Tensor clamp_min(Scalar min) => Aten.ClampMin.Call(this, min);

        public Tensor clamp_max(Scalar max) => Aten.ClampMax.Call(this, max);

        public Tensor minimum(Tensor other) => Aten.Minimum.Call(this, other);

        public Tensor maximum(Tensor other) => Aten.Maximum.Call(this, other);

        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.MaskedFill.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) =>
            Aten.MaskedFillInPlace.CallInPlace(this, this, mask, value);

        public Tensor where(Tensor condition, Tensor y) => Aten.Where.Call(condition, this, y);

        public Tensor tril(long diagonal = 0) => Aten.Tril.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => Aten.Triu.Call(this, diagonal);
    }
}
