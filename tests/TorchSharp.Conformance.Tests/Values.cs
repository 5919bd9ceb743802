namespace TorchSharp.Conformance.Tests;

/// <summary>Between tensors and arrays.</summary>
internal static class Values
{
    /// <summary>Any tensor's elements, row by row, as doubles.</summary>
    public static double[] Of(torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        using var withoutHistory = torch.no_grad();
        return tensor.detach().to_type(torch.float64).contiguous().data<double>().ToArray();
    }

    /// <summary>A tensor in double precision of numbers that have nothing in common and are not near a kink.</summary>
    public static torch.Tensor Irregular(params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var values = Enumerable.Range(1, (int)count).Select(i => Math.Sin(1.7 * i) + (0.1 * Math.Cos(12.9 * i)));
        return torch.tensor(values.ToArray(), shape, dtype: torch.float64);
    }
}
