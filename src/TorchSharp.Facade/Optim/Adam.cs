namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class optim
        {
            public static Adam Adam(
                IEnumerable<Parameter> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false
            ) => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static Adam Adam(
                IEnumerable<(string name, Parameter parameter)> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false
            ) =>
                new(
                    parameters.Select(named => named.parameter),
                    lr,
                    beta1,
                    beta2,
                    eps,
                    weight_decay,
                    amsgrad,
                    maximize
                );
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;

    /// <summary>Adam (Kingma and Ba 2015); weight_decay adds to the gradient.</summary>
    public class Adam : OptimizerHelper
    {
        private readonly AdamState[] states;
        private AdamOptions options;

        public Adam(
            IEnumerable<Parameter> parameters,
            double lr = 1e-3,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        )
            : base(parameters, lr)
        {
            options = new AdamOptions(beta1, beta2, eps, weight_decay, amsgrad, maximize);
            states = [.. this.parameters().Select(parameter => new AdamState(parameter, amsgrad))];
        }

        public override Tensor? step(Func<Tensor>? closure = null)
        {
            var loss = WithGradients(closure);
            using var unrecorded = no_grad();
            foreach (var (parameter, state) in parameters().Zip(states))
            {
                using var ascent = parameter.grad;
                if (ascent is not null)
                    Advance(parameter, state, ascent);
            }
            return loss;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Array.ForEach(states, state => state.Dispose());
        }

        private void Advance(Parameter parameter, AdamState state, Tensor recorded)
        {
            using var negated = options.Maximize ? recorded.neg() : null;
            var gradient = negated ?? recorded;
            if (options.WeightDecay == 0)
            {
                state.Advance(gradient, LearningRate, options);
                return;
            }
            using var decayed = gradient.add(parameter, options.WeightDecay);
            state.Advance(decayed, LearningRate, options);
        }

        private protected override void SaveOptions(BinaryWriter writer) => options.Save(writer);

        private protected override void LoadOptions(BinaryReader reader) => options = AdamOptions.Load(reader);

        private protected override void SaveStates(BinaryWriter writer) =>
            Array.ForEach(states, state => state.Save(writer));

        private protected override void LoadStates(BinaryReader reader) =>
            Array.ForEach(states, state => state.Load(reader));
    }
}
