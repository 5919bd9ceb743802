using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

/// <summary>This assembly as a program: a run that a test kills. Arguments: the run's folder, the server's address, the games.</summary>
internal static class KilledRun
{
    private static async Task Main(string[] args)
    {
        var client = new LocalChatClient(new(args[1]), "local:a", streams: false);
        var runner = new Runner(
            Plan(int.Parse(args[2]), SmallRun.Model(client, "local:a")),
            new(args[0]),
            SmallRun.Hasty
        );
        await runner.GoAsync();
    }

    /// <summary>What the run is to find out.</summary>
    public static RunPlan Plan(int games, AskedModel model) =>
        SmallRun.Plan(games, SmallRun.TwoPrompts, [model], "rules");
}
