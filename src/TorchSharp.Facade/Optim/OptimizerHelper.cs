namespace TorchSharp.Modules;

using static TorchSharp.torch;

/// <summary>What the optimizers have in common: the loop over parameters, and their state in a file.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private protected OptimizerHelper(IEnumerable<Parameter> parameters, double learningRate)
    {
        var options = new OptimizerOptions { LearningRate = learningRate, InitialLearningRate = learningRate };
        Groups.Add(new ParamGroup { Parameters = [.. parameters], Options = options });
    }

    private protected double LearningRate => Groups[0].LearningRate;

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes name, options and what was gathered for each parameter, in TorchSharp's format.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(Groups.Count);
        writer.Write7BitEncodedInt64(parameters().Count());
        writer.Write(Groups[0].InitialLearningRate);
        writer.Write(LearningRate);
        SaveOptions(writer);
        SaveStates(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what save_state_dict wrote.</summary>
    /// <exception cref="InvalidDataException">Another optimizer wrote it.</exception>
    /// <exception cref="ArgumentException">It is of other parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var written = reader.ReadString();
        if (written != GetType().Name)
            throw new InvalidDataException(
                $"Mismatched optimizer type: expected '{GetType().Name}', but found '{written}' in the loaded stream."
            );
        if (reader.Read7BitEncodedInt64() != Groups.Count)
            throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        if (reader.Read7BitEncodedInt64() != parameters().Count())
            throw new ArgumentException("Invalid optimizer state -- different number of states.");
        Groups[0].InitialLearningRate = reader.ReadDouble();
        Groups[0].LearningRate = reader.ReadDouble();
        LoadOptions(reader);
        LoadStates(reader);
    }

    private protected abstract void SaveOptions(BinaryWriter writer);

    private protected abstract void LoadOptions(BinaryReader reader);

    private protected abstract void SaveStates(BinaryWriter writer);

    private protected abstract void LoadStates(BinaryReader reader);

    private protected static Tensor? WithGradients(Func<Tensor>? closure)
    {
        if (closure is null)
            return null;
        using (enable_grad())
            return closure();
    }

    private protected static void SaveOptional(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    private protected static Tensor? LoadOptional(BinaryReader reader) =>
        reader.ReadBoolean() ? TensorExtensionMethods.Load(reader).DetachFromDisposeScope() : null;
}
