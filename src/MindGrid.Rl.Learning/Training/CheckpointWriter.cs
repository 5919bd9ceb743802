namespace MindGrid.Rl.Learning.Training;

using System.Buffers.Binary;
using System.Reflection;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Suites;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>Writes checkpoints; docs/checkpoints.md says which byte means what.</summary>
internal static class CheckpointWriter
{
    /// <summary>Writes a checkpoint: under a temporary name first, so that a name never stands for half of one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The run's.</param>
    /// <param name="update">Updates that were done.</param>
    /// <param name="envSteps">Steps of the environment that they took.</param>
    /// <param name="best">The best policy so far, or null.</param>
    /// <param name="learner">Whose policy and optimiser are written.</param>
    public static void Write(
        string path,
        TrainingOptions options,
        long update,
        long envSteps,
        BestPolicy? best,
        Learner learner
    )
    {
        var optimizer = StateOf((OptimizerHelper)learner.Optimizer);
        var tensors = TensorsOf(learner.Policy.Network).ToList();
        var backend = TorchBackend.Describe();
        var header = new CheckpointHeader
        {
            Package = Version,
            Torch = $"{backend.Name} {backend.TorchSharpVersion}",
            Update = update,
            EnvSteps = envSteps,
            Best = best,
            Options = OptionsFormat.ToJson(options),
            Tensors = [.. tensors.Select(tensor => tensor.Stored), OptimizerTensor(optimizer.Length)],
        };
        WholeFile.WriteBytes(
            path,
            stream =>
            {
                var checksum = new Crc32C();
                var json = header.ToBytes();
                Put(CheckpointFormat.Start(json.Length, header.Tensors));
                Put(json);
                foreach (var (_, tensor) in tensors)
                {
                    Put(tensor.bytes);
                }
                Put(optimizer);
                var trailer = new byte[CheckpointFormat.TrailerBytes];
                BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.Value);
                stream.Write(trailer);

                void Put(ReadOnlySpan<byte> bytes)
                {
                    checksum.Add(bytes);
                    stream.Write(bytes);
                }
            }
        );
    }

    /// <summary>The tensors of a network, by name.</summary>
    public static IEnumerable<(StoredTensor Stored, Tensor Tensor)> TensorsOf(TeacherNetwork network) =>
        network
            .state_dict()
            .Select(entry =>
                (
                    new StoredTensor(
                        CheckpointFormat.NetworkPrefix + entry.Key,
                        CheckpointFormat.NameOf(entry.Value.dtype),
                        [.. entry.Value.shape]
                    ),
                    entry.Value
                )
            );

    /// <summary>An optimiser's state in TorchSharp's own format, which is all of it that TorchSharp gives away.</summary>
    public static byte[] StateOf(OptimizerHelper optimizer)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        optimizer.save_state_dict(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>How a state of a size is listed.</summary>
    public static StoredTensor OptimizerTensor(long bytes) => new(CheckpointFormat.OptimizerName, "uint8", [bytes]);

    private static string Version =>
        typeof(CheckpointWriter)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
}
