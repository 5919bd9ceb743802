namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class nn
        {
            public static ReLU ReLU(bool inplace = false) => new(inplace);

            public static Tanh Tanh(bool inplace = false) => new(inplace);

            public static GELU GELU() => new();

            public static Sigmoid Sigmoid() => new();

            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;
    using F = TorchSharp.torch.nn.functional;

    /// <summary>A module without anything to learn.</summary>
    public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
    {
        protected ParameterLessModule(string name)
            : base(name) { }
    }

    /// <inheritdoc cref="nn.functional.relu"/>
    public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU(bool inplace)
            : base(nameof(ReLU)) => this.inplace = inplace;

        public bool inplace { get; set; }

        public override Tensor forward(Tensor tensor) => F.relu(tensor, inplace);
    }

    /// <inheritdoc cref="nn.functional.tanh"/>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace)
            : base(nameof(Tanh)) => this.inplace = inplace;

        public bool inplace { get; set; }

        public override Tensor forward(Tensor tensor) => F.tanh(tensor, inplace);
    }

    /// <inheritdoc cref="nn.functional.gelu"/>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU()
            : base(nameof(GELU)) { }

        public override Tensor forward(Tensor tensor) => F.gelu(tensor);
    }

    /// <inheritdoc cref="nn.functional.sigmoid"/>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid()
            : base(nameof(Sigmoid)) { }

        public override Tensor forward(Tensor tensor) => F.sigmoid(tensor);
    }

    /// <summary>In training, makes each element zero with probability p and the others larger in proportion.</summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace)
            : base(nameof(Dropout)) => (this.p, this.inplace) = (p, inplace);

        public double p { get; set; }

        public bool inplace { get; set; }

        public override Tensor forward(Tensor tensor) => F.dropout(tensor, p, training, inplace);
    }

    /// <summary>Joins the dimensions from start_dim to end_dim.</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long start, long end)
            : base(nameof(Flatten)) => (start_dim, end_dim) = (start, end);

        public long start_dim { get; set; }

        public long end_dim { get; set; }

        public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
    }
}
