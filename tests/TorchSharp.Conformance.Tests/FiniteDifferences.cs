namespace TorchSharp.Conformance.Tests;

/// <summary>Compares what backward computes with central differences, in double precision.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-7;

    /// <summary>Of one operation: its result, weighted irregularly and summed, with respect to its arguments.</summary>
    public static void AgreeOf(Func<torch.Tensor> operation, params torch.Tensor[] variables)
    {
        torch.Tensor weights;
        using (torch.no_grad())
        {
            weights = Values.Irregular(operation().shape);
        }
        Agree(() => (operation() * weights).sum(), variables);
    }

    /// <summary>Of a layer: with respect to its input and to each of its parameters.</summary>
    public static void AgreeOf(torch.nn.Module<torch.Tensor, torch.Tensor> layer, torch.Tensor input) =>
        AgreeOf(() => layer.call(input), [input, .. layer.parameters()]);

    /// <summary>Of a scalar.</summary>
    public static void Agree(Func<torch.Tensor> scalar, params torch.Tensor[] variables)
    {
        foreach (var variable in variables)
        {
            variable.requires_grad = true;
        }
        scalar().backward();
        foreach (var variable in variables)
        {
            Assert.That(Values.Of(variable.grad!), Is.EqualTo(Slopes(scalar, variable)).Within(Tolerance));
        }
    }

    private static double[] Slopes(Func<torch.Tensor> scalar, torch.Tensor variable)
    {
        using var withoutHistory = torch.no_grad();
        var at = Values.Of(variable);
        var slopes = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            slopes[i] = (Moved(+Step) - Moved(-Step)) / (2 * Step);

            double Moved(double by)
            {
                using var scope = torch.NewDisposeScope();
                var moved = (double[])at.Clone();
                moved[i] += by;
                variable.copy_(torch.tensor(moved, variable.shape, dtype: torch.float64));
                return scalar().item<double>();
            }
        }
        variable.copy_(torch.tensor(at, variable.shape, dtype: torch.float64));
        return slopes;
    }
}
