namespace TorchSharp;

using TorchSharp.Native;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => NativeTorch.GetRequiresGrad(RawHandle) != 0;
            set => requires_grad_(value);
        }

        public bool is_leaf => NativeTorch.GetIsLeaf(RawHandle) != 0;

        /// <summary>What backward has added up; null where it has not come by.</summary>
        public unsafe Tensor? grad
        {
            get
            {
                var gradient = NativeTorch.GetGrad(RawHandle);
                GC.KeepAlive(this);
                return gradient == 0 ? null : Own(gradient);
            }
            set
            {
                var text = stackalloc byte[ErrorBuffer.Capacity];
                var error = new ErrorBuffer(text);
                error.Check(NativeTorch.SetGrad(RawHandle, value?.RawHandle ?? 0, error));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public unsafe Tensor requires_grad_(bool requires_grad = true)
        {
            var text = stackalloc byte[ErrorBuffer.Capacity];
            var error = new ErrorBuffer(text);
            error.Check(NativeTorch.SetRequiresGrad(RawHandle, requires_grad ? 1 : 0, error));
            return this;
        }

        public void backward() => Backward(null, false, false);

        public void backward(
            IList<Tensor>? grad_tensors = null,
            bool retain_graph = false,
            bool create_graph = false,
            IList<Tensor>? inputs = null
        )
        {
            if (inputs is not null)
                throw new NotSupportedException("backward here adds to every leaf; inputs must be null.");
            Backward(grad_tensors?.Single(), retain_graph, create_graph);
        }

        private unsafe void Backward(Tensor? gradient, bool retainGraph, bool createGraph)
        {
            var text = stackalloc byte[ErrorBuffer.Capacity];
            var error = new ErrorBuffer(text);
            error.Check(
                NativeTorch.Backward(
                    RawHandle,
                    gradient?.RawHandle ?? 0,
                    retainGraph || createGraph ? 1 : 0,
                    createGraph ? 1 : 0,
                    error
                )
            );
            GC.KeepAlive(this);
            GC.KeepAlive(gradient);
        }

        /// <summary>Takes over another tensor's elements and type, and stays the same object to whoever holds it.</summary>
        internal unsafe void Become(Tensor other)
        {
            var text = stackalloc byte[ErrorBuffer.Capacity];
            var error = new ErrorBuffer(text);
            error.Check(NativeTorch.SetData(RawHandle, other.RawHandle, error));
            GC.KeepAlive(other);
        }
    }
}
