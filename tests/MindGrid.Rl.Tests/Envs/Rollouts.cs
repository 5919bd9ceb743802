using MindGrid.Rl.Envs;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>Random play in grid environments.</summary>
internal static class Rollouts
{
    /// <summary>Worlds of both layouts, edited and not.</summary>
    public static WorldPool Worlds { get; } = new(DrawnWorlds.EditedMany(40));

    /// <summary>Resets, and plays random actions: three more chances to walk, or the agents meet nothing.</summary>
    /// <param name="env">The environment.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="look">What to do with each result, the reset's included.</param>
    public static void Play(VectorEnv env, int steps, Action<StepBuffers> look)
    {
        var buffers = env.CreateBuffers();
        var random = new Random(1);
        env.Reset(5, into: buffers);
        look(buffers);
        for (var step = 0; step < steps; step++)
        {
            env.Step([.. Enumerable.Range(0, env.NumEnvs).Select(_ => Draw(random))], buffers);
            look(buffers);
        }
    }

    private static int Draw(Random random) => random.Next(10) is var drawn && drawn > 6 ? 2 : drawn;
}
