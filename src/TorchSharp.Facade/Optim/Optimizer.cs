namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        /// <summary>Rules that change parameters by their gradients.</summary>
        public static partial class optim
        {
            /// <summary>Changes parameters by their gradients.</summary>
            public abstract partial class Optimizer : IDisposable
            {
                private protected readonly List<ParamGroup> Groups = [];

                private protected Optimizer() { }

                /// <summary>Whose learning rates can be read and set.</summary>
                public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

                public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

                /// <summary>One step along the gradients there are.</summary>
                /// <param name="closure">Computes the loss and its gradients first; may be null.</param>
                /// <returns>What the closure returned, or null.</returns>
                public abstract Tensor? step(Func<Tensor>? closure = null);

                /// <summary>Makes every gradient zero.</summary>
                public virtual void zero_grad()
                {
                    foreach (var parameter in parameters())
                    {
                        using var gradient = parameter.grad;
                        gradient?.zero_();
                    }
                }

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing) { }
            }

            /// <summary>What has a learning rate that a schedule may set.</summary>
            public interface ILearningRateController
            {
                double LearningRate { get; set; }

                double InitialLearningRate { get; set; }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch.optim;

    /// <summary>The numbers that an optimizer was made with.</summary>
    public class OptimizerOptions
    {
        public double? LearningRate { get; set; }

        public double InitialLearningRate { get; set; }
    }

    /// <summary>Parameters that share their options.</summary>
    public class ParamGroup : ILearningRateController
    {
        public IEnumerable<Parameter> Parameters { get; set; } = [];

        public OptimizerOptions Options { get; set; } = new();

        public double LearningRate
        {
            get => Options.LearningRate!.Value;
            set => Options.LearningRate = value;
        }

        public double InitialLearningRate
        {
            get => Options.InitialLearningRate;
            set => Options.InitialLearningRate = value;
        }
    }
}
