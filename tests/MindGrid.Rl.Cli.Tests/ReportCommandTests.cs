namespace MindGrid.Rl.Cli.Tests;

public class ReportCommandTests
{
    private const string Silent = """
        {"id":{"suite":"paper","game":"test_out-0","teacher":"silent","prompt":null},"promptText":null,"answer":null,"attempts":0,"cost":null,"score":{"layout":"room_door_key","unknownEdits":["flip_vertical"],"beliefBefore":"a world","sentences":[],"firstPlan":{"steps":["go"],"realReturn":0,"believedReturn":90},"taughtPlan":{"steps":["go"],"realReturn":0,"believedReturn":90},"bestReturn":90,"gap":90,"success":false,"died":false},"failure":null,"versions":{"human":"literal","mindgrid":"1.0","reader":"reference","scoring":"paper"},"at":"2026-11-22T16:00:00+00:00"}
        """;

    private const string Asked = """
        {"id":{"suite":"paper","game":"test_out-0","teacher":"openai:gpt-4o-2024-05-13","prompt":{"shots":1,"version":"paper","examples":"reference","thinks":false}},"promptText":"What has changed?","answer":{"text":"The grid has been flipped along the vertical axis.","finishReason":"stop","model":null,"usage":{"input":1000,"output":20},"sent":{"temperature":0},"latency":"00:00:02"},"attempts":1,"cost":0.0053,"score":{"layout":"room_door_key","unknownEdits":["flip_vertical"],"beliefBefore":"a world","sentences":[{"text":"The grid has been flipped along the vertical axis.","edit":"the grid has been flipped along the vertical axis","reason":null,"verdict":"true","beliefAfter":"a world"}],"firstPlan":{"steps":["go"],"realReturn":0,"believedReturn":90},"taughtPlan":{"steps":["go"],"realReturn":90,"believedReturn":0},"bestReturn":90,"gap":0,"success":true,"died":false},"failure":null,"versions":{"human":"literal","mindgrid":"1.0","reader":"reference","scoring":"paper"},"at":"2026-11-22T16:00:01+00:00"}
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_run_is_reported_on_beside_the_papers_figures()
    {
        var run = (await Mindgrid.Run("report", Log("one", Silent, Asked))).Succeeded();
        Assert.That(
            run.Output,
            Does.StartWith("# Report\n\n## Suite paper\n\nhuman literal, reader reference, scoring paper; 1 game;")
        );
        Assert.That(
            run.Output,
            Does.Contain("| openai:gpt-4o-2024-05-13 | - | 0.00 ± ? | - | 30.80 ± 4.74 | 35.86 ± 5.01 | 48.44 ± 5.30 |")
        );
    }

    [Test]
    public async Task Several_runs_are_reported_on_as_one()
    {
        var both = (await Mindgrid.Run("report", Log("both", Silent, Asked))).Succeeded();
        var apart = (await Mindgrid.Run("report", Log("two", Asked), Log("one", Silent))).Succeeded();
        Assert.That(apart.Output, Is.EqualTo(both.Output));
    }

    [TestCase("latex", @"% \usepackage{booktabs}")]
    [TestCase("csv", "suite,conventions,teacher,")]
    public async Task Each_format_is_written_to_the_file_that_is_named(string format, string start)
    {
        var path = _folder.PathOf("report.txt");
        var run = (await Mindgrid.Run("report", Log("one", Silent), "--format", format, "--out", path)).Succeeded();
        Assert.That(run.Output, Is.EqualTo($"Wrote the report to {path}.\n"));
        var printed = (await Mindgrid.Run("report", Log("one", Silent), "--format", format)).Succeeded();
        Assert.That(File.ReadAllText(path), Is.EqualTo(printed.Output).And.StartsWith(start));
    }

    [Test]
    public async Task Half_a_line_at_the_end_of_a_log_is_not_there_yet()
    {
        var run = Log("one", Silent);
        var whole = (await Mindgrid.Run("report", run)).Succeeded();
        File.AppendAllText(Path.Combine(run, "log.jsonl"), Asked[..100]);
        Assert.That((await Mindgrid.Run("report", run)).Succeeded().Output, Is.EqualTo(whole.Output));
    }

    [Test]
    public async Task What_is_no_run_is_refused()
    {
        var missing = _folder.PathOf("missing");
        await Refuses($"'{missing}' is no run: there is no log.jsonl in it.", Log("one", Silent), missing);
        var empty = Log("empty");
        await Refuses($"There is nothing to report on: no sample is done in {empty}.", empty);
        await Refuses(
            "--format: there is no format 'html'; known are markdown, latex, csv.",
            Log("one", Silent),
            "--format",
            "html"
        );
        await Refuses("--out is ''; it must name a file.", Log("one", Silent), "--out", "");
    }

    [Test]
    public async Task A_line_that_is_no_record_is_named_and_nothing_is_written()
    {
        var (run, path) = (Log("one", Silent, "{\"id\":7}"), _folder.PathOf("report.md"));
        var refused = await Mindgrid.Run("report", run, "--out", path);
        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((CommandLine.BadUsage, "")));
        Assert.That(refused.Errors, Does.StartWith($"mindgrid: {Path.Combine(run, "log.jsonl")}, line 2: "));
        Assert.That(refused.Errors.Count(character => character == '\n'), Is.EqualTo(1));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task The_same_run_named_twice_is_refused() =>
        await Refuses(
            "Game test_out-0 of suite paper was scored 2 times for silent; report on such runs one by one.",
            Log("one", Silent),
            Log("one", Silent)
        );

    private string Log(string run, params string[] records)
    {
        Directory.CreateDirectory(_folder.PathOf(run));
        _folder.Write(Path.Combine(run, "log.jsonl"), records);
        return _folder.PathOf(run);
    }

    private static async Task Refuses(string message, params string[] args)
    {
        var run = await Mindgrid.Run(["report", .. args]);
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo((CommandLine.BadUsage, "", $"mindgrid: {message}\n"))
        );
    }
}
