namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        /// <summary>Probability distributions.</summary>
        public static partial class distributions
        {
            /// <summary>What can be drawn from.</summary>
            public abstract class Distribution : IDisposable
            {
                private protected Distribution() { }

                /// <summary>Draws, not recorded for gradients, in the given shape before the distribution's own.</summary>
                public virtual Tensor sample(params long[] sample_shape)
                {
                    using (no_grad())
                        return rsample(sample_shape);
                }

                public abstract Tensor rsample(params long[] sample_shape);

                /// <summary>Logarithm of the probability of each value.</summary>
                public abstract Tensor log_prob(Tensor value);

                /// <summary>In nats.</summary>
                public abstract Tensor entropy();

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing) { }
            }

            /// <param name="probs">[..., categories], of any positive sum; or null.</param>
            /// <param name="logits">[..., categories], unnormalised logarithms; or null.</param>
            public static Categorical Categorical(
                Tensor? probs = null,
                Tensor? logits = null,
                Generator? generator = null
            ) => new(probs, logits, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;

    /// <summary>One of so many categories.</summary>
    public class Categorical : distributions.Distribution
    {
        private readonly Tensor? normalisedProbs;
        private readonly Tensor? normalisedLogits;

        public Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        {
            if (probs is null == logits is null)
                throw new ArgumentException("Categorical needs either probs or logits.");
            using var scope = NewDisposeScope();
            normalisedProbs = probs is null ? null : scope.Detach(probs / probs.sum(-1, keepdim: true));
            normalisedLogits = logits is null ? null : scope.Detach(logits - logits.logsumexp(-1, keepdim: true));
        }

        public Tensor probs => normalisedProbs ?? normalisedLogits!.softmax(-1);

        // As far from 0 and 1 as float32 can tell: a category that never comes has a finite logarithm.
        public Tensor logits => normalisedLogits ?? normalisedProbs!.clamp(SmallestStep, 1 - SmallestStep).log();

        private double SmallestStep =>
            normalisedProbs!.dtype == ScalarType.Float64 ? double.BitIncrement(1) - 1 : float.BitIncrement(1) - 1;

        public override Tensor rsample(params long[] sample_shape)
        {
            using var scope = NewDisposeScope();
            var (chances, count) = (probs, sample_shape.Aggregate(1L, static (product, size) => product * size));
            var drawn = chances.reshape(-1, chances.size(-1)).multinomial(count, replacement: true);
            long[] shape = [.. sample_shape, .. chances.shape[..^1]];
            return scope.MoveToOuter(drawn.t().reshape(shape));
        }

        /// <param name="value">Category numbers, in a shape that broadcasts with the distribution's own.</param>
        public override Tensor log_prob(Tensor value)
        {
            using var scope = NewDisposeScope();
            var (all, index) = (logits, value.to_type(ScalarType.Int64).unsqueeze(-1));
            var batch = (all.select(-1, 0).detach() + value).shape;
            var chosen = all.expand([.. batch, all.size(-1)]).gather(-1, index.expand([.. batch, 1]));
            return scope.MoveToOuter(chosen.squeeze(-1));
        }

        // A category that never comes adds nothing: a logarithm of minus infinity is made finite before its zero meets it.
        public override Tensor entropy()
        {
            using var scope = NewDisposeScope();
            var all = logits;
            var lowest = all.dtype == ScalarType.Float64 ? double.MinValue : float.MinValue;
            return scope.MoveToOuter((all.clamp_min(lowest) * probs).sum(-1).neg());
        }

        protected override void Dispose(bool disposing)
        {
            if (!disposing)
                return;
            normalisedProbs?.Dispose();
            normalisedLogits?.Dispose();
        }
    }
}
