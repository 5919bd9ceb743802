using System.Buffers.Binary;
using MindGrid.Rl.Learning.Training;

namespace MindGrid.Rl.Learning.Tests.Training;

public class LogTests
{
    private readonly TemporaryFolder _folder = new();

    [TearDown]
    public void Remove_the_folder() => _folder.Dispose();

    [Test]
    public void A_name_that_comes_late_becomes_a_column()
    {
        var path = _folder.PathOf("progress.csv");
        using (var csv = ProgressCsv.Open(path, 0))
        {
            csv.Write(Line(1));
            csv.Write(Line(2, ("eval/gap_strict", 0.1)));
            csv.Write(Line(3));
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("time/iterations,eval/gap_strict\n1,\n2,0.1\n3,\n"));
    }

    [Test]
    public void A_resumed_log_is_cut_back_to_the_checkpoint_and_goes_on()
    {
        var path = _folder.PathOf("progress.csv");
        File.WriteAllText(path, "time/iterations,train/loss\n10,0.5\n20,0.4\n30,0.3\n4");

        using (var csv = ProgressCsv.Open(path, 20))
        {
            csv.Write(Line(30, ("train/loss", 0.25)));
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("time/iterations,train/loss\n10,0.5\n20,0.4\n30,0.25\n"));
    }

    [Test]
    public void Events_read_back_as_they_were_written()
    {
        using (var file = new EventFile(_folder.PathOf("."), 800, TimeProvider.System))
        {
            file.Write(900, Line(9, ("train/loss", 0.5)));
            file.Write(123_456_789_012, Line(10));
        }

        var events = Records(Directory.GetFiles(_folder.PathOf("."), "events.out.tfevents.*").Single()).ToList();
        Assert.That(events, Has.Count.EqualTo(4));
        Assert.That(System.Text.Encoding.ASCII.GetString((byte[])events[0][3]), Is.EqualTo("brain.Event:2"));
        Assert.That((events[1][2], Fields((byte[])events[1][7])[1]), Is.EqualTo(((object)801UL, (object)1UL)));
        Assert.That(events[2][2], Is.EqualTo(900UL));
        Assert.That(Values((byte[])events[2][5]), Is.EqualTo(new[] { ("time/iterations", 9f), ("train/loss", 0.5f) }));
        Assert.That(events[3][2], Is.EqualTo(123_456_789_012UL));
    }

    [Test]
    public void A_run_writes_the_same_numbers_to_both_logs()
    {
        TinyRun.Train(TinyRun.Options, _folder.PathOf("run"));

        var (columns, rows) = ProgressCsv.Read(_folder.PathOf("run/progress.csv"));
        var events = Records(Directory.GetFiles(_folder.PathOf("run"), "events.out.tfevents.*").Single())
            .Where(fields => fields.ContainsKey(5))
            .Select(fields => Values((byte[])fields[5]).ToDictionary(value => value.Tag, value => value.Value))
            .ToList();
        Assert.That(columns, Does.Contain(LogNames.GapStrict).And.Contain(LogNames.Loss).And.Contain(LogNames.Fps));
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new[] { "2", "3", "4", "6" }));
        foreach (var (row, values) in rows.Zip(events))
        {
            var written = columns.Zip(row).Where(cell => cell.Second != "").ToList();
            Assert.That(
                values,
                Is.EquivalentTo(
                    written.Select(cell => KeyValuePair.Create(cell.First, (float)double.Parse(cell.Second)))
                )
            );
        }
    }

    private static SortedDictionary<string, double> Line(long update, params (string Name, double Value)[] more)
    {
        var line = new SortedDictionary<string, double>(StringComparer.Ordinal) { [LogNames.Iterations] = update };
        foreach (var (name, value) in more)
        {
            line[name] = value;
        }
        return line;
    }

    /// <summary>The messages of a file, each by field number, once their checks are right.</summary>
    private static IEnumerable<Dictionary<int, object>> Records(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var length = reader.ReadBytes(8);
            Assert.That(reader.ReadUInt32(), Is.EqualTo(Masked(length)));
            var message = reader.ReadBytes((int)BinaryPrimitives.ReadUInt64LittleEndian(length));
            Assert.That(reader.ReadUInt32(), Is.EqualTo(Masked(message)));
            yield return Fields(message);
        }
    }

    private static uint Masked(byte[] bytes)
    {
        var crc = BitByBit.Crc32C(bytes);
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }

    private static List<(string Tag, float Value)> Values(byte[] summary)
    {
        var values = new List<(string, float)>();
        using var reader = new BinaryReader(new MemoryStream(summary));
        while (reader.BaseStream.Position < summary.Length)
        {
            Assert.That(reader.ReadByte(), Is.EqualTo((1 << 3) | 2));
            var value = Fields(reader.ReadBytes(reader.Read7BitEncodedInt()));
            values.Add((System.Text.Encoding.UTF8.GetString((byte[])value[1]), (float)value[2]));
        }
        return values;
    }

    private static Dictionary<int, object> Fields(byte[] message)
    {
        var fields = new Dictionary<int, object>();
        using var reader = new BinaryReader(new MemoryStream(message));
        while (reader.BaseStream.Position < message.Length)
        {
            var key = reader.Read7BitEncodedInt();
            fields[key >> 3] = (key & 7) switch
            {
                0 => (ulong)reader.Read7BitEncodedInt64(),
                1 => reader.ReadDouble(),
                2 => reader.ReadBytes(reader.Read7BitEncodedInt()),
                5 => reader.ReadSingle(),
                var wire => throw new InvalidDataException($"Wire type {wire}."),
            };
        }
        return fields;
    }
}
