using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

/// <summary>
/// This assembly as a program: a run that a test kills, or whose memory it measures. Arguments: the run's folder, the server's address,
/// the games, and of a long run the requests in flight.
/// </summary>
internal static class KilledRun
{
    private static async Task Main(string[] args)
    {
        var (model, games) = (SmallRun.Model(new Uri(args[1]), "openai:a"), int.Parse(args[2]));
        var concurrency = args.Length > 3 ? int.Parse(args[3]) : SmallRun.Hasty.Requests.Concurrency;
        var runner = new Runner(
            args.Length > 3 ? LongPlan(games, model) : Plan(games, model),
            new(args[0]),
            SmallRun.Hasty with
            {
                Requests = SmallRun.Hasty.Requests with
                {
                    Concurrency = concurrency,
                    Timeout = TimeSpan.FromMinutes(1),
                },
            }
        );
        await runner.GoAsync();
        await Console.Out.WriteLineAsync(
            File.ReadLines("/proc/self/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        );
    }

    /// <summary>What the run is to find out.</summary>
    public static RunPlan Plan(int games, AskedModel model) =>
        SmallRun.Plan(games, SmallRun.TwoPrompts, [model], "rules");

    /// <summary>Twenty prompts for each game, as long as the paper's are.</summary>
    private static RunPlan LongPlan(int games, AskedModel model)
    {
        ImmutableArray<PromptSpec> prompts =
        [
            .. from shots in Enumerable.Range(0, 10)
            from thinks in (bool[])[false, true]
            select new PromptSpec(shots) { Thinks = thinks },
        ];
        return SmallRun.Plan(games, prompts, [model]) with { Write = new PromptWriter().Write };
    }
}
