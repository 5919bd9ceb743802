using System.Diagnostics;
using MindGrid.Rl.Envs;

// 1024 worlds side by side. A world whose episode ends starts the next one within the same step, so every call is 1024 steps.
const int Worlds = 1024;
const int Calls = 300;
using var env = EnvRegistry.Grid.MakeVec<GridEnvOptions>(
    "MindGrid/Mixed-v0",
    Worlds,
    options => options with { Autoreset = AutoresetMode.SameStep, StepLimit = 250 }
);

var random = new SplitMix64(1L);
var actions = new int[Worlds];
var (terminated, truncated) = (new List<float>(), new List<float>());

var step = env.Reset(seed: 0);
var clock = Stopwatch.StartNew();
for (var call = 0; call < Calls; call++)
{
    DrawAllowedActions(step.ActionMasks);
    step = env.Step(actions);
    for (var world = 0; world < Worlds; world++)
    {
        // Two flags, never merged: what comes after a terminated episode is worth nothing, after a truncated one it is.
        if (step.Terminated[world])
        {
            terminated.Add(step.EpisodeReturns[world]);
        }
        else if (step.Truncated[world])
        {
            truncated.Add(step.EpisodeReturns[world]);
        }
    }
}

Console.WriteLine(
    $"{Worlds * Calls / clock.Elapsed.TotalSeconds:N0} steps per second, the drawing of actions included"
);
Console.WriteLine($"{terminated.Count + truncated.Count} episodes ended");
Console.WriteLine($"  by death or success: {terminated.Count}, mean return {terminated.Average():F2}");
Console.WriteLine($"  by the time limit:   {truncated.Count}, mean return {truncated.Average():F2}");
Console.WriteLine($"mean return {terminated.Concat(truncated).Average():F2}");

// A uniform choice among the actions that would change the world.
void DrawAllowedActions(ReadOnlySpan<bool> masks)
{
    var space = env.SingleActionSpace;
    for (var world = 0; world < Worlds; world++)
    {
        space.Sample(ref random, actions.AsSpan(world, 1), masks.Slice(world * space.MaskSize, space.MaskSize));
    }
}
