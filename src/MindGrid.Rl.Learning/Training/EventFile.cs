namespace MindGrid.Rl.Learning.Training;

using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MindGrid.Rl.Suites;

/// <summary>
/// A file of TensorBoard's events. Each record is its length, the length's checksum, a message in protocol buffers and its checksum:
/// Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; SessionLog session_log = 7 }.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const int WallTime = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;
    private const int SessionLog = 7;
    private const ulong SessionStart = 1;

    private readonly FileStream _file;
    private readonly TimeProvider _time;

    /// <summary>A new file. Of what others in the folder say, TensorBoard leaves out all from a step on.</summary>
    /// <param name="folder">The folder; TensorBoard reads all its files as one run.</param>
    /// <param name="fromStep">The step that is gone on from.</param>
    /// <param name="time">Tells the time of each event.</param>
    public EventFile(string folder, long fromStep, TimeProvider time)
    {
        _time = time;
        _file = Create(folder, time.GetUtcNow().ToUnixTimeSeconds());
        Write(0, FileVersion, "brain.Event:2"u8);
        var session = new Message();
        session.Number(1, SessionStart);
        Write(fromStep + 1, SessionLog, session.Bytes);
    }

    /// <summary>Writes values that belong to a step.</summary>
    public void Write(long step, IEnumerable<KeyValuePair<string, double>> values)
    {
        var summary = new Message();
        foreach (var (tag, value) in values)
        {
            var one = new Message();
            one.Part(1, Encoding.UTF8.GetBytes(tag));
            one.Float(2, (float)value);
            summary.Part(1, one.Bytes);
        }
        Write(step, Summary, summary.Bytes);
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The check that records have: of CRC-32C, turned and moved so that a check of checks is no zero.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = new Crc32C();
        checksum.Add(bytes);
        return uint.RotateRight(checksum.Value, 15) + 0xa282ead8;
    }

    /// <summary>A name that no file has yet, and that sorts after those there are.</summary>
    private static FileStream Create(string folder, long seconds)
    {
        for (var number = 0; ; number++)
        {
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"events.out.tfevents.{seconds:D10}.mindgrid.{number}"
            );
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                return new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
        }
    }

    private void Write(long step, int field, ReadOnlySpan<byte> part)
    {
        var message = new Message();
        message.Double(WallTime, _time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        message.Number(Step, (ulong)step);
        message.Part(field, part);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)message.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedChecksum(length));
        _file.Write(length);
        _file.Write(checksum);
        _file.Write(message.Bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedChecksum(message.Bytes));
        _file.Write(checksum);
    }

    /// <summary>A message in protocol buffers: each field is its number with its wire type, and the value.</summary>
    private sealed class Message
    {
        private const int Varint = 0;
        private const int Eight = 1;
        private const int Delimited = 2;
        private const int Four = 5;

        private readonly MemoryStream _bytes = new();

        public ReadOnlySpan<byte> Bytes => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

        public void Number(int field, ulong value)
        {
            PutVarint((ulong)((field << 3) | Varint));
            PutVarint(value);
        }

        public void Double(int field, double value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(double)];
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            PutVarint((ulong)((field << 3) | Eight));
            _bytes.Write(bytes);
        }

        public void Float(int field, float value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(float)];
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            PutVarint((ulong)((field << 3) | Four));
            _bytes.Write(bytes);
        }

        public void Part(int field, ReadOnlySpan<byte> value)
        {
            PutVarint((ulong)((field << 3) | Delimited));
            PutVarint((ulong)value.Length);
            _bytes.Write(value);
        }

        private void PutVarint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _bytes.WriteByte((byte)(value | 0x80));
            }
            _bytes.WriteByte((byte)value);
        }
    }
}
