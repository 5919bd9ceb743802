namespace TorchSharp.Modules;

using static TorchSharp.torch;

/// <summary>The options of Adam and AdamW.</summary>
internal record struct AdamOptions(
    double Beta1,
    double Beta2,
    double Epsilon,
    double WeightDecay,
    bool Amsgrad,
    bool Maximize
)
{
    internal readonly void Save(BinaryWriter writer)
    {
        writer.Write(Beta1);
        writer.Write(Beta2);
        writer.Write(Epsilon);
        writer.Write(WeightDecay);
        writer.Write(Amsgrad);
        writer.Write(Maximize);
    }

    internal static AdamOptions Load(BinaryReader reader) =>
        new(
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadDouble(),
            reader.ReadBoolean(),
            reader.ReadBoolean()
        );
}

/// <summary>The running moments of one parameter's gradients (Kingma and Ba 2015; AMSGrad: Reddi et al. 2018).</summary>
internal sealed class AdamState(Tensor parameter, bool amsgrad) : IDisposable
{
    private readonly Tensor mean = zeros_like(parameter).DetachFromDisposeScope();
    private readonly Tensor square = zeros_like(parameter).DetachFromDisposeScope();
    private readonly Tensor? largest = amsgrad ? zeros_like(parameter).DetachFromDisposeScope() : null;
    private long step;

    /// <summary>Takes the gradient in and moves the parameter; the caller decays weights as its rule has it.</summary>
    internal void Advance(Tensor gradient, double learningRate, in AdamOptions options)
    {
        step++;
        mean.mul_(options.Beta1).add_(gradient, 1 - options.Beta1);
        square.mul_(options.Beta2).addcmul_(gradient, gradient, 1 - options.Beta2);
        if (largest is not null)
            using (var larger = largest.maximum(square))
                largest.copy_(larger);
        var meanBias = 1 - Math.Pow(options.Beta1, step);
        var squareBias = Math.Sqrt(1 - Math.Pow(options.Beta2, step));
        using var root = (largest ?? square).sqrt();
        using var divisor = root / squareBias;
        parameter.addcdiv_(mean, divisor.add_(options.Epsilon), -learningRate / meanBias);
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(step);
        mean.Save(writer);
        square.Save(writer);
        writer.Write(largest is not null);
        largest?.Save(writer);
    }

    internal void Load(BinaryReader reader)
    {
        step = reader.ReadInt64();
        mean.Load(reader);
        square.Load(reader);
        if (reader.ReadBoolean() != largest is not null)
            throw new ArgumentException("Invalid optimizer state -- one has amsgrad, the other has not.");
        largest?.Load(reader);
    }

    public void Dispose()
    {
        mean.Dispose();
        square.Dispose();
        largest?.Dispose();
    }
}
