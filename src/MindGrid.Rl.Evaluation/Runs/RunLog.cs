namespace MindGrid.Rl.Evaluation.Runs;

using System.Buffers;

/// <summary>
/// The log of a run: a JSON line for each sample that was answered and scored, or that failed for good. It only grows, and each line
/// has reached the operating system before its sample counts as done, so that a killed run loses none.
/// </summary>
public sealed class RunLog : IDisposable
{
    private readonly FileStream _file;
    private readonly Lock _writing = new();

    private RunLog(FileStream file) => _file = file;

    // Every record begins so: an end without it is no half record, and not ours to cut off.
    private static ReadOnlySpan<byte> RecordStart => "{\"id\":"u8;

    /// <summary>Opens a log to go on with; half a record at its end, which a killed run left, is cut off.</summary>
    /// <param name="path">The file; made where it is not there.</param>
    /// <param name="seen">Is told each record that stands in it already, in order.</param>
    /// <exception cref="InvalidDataException">
    /// A line is no record, or the end is no part of one; the message says which and why. Then nothing is cut off.
    /// </exception>
    public static RunLog Open(string path, Action<SampleRecord>? seen = null)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            var whole = ReadLines(file, path, seen ?? (_ => { }));
            file.SetLength(whole);
            file.Seek(0, SeekOrigin.End);
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The records of a log, also of one that is being written: of a sample that was asked for again after it had failed, the last.
    /// </summary>
    /// <exception cref="InvalidDataException">A line is no record; the message says which and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyCollection<SampleRecord> Read(string path) => Read(path, record => record);

    /// <summary>What is wanted of each record; a long log has more in it than fits into memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keep">Takes out of a record what is wanted.</param>
    /// <returns>[samples] in the order of their first records; of several records the last.</returns>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public static IReadOnlyCollection<T> Read<T>(string path, Func<SampleRecord, T> keep)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var kept = new OrderedDictionary<SampleId, T>();
        ReadLines(file, path, record => kept[record.Id] = keep(record));
        return kept.Values;
    }

    /// <summary>Appends a record; when it returns, a kill cannot undo it. From any thread.</summary>
    public void Append(SampleRecord record)
    {
        byte[] line = [.. RunLogFormat.Write(record), (byte)'\n'];
        lock (_writing)
        {
            var whole = _file.Position;
            try
            {
                _file.Write(line);
            }
            catch
            {
                // Half a line in the middle would spoil the log; a full disk lets it be shortened still.
                _file.SetLength(whole);
                _file.Seek(whole, SeekOrigin.Begin);
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <returns>The length of the whole lines, in bytes.</returns>
    private static long ReadLines(FileStream file, string path, Action<SampleRecord> seen)
    {
        var line = new ArrayBufferWriter<byte>(1 << 16);
        var buffer = new byte[1 << 16];
        var (whole, number) = (0L, 0);
        while (file.Read(buffer) is > 0 and var count)
        {
            var rest = buffer.AsSpan(0, count);
            while (rest.IndexOf((byte)'\n') is >= 0 and var end)
            {
                line.Write(rest[..end]);
                whole += line.WrittenCount + 1;
                seen(ReadLine(line.WrittenSpan, path, ++number));
                line.ResetWrittenCount();
                rest = rest[(end + 1)..];
            }
            line.Write(rest);
        }
        RequireHalfRecord(line.WrittenSpan, path, number + 1);
        return whole;
    }

    private static void RequireHalfRecord(ReadOnlySpan<byte> rest, string path, int number)
    {
        var seen = Math.Min(rest.Length, RecordStart.Length);
        if (!rest[..seen].SequenceEqual(RecordStart[..seen]))
        {
            throw new InvalidDataException(
                $"{path}, line {number}: This is no record of a run, nor the beginning of one."
            );
        }
    }

    private static SampleRecord ReadLine(ReadOnlySpan<byte> line, string path, int number)
    {
        try
        {
            return RunLogFormat.Read(line);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"{path}, line {number}: This is no record of a run: {error.Message}",
                error
            );
        }
    }
}
