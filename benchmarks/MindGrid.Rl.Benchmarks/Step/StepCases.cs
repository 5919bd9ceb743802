using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Step;

/// <summary>Steps, and what is shown after them: the roof, the scalar reference, and ours at every width that the machine has.</summary>
internal static class StepCases
{
    /// <summary>Nobody comes so far: resets are not timed.</summary>
    public const int StepLimit = 1 << 30;

    // About as many steps a call, however few the worlds: reading the clock takes as long as some of them.
    private const int StepsACall = 16384;

    public static IReadOnlyList<int> Envs { get; } = [64, 256, 1024, 4096, 16384, 65536];

    public static IReadOnlyList<int> Threads { get; } = [1, 2];

    public static IReadOnlyList<int> Widths { get; } = [.. LaneWidths.Available.Select(width => (int)width)];

    /// <summary>All cases for what is shown and a number of worlds.</summary>
    /// <param name="sees">What is shown.</param>
    /// <param name="envs">Number of worlds.</param>
    /// <param name="crews">One for each number of threads; lent.</param>
    public static IEnumerable<TimedCase> Of(Sees sees, int envs, IReadOnlyDictionary<int, BlockCrew> crews)
    {
        yield return Case(Scalar(envs), envs, sees, StepPlainly);
        foreach (var width in Widths)
        {
            foreach (var threads in Threads)
            {
                var crew = crews[threads];
                yield return Case(
                    Roof(envs, width, threads),
                    envs,
                    sees,
                    ByBlock(crew, (worlds, first) => MoveBlock(worlds, first, (LaneWidth)width))
                );
                var images = sees.Observation is { } seen ? BlockImages.Of(seen, (LaneWidth)width) : null;
                yield return Case(
                    Ours(envs, width, threads),
                    envs,
                    sees,
                    ByBlock(crew, (worlds, first) => StepBlock(worlds, first, images, (LaneWidth)width))
                );
            }
        }
    }

    public static string Scalar(int envs) => $"scalar/{envs}";

    public static string Roof(int envs, int width, int threads) => $"roof{width}/{envs}/{threads}";

    public static string Ours(int envs, int width, int threads) => $"ours{width}/{envs}/{threads}";

    private static TimedCase Case(string name, int envs, Sees sees, Action<SteppedWorlds> step)
    {
        var worlds = new SteppedWorlds(envs, sees);
        var repeats = Math.Max(1, StepsACall / envs);
        return new(
            name,
            envs * repeats,
            () =>
            {
                for (var i = 0; i < repeats; i++)
                {
                    worlds.NextTurn();
                    step(worlds);
                }
                return worlds.Terminated[0] ? 1 : 0;
            }
        );
    }

    private static Action<SteppedWorlds> ByBlock(BlockCrew crew, Action<SteppedWorlds, int> stepBlock)
    {
        SteppedWorlds current = null!;
        Action<int> work = block => stepBlock(current, block * GridBatch.BlockRows);
        return worlds =>
        {
            current = worlds;
            crew.Run(worlds.Blocks, work);
        };
    }

    private static void StepPlainly(SteppedWorlds worlds)
    {
        ScalarReference.Step(worlds);
        if (worlds.Sees.Observation is not null)
        {
            ScalarSight.Look(worlds);
        }
    }

    private static void MoveBlock(SteppedWorlds worlds, int first, LaneWidth width)
    {
        RoofKernel.Move(worlds, first, width);
        if (worlds.Sees.Observation is not null)
        {
            RoofKernel.Show(worlds, first, width);
        }
    }

    /// <summary>What an environment does with a block, but for action masks and what stands beside the images.</summary>
    public static void StepBlock(SteppedWorlds worlds, int first, BlockImages? images, LaneWidth width)
    {
        const int Size = GridBatch.BlockRows;
        var actions = worlds.Actions.AsSpan(first, Size);
        var terminated = worlds.Terminated.AsSpan(first, Size);
        var truncated = worlds.Truncated.AsSpan(first, Size);
        var ends = StepKernel.Play(worlds.Batch, first, actions, StepLimit, width);
        var episodes = EpisodeEnds.Of(in ends, EndsOn.DeathOrSuccess);
        episodes.Write(terminated, truncated, width);
        RewardSpec.Paper.OfBlock(
            new(worlds.Batch, first, actions, in ends, episodes.Terminated),
            worlds.Held.AsSpan(first, Size),
            worlds.Rewards.AsSpan(first, Size)
        );
        images?.Write(worlds.Batch, first, ulong.MaxValue, worlds.Images, images.Bytes);
    }
}
