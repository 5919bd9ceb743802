using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Tests.Suites;

public class WholeFileTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("mindgrid-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_failed_write_leaves_what_was_there_and_nothing_else()
    {
        var file = Path.Combine(_folder, "games.jsonl");
        File.WriteAllText(file, "before");
        Assert.That(() => WholeFile.Write(file, Fail), Throws.InstanceOf<IOException>());
        Assert.That(File.ReadAllText(file), Is.EqualTo("before"));
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { file }));

        static void Fail(TextWriter writer)
        {
            writer.Write("half");
            throw new IOException("the disk is full");
        }
    }

    [Test]
    public void A_neighbour_with_a_temporary_looking_name_is_left_alone()
    {
        var file = Path.Combine(_folder, "games.jsonl");
        File.WriteAllText(file + ".tmp", "mine");
        WholeFile.Write(file, writer => writer.Write("new"));
        Assert.That((File.ReadAllText(file), File.ReadAllText(file + ".tmp")), Is.EqualTo(("new", "mine")));
    }

    [Test]
    public void Behind_a_link_the_file_that_it_leads_to_is_replaced()
    {
        var (file, link) = (Path.Combine(_folder, "real"), Path.Combine(_folder, "link"));
        File.WriteAllText(file, "old");
        File.CreateSymbolicLink(link, file);
        WholeFile.Write(link, writer => writer.Write("new"));
        Assert.That(File.ReadAllText(file), Is.EqualTo("new"));
        Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo(file));
    }

    [Test]
    public void Bytes_are_written_as_they_are_and_a_failure_leaves_nothing()
    {
        var file = Path.Combine(_folder, "games.bank");
        WholeFile.WriteBytes(file, stream => stream.Write([13, 10, 0, 255]));
        Assert.That(File.ReadAllBytes(file), Is.EqualTo(new byte[] { 13, 10, 0, 255 }));
        Assert.That(
            () =>
                WholeFile.WriteBytes(
                    Path.Combine(_folder, "other"),
                    _ => throw new OperationCanceledException("stopped")
                ),
            Throws.TypeOf<OperationCanceledException>()
        );
        Assert.That(Directory.GetFiles(_folder), Is.EqualTo(new[] { file }));
    }
}
