namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Aten.Eq.Call(this, target);

        public Tensor eq(Scalar target) => Aten.EqNumber.Call(this, target);

        public Tensor ne(Tensor target) => Aten.Ne.Call(this, target);

        public Tensor ne(Scalar target) => Aten.NeNumber.Call(this, target);

        public Tensor lt(Tensor target) => Aten.Lt.Call(this, target);

        public Tensor lt(Scalar target) => Aten.LtNumber.Call(this, target);

        public Tensor le(Tensor target) => Aten.Le.Call(this, target);

        public Tensor le(Scalar target) => Aten.LeNumber.Call(this, target);

        public Tensor gt(Tensor target) => Aten.Gt.Call(this, target);

        public Tensor gt(Scalar target) => Aten.GtNumber.Call(this, target);

        public Tensor ge(Tensor target) => Aten.Ge.Call(this, target);

        public Tensor ge(Scalar target) => Aten.GeNumber.Call(this, target);

        public Tensor equal(Tensor target) => eq(target);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Aten.Allclose.CallForValue(this, target, rtol, atol, equal_nan).Bits != 0;

        public Tensor logical_and(Tensor other) => Aten.LogicalAnd.Call(this, other);

        public Tensor logical_or(Tensor other) => Aten.LogicalOr.Call(this, other);

        public Tensor logical_xor(Tensor other) => Aten.LogicalXor.Call(this, other);

        public Tensor logical_not() => Aten.LogicalNot.Call(this);

        public Tensor isnan() => Aten.Isnan.Call(this);

        public Tensor isinf() => Aten.Isinf.Call(this);

        public Tensor isfinite() => Aten.Isfinite.Call(this);

        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        // The operators above compare elements; a tensor as an object is equal to itself alone.
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
