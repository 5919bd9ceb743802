namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Add = new("add", "Tensor");
        private static readonly Operator AddNumber = new("add", "Scalar");

        public Tensor add(Tensor target) => Add.Call(this, target);

        public Tensor add(Scalar scalar) => AddNumber.Call(this, scalar);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);
    }
}
