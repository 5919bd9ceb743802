namespace MindGrid.Rl.Learning.Training;

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MindGrid.Rl.Suites;

/// <summary>The best policy of a run so far.</summary>
/// <param name="Update">After how many updates.</param>
/// <param name="Gap">Its mean gap, in reward units.</param>
public sealed record BestPolicy(long Update, double Gap);

/// <summary>A tensor of a checkpoint: its bytes follow those of the one before.</summary>
/// <param name="Name">The module's parameter, or the optimiser's state.</param>
/// <param name="Type">"float32", "uint8".</param>
/// <param name="Shape">Its sizes.</param>
internal sealed record StoredTensor(string Name, string Type, ImmutableArray<long> Shape)
{
    private static readonly ImmutableDictionary<string, int> Sizes = new Dictionary<string, int>
    {
        ["float32"] = sizeof(float),
        ["float64"] = sizeof(double),
        ["int64"] = sizeof(long),
        ["uint8"] = sizeof(byte),
    }.ToImmutableDictionary();

    /// <summary>As in "float32 [256, 128]".</summary>
    public string Described => $"{Type} [{string.Join(", ", Shape)}]";

    /// <summary>How many bytes it has; wider than any promise, so that none wraps around to a small one.</summary>
    public Int128 CountBytes()
    {
        var bytes = (Int128)(
            Sizes.TryGetValue(Type, out var size)
                ? size
                : throw new FormatException($"{Name} is of the unknown type '{Type}'.")
        );
        foreach (var extent in Shape)
        {
            bytes =
                extent is >= 0 and < int.MaxValue && bytes < long.MaxValue
                    ? bytes * extent
                    : throw new FormatException($"{Name} cannot have the shape [{string.Join(", ", Shape)}].");
        }
        return bytes;
    }
}

/// <summary>What a checkpoint says of itself. Nothing in it tells when or where it was made.</summary>
internal sealed record CheckpointHeader
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Version of this package.</summary>
    public required string Package { get; init; }

    /// <summary>The backend of torch, with the version of TorchSharp.</summary>
    public required string Torch { get; init; }

    /// <summary>Updates that were done.</summary>
    public required long Update { get; init; }

    /// <summary>Steps of the environment that they took.</summary>
    public required long EnvSteps { get; init; }

    /// <summary>The best policy so far; null before the first evaluation.</summary>
    public BestPolicy? Best { get; init; }

    /// <summary>The run's options.</summary>
    public required JsonObject Options { get; init; }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public required ImmutableArray<StoredTensor> Tensors { get; init; }

    /// <summary>Reads a header.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CheckpointHeader Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var header =
                JsonSerializer.Deserialize<CheckpointHeader>(json, Json) ?? throw new FormatException("It is null.");
            return
                header is { Update: >= 0, EnvSteps: >= 0, Tensors.IsDefault: false }
                && header.Tensors.All(tensor => tensor is { Shape.IsDefault: false })
                ? header
                : throw new FormatException("A number in it is negative, or a list is missing.");
        }
        catch (JsonException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    /// <summary>The header as UTF-8.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
