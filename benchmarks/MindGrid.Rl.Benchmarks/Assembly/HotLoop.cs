using System.Diagnostics;
using System.Runtime;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Benchmarks.Assembly;

/// <summary>Plays at every width and with every observation until the compiler has made the best of all that is played.</summary>
internal static class HotLoop
{
    private const int Worlds = 128;
    private const int StepsARound = 200;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    public static void Play()
    {
        var envs = Envs().ToList();
        var actions = new Random(1).GetItems(Enumerable.Range(0, ActionSet.Size).ToArray(), StepsARound * Worlds);
        envs.ForEach(env => env.Reset());
        var compiled = 0L;
        var quiet = new Stopwatch();
        while (quiet.Elapsed < Quiet)
        {
            envs.ForEach(env => Play(env, actions));
            if (JitInfo.GetCompiledMethodCount() != compiled)
            {
                compiled = JitInfo.GetCompiledMethodCount();
                quiet.Restart();
            }
        }
        envs.ForEach(env => env.Dispose());
    }

    private static IEnumerable<GridEnv> Envs() =>
        from width in LaneWidths.Available
        from observation in HotMethods.Observations
        select new GridEnv(Worlds, new() { Observation = observation, Width = width });

    private static void Play(GridEnv env, int[] actions)
    {
        for (var step = 0; step < StepsARound; step++)
        {
            env.Step(actions.AsSpan(step * Worlds, Worlds));
        }
    }
}
