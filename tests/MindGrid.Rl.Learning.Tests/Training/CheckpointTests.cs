using System.Buffers.Binary;
using MindGrid.Rl.Learning.Training;

namespace MindGrid.Rl.Learning.Tests.Training;

public class CheckpointTests
{
    private const int HeaderLengthAt = 12;
    private const int FileLengthAt = 16;
    private const int StartBytes = 24;

    private static byte[] s_whole = [];
    private readonly TemporaryFolder _folder = new();

    [OneTimeSetUp]
    public static void Train()
    {
        using var folder = new TemporaryFolder();
        TinyRun.Train(TinyRun.Options with { Updates = 1 }, folder.PathOf("run"));
        s_whole = File.ReadAllBytes(TinyRun.Newest(folder.PathOf("run")));
    }

    [TearDown]
    public void Remove_the_folder() => _folder.Dispose();

    [Test]
    public void A_checkpoint_tells_its_options_and_counts()
    {
        using var checkpoint = Checkpoint.Open(Written(s_whole));

        Assert.That(checkpoint.Options, Is.EqualTo(TinyRun.Options with { Updates = 1 }));
        Assert.That((checkpoint.Update, checkpoint.EnvSteps), Is.EqualTo((1L, 8L)));
    }

    [Test]
    public void Any_damaged_byte_is_noticed()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 50; trial++)
        {
            var damaged = (byte[])s_whole.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));

            Assert.That(() => Checkpoint.Open(Written(damaged)), Throws.TypeOf<InvalidDataException>());
        }
    }

    [TestCase(0, "is no checkpoint")]
    [TestCase(7, "is no checkpoint")]
    [TestCase(8, "is not whole")]
    [TestCase(23, "is not whole")]
    [TestCase(24, "is not whole")]
    [TestCase(5000, "is not whole")]
    public void A_checkpoint_that_is_cut_off_is_refused(int length, string problem) =>
        Refused(s_whole[..length], problem);

    [Test]
    public void A_foreign_file_is_refused() => Refused("PK\u0003\u0004 and more of it"u8.ToArray(), "is no checkpoint");

    [Test]
    public void A_checkpoint_of_a_later_version_is_refused()
    {
        var newer = (byte[])s_whole.Clone();
        newer[8] = 3;

        Refused(newer, "is of version 3; this program reads version 2");
    }

    [Test]
    public void A_header_that_promises_gigabytes_is_refused()
    {
        var promising = (byte[])s_whole.Clone();
        BinaryPrimitives.WriteUInt32LittleEndian(promising.AsSpan(HeaderLengthAt), uint.MaxValue);

        Refused(promising, "promises a header of 4294967295 bytes");
    }

    [TestCase("[2000000000,8]", "its tensors need 128000")]
    [TestCase("[2000000000,2000000000,2000000000]", "cannot have the shape")]
    [TestCase("[-8,-8]", "cannot have the shape")]
    public void Tensors_that_promise_more_than_the_file_has_are_refused(string shape, string problem) =>
        Refused(WithHeader(header => header.Replace("\"shape\":[8,8]", $"\"shape\":{shape}")), problem);

    [Test]
    public void Options_that_do_not_fit_are_refused() =>
        Refused(WithHeader(header => header.Replace("\"width\":8", "\"width\":100000")), "width is '100000'");

    [Test]
    public void A_header_that_is_no_json_is_refused() =>
        Refused(WithHeader(header => header.Replace('{', '(')), "cannot be used");

    [Test]
    public void Weights_of_another_network_are_refused_and_the_network_stays_as_it_was()
    {
        using var checkpoint = Checkpoint.Open(Written(s_whole));
        using var network = TrainedTeacher.NetworkOf(TinyRun.Options with { Width = 9 });
        var before = network.parameters().First().bytes.ToArray();

        Assert.That(
            () => checkpoint.Restore(network),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("is of another network")
        );
        Assert.That(network.parameters().First().bytes.ToArray(), Is.EqualTo(before));
    }

    private void Refused(byte[] bytes, string problem) =>
        Assert.That(
            () => Checkpoint.Open(Written(bytes)),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains(problem).And.Message.Contains("file.mgrl")
        );

    private string Written(byte[] bytes)
    {
        var path = _folder.PathOf("file.mgrl");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The checkpoint with another header, lengths and checksum set right.</summary>
    private static byte[] WithHeader(Func<string, string> change)
    {
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(s_whole.AsSpan(HeaderLengthAt));
        var header = System.Text.Encoding.UTF8.GetBytes(
            change(System.Text.Encoding.UTF8.GetString(s_whole.AsSpan(StartBytes, length)))
        );
        byte[] file = [.. s_whole[..StartBytes], .. header, .. s_whole[(StartBytes + length)..]];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(HeaderLengthAt), (uint)header.Length);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(FileLengthAt), file.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(^4..), BitByBit.Crc32C(file.AsSpan(..^4)));
        return file;
    }
}
