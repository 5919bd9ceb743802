namespace MindGrid.Rl.Learning.Training;

using System.Buffers.Binary;
using System.Text.Json.Nodes;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Suites;
using TorchSharp.Modules;

/// <summary>
/// A saved run: options, counts, weights and the optimiser's state. The file stays open until it is disposed, and is checked as a whole
/// before anything in it is believed; docs/checkpoints.md describes it byte by byte.
/// </summary>
public sealed class Checkpoint : IDisposable
{
    private readonly FileStream _file;
    private readonly CheckpointHeader _header;

    private Checkpoint(FileStream file, CheckpointHeader header, TrainingOptions options) =>
        (_file, _header, Options) = (file, header, options);

    /// <summary>The file.</summary>
    public string Path => _file.Name;

    /// <summary>The run's options.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Updates that were done.</summary>
    public long Update => _header.Update;

    /// <summary>Steps of the environment that they took.</summary>
    public long EnvSteps => _header.EnvSteps;

    /// <summary>The best policy of the run until then; null before its first evaluation.</summary>
    public BestPolicy? Best => _header.Best;

    /// <summary>Opens a checkpoint and checks all of it.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint, of another version, cut off, damaged, or contradicts itself.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            var header = CheckpointHeader.Read(CheckedHeader(file));
            var promised = CheckpointFormat.LengthWith((int)HeaderBytes(file), header.Tensors);
            return promised == file.Length
                ? new(file, header, OptionsIn(header.Options))
                : throw new FormatException($"its tensors need {promised} bytes of a file of {file.Length}.");
        }
        catch (FormatException error)
        {
            file.Dispose();
            throw new InvalidDataException($"{path} cannot be used: {error.Message}", error);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Gives a network the weights.</summary>
    /// <exception cref="InvalidDataException">They are those of another network; it stays as it was.</exception>
    public void Restore(TeacherNetwork network)
    {
        var (wanted, stored) = (CheckpointWriter.TensorsOf(network).ToList(), _header.Tensors.SkipLast(1).ToList());
        for (var i = 0; i < Math.Max(wanted.Count, stored.Count); i++)
        {
            var (here, there) = (wanted.ElementAtOrDefault(i).Stored, stored.ElementAtOrDefault(i));
            if (here?.Name != there?.Name || here?.Described != there?.Described)
            {
                throw new InvalidDataException(
                    $"{Path} is of another network: there is {Described(there)}, where this one has {Described(here)}."
                );
            }
        }
        _file.Position = CheckpointFormat.StartBytes + HeaderBytes(_file);
        foreach (var (_, tensor) in wanted)
        {
            _file.ReadExactly(tensor.bytes);
        }
    }

    /// <summary>Gives an optimiser its state.</summary>
    /// <exception cref="InvalidDataException">It is that of another optimiser.</exception>
    public void Restore(TorchSharp.torch.optim.Optimizer optimizer)
    {
        var target = (OptimizerHelper)optimizer;
        var wanted = CheckpointWriter.OptimizerTensor(CheckpointWriter.StateOf(target).Length);
        if (
            _header.Tensors.LastOrDefault() is not { } stored
            || stored.Name != wanted.Name
            || stored.Described != wanted.Described
        )
        {
            throw new InvalidDataException(
                $"{Path} is of another optimiser: its state does not have {wanted.Shape[0]} bytes."
            );
        }
        _file.Position = _file.Length - CheckpointFormat.TrailerBytes - wanted.Shape[0];
        try
        {
            using var reader = new BinaryReader(_file, System.Text.Encoding.UTF8, leaveOpen: true);
            target.load_state_dict(reader);
        }
        catch (Exception error)
            when (error is ArgumentException or FormatException or OverflowException or EndOfStreamException)
        {
            throw new InvalidDataException($"{Path} is of another optimiser: {error.Message}", error);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>The header's bytes, once all that can be known without reading it is right.</summary>
    private static byte[] CheckedHeader(FileStream file)
    {
        var start = new byte[CheckpointFormat.StartBytes];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!start.AsSpan().StartsWith(CheckpointFormat.Magic))
        {
            throw new FormatException("it is no checkpoint of this program.");
        }
        var version = BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(CheckpointFormat.Magic.Length));
        var headerBytes = BinaryPrimitives.ReadUInt32LittleEndian(start.AsSpan(CheckpointFormat.HeaderLengthAt));
        var length = BinaryPrimitives.ReadInt64LittleEndian(start.AsSpan(CheckpointFormat.FileLengthAt));
        if (read == start.Length && version != CheckpointFormat.Version)
        {
            throw new FormatException(
                $"it is of version {version}; this program reads version {CheckpointFormat.Version}."
            );
        }
        if (read < start.Length || length != file.Length)
        {
            throw new FormatException(
                $"it is not whole: it has {file.Length} bytes and should have {(read < start.Length ? "more" : length)}."
            );
        }
        if (
            headerBytes > CheckpointFormat.MaxHeaderBytes
            || headerBytes + CheckpointFormat.StartBytes + CheckpointFormat.TrailerBytes > length
        )
        {
            throw new FormatException(
                $"it promises a header of {headerBytes} bytes; {CheckpointFormat.MaxHeaderBytes} are allowed, within the file."
            );
        }
        RequireChecksum(file);
        var header = new byte[headerBytes];
        file.Position = CheckpointFormat.StartBytes;
        file.ReadExactly(header);
        return header;
    }

    private static uint HeaderBytes(FileStream file)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        file.Position = CheckpointFormat.HeaderLengthAt;
        file.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private static void RequireChecksum(FileStream file)
    {
        var (checksum, buffer) = (new Crc32C(), new byte[1 << 16]);
        file.Position = 0;
        for (var left = file.Length - CheckpointFormat.TrailerBytes; left > 0; )
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            file.ReadExactly(part);
            checksum.Add(part);
            left -= part.Length;
        }
        file.ReadExactly(buffer, 0, CheckpointFormat.TrailerBytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(buffer) != checksum.Value)
        {
            throw new FormatException("it is damaged: its checksum is wrong.");
        }
    }

    private static TrainingOptions OptionsIn(JsonObject json)
    {
        try
        {
            return TrainingOptions.Parse(json.ToJsonString(), "its options");
        }
        catch (ConfigurationException error)
        {
            throw new FormatException(error.Message, error);
        }
    }

    private static string Described(StoredTensor? tensor) =>
        tensor is null ? "nothing" : $"{tensor.Name} {tensor.Described}";
}
