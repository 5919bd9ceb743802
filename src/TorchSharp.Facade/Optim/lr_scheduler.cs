namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Rules that set learning rates as training goes on.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimizer, step by step.</summary>
            public abstract class LRScheduler
            {
                private readonly List<ILearningRateController> groups;
                private readonly double[] initialRates;
                private int epoch;

                private protected LRScheduler(Optimizer optimizer, int lastEpoch)
                {
                    groups = [.. optimizer.ParamGroups];
                    initialRates = [.. groups.Select(group => group.InitialLearningRate)];
                    epoch = lastEpoch;
                }

                /// <summary>One step on; the first is taken when the schedule is made.</summary>
                public virtual void step()
                {
                    epoch++;
                    for (var i = 0; i < groups.Count; i++)
                        groups[i].LearningRate = Next(initialRates[i], groups[i].LearningRate, epoch);
                }

                public IEnumerable<double> get_last_lr() => groups.Select(group => group.LearningRate);

                private protected abstract double Next(double initial, double last, int epoch);
            }

            /// <summary>The kinds of schedule.</summary>
            public static partial class impl
            {
                /// <summary>The initial rate times a function of the number of steps.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double> factor;

                    public LambdaLR(
                        Optimizer optimizer,
                        Func<int, double> lr_lambda,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch)
                    {
                        factor = lr_lambda;
                        step();
                    }

                    private protected override double Next(double initial, double last, int epoch) =>
                        initial * factor(epoch);
                }

                /// <summary>The rate times gamma every step_size steps.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int period;
                    private readonly double gamma;

                    public StepLR(
                        Optimizer optimizer,
                        int step_size,
                        double gamma = 0.1,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch)
                    {
                        (period, this.gamma) = (step_size, gamma);
                        step();
                    }

                    private protected override double Next(double initial, double last, int epoch) =>
                        epoch == 0 || epoch % period != 0 ? last : last * gamma;
                }
            }

            public static LRScheduler LambdaLR(
                Optimizer optimizer,
                Func<int, double> lr_lambda,
                int last_epoch = -1,
                bool verbose = false
            ) => new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            public static LRScheduler StepLR(
                Optimizer optimizer,
                int step_size,
                double gamma = 0.1,
                int last_epoch = -1,
                bool verbose = false
            ) => new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);
        }
    }
}
