namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        /// <summary>Layers, their building blocks, losses, initial values.</summary>
        public static partial class nn
        {
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;

    /// <summary>A tensor that a module learns. It takes over the tensor that it is made of, which is empty afterwards.</summary>
    public class Parameter : Tensor
    {
        public Parameter(Tensor data, bool requires_grad = true)
            : base(data.GiveUp())
        {
            requires_grad_(requires_grad);
            if (data.Scope is not { } scope)
                return;
            scope.MarkAsDisposed(data);
            scope.Attach(this);
        }
    }
}
