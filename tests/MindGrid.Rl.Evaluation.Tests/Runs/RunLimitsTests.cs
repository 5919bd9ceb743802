using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class RunLimitsTests
{
    // A sample takes 15 tokens, and costs 10 * 1 + 5 * 2 millionths of a dollar.
    private static readonly PriceList Prices = new(
        new(2026, 1, 31),
        System.Collections.Immutable.ImmutableSortedDictionary<string, ModelPrice>.Empty.Add("m", new(1, 2))
    );

    [TestCase(100L, null, 7, "The limit of 100 tokens is reached: 105 were taken.")]
    [TestCase(null, 0.00005, 3, "The limit of 0.00005 dollars is reached: 0.0001 were spent.")]
    public async Task At_a_limit_nothing_more_is_begun_and_going_on_heeds_what_was_taken(
        long? tokens,
        double? dollars,
        int begun,
        string reason
    )
    {
        using var folder = new TemporaryFolder();
        var plan = SmallRun.Plan(20, [new(0)], [SmallRun.Model("m", (_, _) => Task.FromResult(SmallRun.Answer("")))]);
        var options = new RunOptions
        {
            Requests = new() { Concurrency = 1 },
            Limits = new() { Tokens = tokens, Dollars = (decimal?)dollars },
            Prices = Prices,
        };

        var first = await new Runner(plan, new(folder.PathOf("run")), options).GoAsync();
        var second = await new Runner(plan, new(folder.PathOf("run")), options).GoAsync();

        Assert.That((first.Scored, first.Left, first.StoppedBy.Single()), Is.EqualTo((begun, 20 - begun, reason)));
        Assert.That((second.Scored, second.Skipped, second.Left), Is.EqualTo((0, begun, 20 - begun)));
    }

    [Test]
    public async Task A_time_limit_stops_the_other_teachers_too()
    {
        using var folder = new TemporaryFolder();
        var plan = SmallRun.Plan(5, [], [], "rules");
        var options = new RunOptions { Limits = new() { Time = TimeSpan.FromTicks(1) } };
        var outcome = await new Runner(plan, new(folder.PathOf("run")), options).GoAsync();
        Assert.That((outcome.Scored, outcome.Left), Is.EqualTo((0, 5)));
        Assert.That(outcome.StoppedBy.Single(), Does.StartWith("The time limit of "));
    }

    [TestCase(150L, null)]
    [TestCase(null, 0.0003)]
    public async Task Answers_without_numbers_of_tokens_count_by_their_length(long? tokens, double? dollars)
    {
        using var folder = new TemporaryFolder();
        var silent = SmallRun.Answer(new string('a', 400)) with { Usage = new(0, null) };
        var plan = SmallRun.Plan(5, [new(0)], [SmallRun.Model("m", (_, _) => Task.FromResult(silent))]);
        var options = new RunOptions
        {
            Requests = new() { Concurrency = 1 },
            Limits = new() { Tokens = tokens, Dollars = (decimal?)dollars },
            Prices = Prices,
        };
        var outcome = await new Runner(plan, new(folder.PathOf("run")), options).GoAsync();
        Assert.That((outcome.Scored, outcome.Left), Is.EqualTo((2, 3)));
    }

    [TestCase(
        """{"asOf":"2026-01-31","models":{"m":{"input":-1,"output":2}}}""",
        "The price of m must be two numbers of at least 0."
    )]
    [TestCase("""{"asOf":"2026-01-31","models":{"m":null}}""", "The price of m must be two numbers of at least 0.")]
    [TestCase("""{"models":{}}""", "This is no list of prices: JSON deserialization for type")]
    [TestCase("prices", "This is no list of prices: 'p' is an invalid start of a value.")]
    public void A_list_of_prices_that_is_none_is_refused(string text, string problem)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("prices.json", text);
        var error = Assert.Throws<InvalidDataException>(() => PriceList.Load(path));
        Assert.That(error!.Message, Does.StartWith($"{path}: {problem}"));
    }

    [Test]
    public void The_built_in_prices_are_dated_and_know_the_papers_models_that_are_sold()
    {
        Assert.That(PriceList.BuiltIn.AsOf.Year, Is.GreaterThan(2024));
        Assert.That(
            PriceList.BuiltIn.Models.Keys,
            Is.SupersetOf([
                "openai:gpt-4o-2024-05-13",
                "openai:gpt-4o-mini-2024-07-18",
                "anthropic:claude-3-5-sonnet-20240620",
            ])
        );
    }

    [Test]
    public async Task A_forecast_sends_nothing_and_leaves_out_what_is_done_or_kept()
    {
        using var folder = new TemporaryFolder();
        await using var server = await LocalModel.StartAsync();
        var model = SmallRun.Model(server);
        var plan = SmallRun.Plan(6, SmallRun.TwoPrompts, [model], "rules");
        var run = new RunFolder(folder.PathOf("run"));
        var options = SmallRun.Hasty with { Cache = new(folder.PathOf("cache")) };
        await new Runner(SmallRun.Plan(2, [new(0)], [model]), run, options).GoAsync();
        await new Runner(SmallRun.Plan(3, [new(0)], [model]), new(folder.PathOf("other")), options).GoAsync();
        var sent = server.Requests.Count;

        var forecast = RunForecast.Of(
            plan,
            run,
            options with
            {
                Prices = Prices with { Models = Prices.Models.Add("openai:a", new(1, 2)) },
            }
        );

        Assert.That((server.Requests.Count, sent), Is.EqualTo((3, 3)));
        Assert.That((forecast.Samples, forecast.Done), Is.EqualTo((18, 2)));
        Assert.That(forecast.Rows.Select(row => row.Requests), Is.EqualTo([3, 6]));
        var row = forecast.Rows[1];
        var characters = plan.Suites[0].Games.Sum(game => plan.Write(plan.Prompts[1], game).Length);
        Assert.That(row.PromptTokens.Likely, Is.EqualTo(characters / 4.0).Within(6));
        Assert.That(row.PromptTokens.Low, Is.LessThan(row.PromptTokens.Likely));
        Assert.That(row.MostAnswerTokens, Is.EqualTo(6 * 1000));
        Assert.That(row.Price, Is.EqualTo((row.PromptTokens.Low / 1e6m, (row.PromptTokens.High + 12000) / 1e6m)));
    }
}
