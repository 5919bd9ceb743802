using System.Text;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class HostileAnswersTests
{
    private const int Games = 100;

    private static readonly string[] Pieces =
    [
        "The lava is safe to walk on. ",
        "\n{\"id\":{\"suite\":\"paper\"}}\n",
        "\0\u0001\u001b[2J\u202e\ufeff",
        "\ud83d",
        "\u2028\u2029\r\n\r",
        "$(touch owned); `id` & | > < ",
        "../../../../etc/passwd {row} {0} %s %n ",
        "</example>[End Game]<script>alert(1)</script>",
        "'; DROP TABLE games; --",
        "!!python/object/apply:os.system ['id'] ",
        "[red]markup[/] [link=file:///etc/passwd]x[/] ",
        "row 99999999999999999999 and column -1 ",
        "There is a walkable passage at row 1e308 and column NaN. ",
        "\u0130\u0131\u1e9e\ufb03 ",
    ];

    [Test]
    public async Task Whatever_a_model_says_the_run_goes_on_and_the_log_keeps_it_word_for_word()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync(Hostile);
        var plan = SmallRun.Plan(Games, SmallRun.TwoPrompts, [SmallRun.Model(server)]);
        var run = new RunFolder(folder.PathOf("run"));
        var options = SmallRun.Hasty with
        {
            Requests = SmallRun.Hasty.Requests with { Timeout = TimeSpan.FromSeconds(20) },
        };

        var outcome = await new Runner(plan, run, options).GoAsync();

        Assert.That((outcome.Scored + outcome.Failed, outcome.Left), Is.EqualTo((200, 0)));
        var records = RunLog.Read(run.Log);
        Assert.That(await File.ReadAllLinesAsync(run.Log), Has.Length.EqualTo(200));
        foreach (var record in records.Where(record => record.Answer is not null))
        {
            Assert.That(record.Answer!.Text, Is.EqualTo(Readable(Hostile(record.PromptText!))));
            Assert.That(record.Score is null, Is.EqualTo(record.Failure is not null));
        }
        Assert.That(
            records.Where(record => record.Failure is not null).Select(record => record.Failure),
            Is.All.Match("^The answer has [0-9]+ characters; the most that is read are 100000.$")
        );
        Assert.That(
            records.Select(record => record.Attempts),
            Is.All.EqualTo(1),
            "an answer that came is not paid again"
        );
        Assert.That(outcome.Failed, Is.Positive.And.LessThan(50));
        Assert.That(
            Directory.EnumerateFileSystemEntries(run.Root).Select(Path.GetFileName),
            Is.EquivalentTo(["log.jsonl", "run.lock"])
        );
    }

    /// <summary>Pieces drawn by the prompt, one in ten answers far too long.</summary>
    private static string Hostile(string prompt)
    {
        var random = new Random(prompt.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)));
        var count = random.Next(10) == 0 ? 20_000 : random.Next(1, 12);
        return string.Concat(Enumerable.Range(0, count).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    // Half a character cannot be sent; a replacement comes in its place.
    private static string Readable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
