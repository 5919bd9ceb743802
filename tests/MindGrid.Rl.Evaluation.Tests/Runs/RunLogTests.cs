using System.Text;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class RunLogTests
{
    [Test]
    public async Task What_was_written_is_read_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = await LogAsync(folder);
        var lines = await File.ReadAllLinesAsync(path);
        Assert.That(
            RunLog.Read(path).Select(record => Encoding.UTF8.GetString(RunLogFormat.Write(record))),
            Is.EqualTo(lines)
        );
        Assert.That(
            lines[^1],
            Does.StartWith("""{"id":{"suite":"paper","game":""")
                .And.Contain("\"version\":\"paper\"")
                .And.Contain("\"verdict\":")
        );
    }

    [Test]
    public async Task Of_a_log_cut_anywhere_the_whole_lines_stay_and_the_rest_is_written_anew()
    {
        using var folder = new TemporaryFolder();
        var path = await LogAsync(folder);
        var whole = await File.ReadAllBytesAsync(path);
        var (first, second) = (
            Array.IndexOf(whole, (byte)'\n') + 1,
            Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1
        );
        var last = RunLog.Read(path).Last();
        foreach (var length in (int[])[0, 1, first - 1, first, first + 1, second, second + 100, whole.Length - 1])
        {
            await File.WriteAllBytesAsync(path, whole[..length]);
            var seen = new List<SampleRecord>();
            Assert.That(RunLog.Read(path), Has.Count.EqualTo(whole[..length].Count(value => value == '\n')));
            using (var log = RunLog.Open(path, seen.Add))
            {
                log.Append(last);
            }
            Assert.That(seen, Has.Count.EqualTo(whole[..length].Count(value => value == '\n')));
            byte[] expected =
            [
                .. whole[
                    ..(
                        length < first ? 0
                        : length < second ? first
                        : second
                    )
                ],
                .. whole[second..],
            ];
            Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(expected), $"cut at {length}");
        }
    }

    [TestCase("", "The input does not contain any JSON tokens.", TestName = "{m}(an empty line)")]
    [TestCase("null", "It is null.")]
    [TestCase("{}", "was missing required properties including: 'id'")]
    [TestCase("[1,", "could not be converted")]
    [TestCase("""{"game":1,"gap":3}""", "The JSON property 'game' could not be mapped")]
    public async Task A_line_that_is_no_record_is_refused_and_nothing_is_lost(string line, string problem)
    {
        using var folder = new TemporaryFolder();
        var path = await LogAsync(folder);
        await File.AppendAllTextAsync(path, $"{line}\n{{\"id\":half");
        var before = await File.ReadAllBytesAsync(path);
        foreach (var use in (Action[])[() => RunLog.Read(path), () => RunLog.Open(path)])
        {
            var error = Assert.Throws<InvalidDataException>(() => use());
            Assert.That(error!.Message, Does.StartWith($"{path}, line 4: This is no record of a run: "));
            Assert.That(error.Message, Does.Contain(problem).And.Not.Contain("\n"));
        }
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(before));
    }

    [TestCase("a note of mine, without an end of line")]
    [TestCase("{\"ID\":{\"suite\"")]
    [TestCase("\0")]
    public async Task An_end_that_is_no_half_record_is_refused_and_not_cut_off(string end)
    {
        using var folder = new TemporaryFolder();
        var path = await LogAsync(folder);
        await File.AppendAllTextAsync(path, end);
        var before = await File.ReadAllBytesAsync(path);
        foreach (var use in (Action[])[() => RunLog.Read(path), () => RunLog.Open(path)])
        {
            Assert.That(
                () => use(),
                Throws
                    .TypeOf<InvalidDataException>()
                    .With.Message.EqualTo($"{path}, line 4: This is no record of a run, nor the beginning of one.")
            );
        }
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(before));
    }

    [Test]
    public async Task Of_a_sample_with_two_records_the_last_counts()
    {
        using var folder = new TemporaryFolder();
        var path = await LogAsync(folder);
        var records = RunLog.Read(path).ToList();
        using (var log = RunLog.Open(path))
        {
            log.Append(records[0] with { Score = null, Failure = "It failed." });
        }
        Assert.That(RunLog.Read(path).Select(record => record.Failure), Is.EqualTo(["It failed.", null, null]));
    }

    [Test]
    public async Task A_log_can_be_read_while_it_is_written()
    {
        using var folder = new TemporaryFolder();
        var path = await LogAsync(folder);
        using var log = RunLog.Open(path);
        Assert.That(RunLog.Read(path), Has.Count.EqualTo(3));
    }

    /// <summary>Three records, one of them with an answer.</summary>
    private static async Task<string> LogAsync(TemporaryFolder folder)
    {
        await using var server = await LocalModel.StartAsync(_ =>
            "Ümlaut \u2028 \"quoted\" \ud83d. The lava is safe to walk on."
        );
        var run = new RunFolder(folder.PathOf("run"));
        await new Runner(SmallRun.Plan(1, [], [], "rules", "silent"), run).GoAsync();
        await new Runner(SmallRun.Plan(1, [new(0)], [SmallRun.Model(server)]), run, SmallRun.Hasty).GoAsync();
        return run.Log;
    }
}
