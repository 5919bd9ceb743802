namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    /// <summary>How a quotient becomes whole.</summary>
    public enum RoundingMode
    {
        None,
        trunc,
        floor,
    }

    public partial class Tensor
    {
        public Tensor add(Tensor target) => Aten.Add.Call(this, target);

        public Tensor add(Scalar scalar) => Aten.AddNumber.Call(this, scalar);

        public Tensor add_(Tensor target) => Aten.AddInPlace.CallInPlace(this, this, target);

        public Tensor add_(Scalar scalar) => Aten.AddInPlaceNumber.CallInPlace(this, this, scalar);

        public Tensor sub(Tensor target) => Aten.Sub.Call(this, target);

        public Tensor sub(Scalar target) => Aten.SubNumber.Call(this, target);

        public Tensor sub_(Tensor target) => Aten.SubInPlace.CallInPlace(this, this, target);

        public Tensor sub_(Scalar target) => Aten.SubInPlaceNumber.CallInPlace(this, this, target);

        public Tensor mul(Tensor target) => Aten.Mul.Call(this, target);

        public Tensor mul(Scalar target) => Aten.MulNumber.Call(this, target);

        public Tensor mul_(Tensor target) => Aten.MulInPlace.CallInPlace(this, this, target);

        public Tensor mul_(Scalar target) => Aten.MulInPlaceNumber.CallInPlace(this, this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Aten.Div.Call(this, target)
                : Aten.DivRounded.Call(this, target, rounding_mode.ToString());

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? Aten.DivNumber.Call(this, target)
                : Aten.DivRoundedNumber.Call(this, target, rounding_mode.ToString());

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlace(Aten.DivInPlace, target, rounding_mode);

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlace(Aten.DivInPlaceNumber, target, rounding_mode);

        public Tensor add(Tensor target, Scalar alpha) => Aten.Add.Call(this, target, alpha);

        public Tensor add_(Tensor target, Scalar alpha) => Aten.AddInPlace.CallInPlace(this, this, target, alpha);

        public Tensor pow(Tensor exponent) => Aten.Pow.Call(this, exponent);

        public Tensor pow(Scalar exponent) => Aten.PowNumber.Call(this, exponent);

        public Tensor remainder(Tensor target) => Aten.Remainder.Call(this, target);

        public Tensor remainder(Scalar scalar) => Aten.RemainderNumber.Call(this, scalar);

        public Tensor matmul(Tensor target) => Aten.Matmul.Call(this, target);

        public Tensor mm(Tensor target) => Aten.Mm.Call(this, target);

        public Tensor bmm(Tensor batch2) => Aten.Bmm.Call(this, batch2);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Aten.AddcmulInPlace.CallInPlace(this, this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Aten.AddcdivInPlace.CallInPlace(this, this, tensor1, tensor2, value);

        private Tensor InPlace(Operator divide, Argument target, RoundingMode mode)
        {
            if (mode != RoundingMode.None)
                throw new NotSupportedException("Division in place rounds nothing here; use div.");
            return divide.CallInPlace(this, this, target);
        }
    }
}
