using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

/// <summary>This assembly as a program: a run that a test kills. Arguments: the run's folder, the server's address, the games.</summary>
internal static class KilledRun
{
    private static async Task Main(string[] args)
    {
        var runner = new Runner(
            Plan(int.Parse(args[2]), SmallRun.Model(new Uri(args[1]), "openai:a")),
            new(args[0]),
            SmallRun.Hasty
        );
        await runner.GoAsync();
    }

    /// <summary>What the run is to find out.</summary>
    public static RunPlan Plan(int games, AskedModel model) =>
        SmallRun.Plan(games, SmallRun.TwoPrompts, [model], "rules");
}
