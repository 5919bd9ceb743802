namespace TorchSharp;

using TorchSharp.Modules;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Shrinks all gradients together so that their joint norm is at most max_norm.</summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(
                IEnumerable<Parameter> tensors,
                double max_norm,
                double norm_type = 2.0
            )
            {
                using var scope = NewDisposeScope();
                using var unrecorded = no_grad();
                var gradients = GradientsOf(tensors);
                if (gradients.Count == 0)
                    return 0;
                var norms = stack(gradients.Select(gradient => gradient.norm((float)norm_type)));
                var total = norms.norm((float)norm_type).ToDouble();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                    gradients.ForEach(gradient => gradient.mul_(factor));
                return total;
            }

            /// <summary>Brings each element of each gradient into [-clip_value, clip_value].</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var scope = NewDisposeScope();
                using var unrecorded = no_grad();
                GradientsOf(tensors).ForEach(gradient => gradient.clamp_(-clip_value, clip_value));
            }

            private static List<Tensor> GradientsOf(IEnumerable<Parameter> parameters) =>
                [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];
        }
    }
}
