namespace TorchSharp
{
    using TorchSharp.Modules;

    public static partial class torch
    {
        public static partial class optim
        {
            public static SGD SGD(
                IEnumerable<Parameter> parameters,
                double learningRate,
                double momentum = 0,
                double dampening = 0,
                double weight_decay = 0,
                bool nesterov = false,
                bool maximize = false
            ) => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(
                IEnumerable<(string name, Parameter parameter)> parameters,
                double learningRate,
                double momentum = 0,
                double dampening = 0,
                double weight_decay = 0,
                bool nesterov = false,
                bool maximize = false
            ) =>
                new(
                    parameters.Select(named => named.parameter),
                    learningRate,
                    momentum,
                    dampening,
                    weight_decay,
                    nesterov,
                    maximize
                );
        }
    }
}

namespace TorchSharp.Modules
{
    using static TorchSharp.torch;

    /// <summary>Gradient descent, with momentum if asked for.</summary>
    public class SGD : OptimizerHelper
    {
        private readonly Tensor?[] velocities;
        private Settings settings;

        public SGD(
            IEnumerable<Parameter> parameters,
            double lr,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false
        )
            : base(parameters, lr)
        {
            settings = new Settings(momentum, dampening, weight_decay, nesterov, maximize);
            velocities = new Tensor?[this.parameters().Count()];
        }

        public override Tensor? step(Func<Tensor>? closure = null)
        {
            var loss = WithGradients(closure);
            using var unrecorded = no_grad();
            using var scope = NewDisposeScope();
            var index = 0;
            foreach (var parameter in parameters())
            {
                if (parameter.grad is { } gradient)
                    parameter.add_(
                        Direction(parameter, gradient, ref velocities[index]),
                        settings.Maximize ? LearningRate : -LearningRate
                    );
                index++;
            }
            return loss;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Array.ForEach(velocities, velocity => velocity?.Dispose());
        }

        private Tensor Direction(Tensor parameter, Tensor gradient, ref Tensor? velocity)
        {
            if (settings.WeightDecay != 0)
                gradient = gradient.add(parameter, settings.WeightDecay);
            if (settings.Momentum == 0)
                return gradient;
            if (velocity is null)
                velocity = gradient.clone().DetachFromDisposeScope();
            else
                velocity.mul_(settings.Momentum).add_(gradient, 1 - settings.Dampening);
            return settings.Nesterov ? gradient.add(velocity, settings.Momentum) : velocity;
        }

        private protected override void SaveOptions(BinaryWriter writer)
        {
            writer.Write(settings.Momentum);
            writer.Write(settings.Dampening);
            writer.Write(settings.WeightDecay);
            writer.Write(settings.Nesterov);
            writer.Write(settings.Maximize);
        }

        private protected override void LoadOptions(BinaryReader reader) =>
            settings = new Settings(
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadDouble(),
                reader.ReadBoolean(),
                reader.ReadBoolean()
            );

        private protected override void SaveStates(BinaryWriter writer)
        {
            foreach (var velocity in velocities)
                SaveOptional(writer, velocity);
        }

        private protected override void LoadStates(BinaryReader reader)
        {
            for (var i = 0; i < velocities.Length; i++)
            {
                velocities[i]?.Dispose();
                velocities[i] = LoadOptional(reader);
            }
        }

        private readonly record struct Settings(
            double Momentum,
            double Dampening,
            double WeightDecay,
            bool Nesterov,
            bool Maximize
        );
    }
}
