using System.Runtime.InteropServices;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Tests.Envs;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>
/// Random steps in 200 worlds of both layouts, edited and not, made into one number. Of what stands here only the kind and the number of
/// steps may change it.
/// </summary>
/// <param name="Kind">What the number is of; rewards, ends and masks are in it, too.</param>
/// <param name="Steps"><see cref="AWhile"/> or <see cref="AMillion"/>.</param>
/// <param name="Width">One that the machine has.</param>
/// <param name="BatchSize">Worlds in an environment; the last one may be smaller.</param>
/// <param name="Threads">Threads of an environment.</param>
internal sealed record SignedRollout(SignedKind Kind, int Steps, LaneWidth Width, int BatchSize, int Threads)
{
    /// <summary>Long enough for nearly everything that can happen.</summary>
    public const int AMillion = 1_000_000;

    /// <summary>Enough that every world has reached the time limit twice.</summary>
    public const int AWhile = 50_000;

    private const int Worlds = 200;
    private const int StepLimit = 120;

    /// <summary>The number that must come out.</summary>
    public ulong Expected => Steps == AMillion ? Kind.OfAMillion : Kind.OfAWhile;

    /// <summary>Plays.</summary>
    /// <returns>The number.</returns>
    public ulong Play()
    {
        var signature = 0UL;
        for (var first = 0; first < Worlds; first += BatchSize)
        {
            using var env = new GridEnv(Math.Min(BatchSize, Worlds - first), Options());
            foreach (var world in Play(env, first))
            {
                signature = Mixed(signature, world);
            }
        }
        return signature;
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Kind}: {Steps:N0} steps, {(int)Width} bits, batches of {BatchSize}, threads: {Threads}"
        );

    private GridEnvOptions Options() =>
        new()
        {
            Worlds = Rollouts.Worlds,
            // Only so does anybody see the last observation of an episode.
            Autoreset = Kind == SignedKind.State ? AutoresetMode.NextStep : AutoresetMode.SameStep,
            StepLimit = StepLimit,
            Reward = RewardSpec.Paper,
            Observation = Kind.Observation,
            Threads = Threads,
            Width = Width,
        };

    private ulong[] Play(GridEnv env, int firstSeed)
    {
        var hashes = new ulong[env.NumEnvs];
        var random = new SplitMix64[env.NumEnvs];
        var actions = new int[env.NumEnvs];
        for (var world = 0; world < env.NumEnvs; world++)
        {
            random[world] = new(firstSeed + world + 777L);
        }
        env.Reset(firstSeed);
        for (var step = 0; step < Steps / Worlds; step++)
        {
            for (var world = 0; world < env.NumEnvs; world++)
            {
                // Three more chances to walk, or the agents meet nothing.
                actions[world] = random[world].Below(10) is var drawn && drawn > 6 ? 2 : drawn;
            }
            var result = env.Step(actions);
            for (var world = 0; world < env.NumEnvs; world++)
            {
                hashes[world] = Mixed(Mixed(hashes[world], OfResult(result, world)), OfKind(env, result, world));
            }
        }
        return hashes;
    }

    private ulong OfKind(GridEnv env, StepBatch result, int world)
    {
        if (Kind == SignedKind.State)
        {
            return OfState(env.WorldAt(world));
        }
        var seen = OfRow(0, result.Observations, world);
        return result.Terminated[world] || result.Truncated[world]
            ? OfRow(Mixed(seen, 1), result.FinalObservations, world)
            : seen;
    }

    private static ulong OfResult(StepBatch result, int world)
    {
        var ends = (result.Terminated[world] ? 1UL : 0) | (result.Truncated[world] ? 2UL : 0);
        var hash = Mixed(ends, BitConverter.SingleToUInt32Bits(result.Rewards[world]));
        foreach (var allowed in result.ActionMasks.Slice(world * ActionSet.Size, ActionSet.Size))
        {
            hash = (hash << 1) ^ (hash >> 63) ^ (allowed ? 1UL : 0);
        }
        return hash;
    }

    private static ulong OfState(World world)
    {
        var hash = Mixed((ulong)world.Steps, world.AgentCell.Index);
        hash = Mixed(hash, (ulong)world.AgentHeading | ((ulong)(world.Carried + 1) << 8));
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(world.Tiles))
        {
            hash = Mixed(hash, eight);
        }
        for (var i = 0; i < world.ObjectCount; i++)
        {
            var shown = world.Batch.ShownCell(world.Row, i).Index;
            hash = Mixed(
                hash,
                world.ObjectTile(i).Code | ((ulong)world.ObjectCell(i).Index << 8) | ((ulong)shown << 16)
            );
        }
        return hash;
    }

    private static ulong OfRow(ulong hash, SpaceArray values, int row)
    {
        foreach (var part in values.Parts)
        {
            hash = OfRow(hash, part, row);
        }
        return values.Space is LeafSpace leaf ? OfBytes(hash, BytesOf(leaf, values, row)) : hash;
    }

    private static ReadOnlySpan<byte> BytesOf(LeafSpace leaf, SpaceArray values, int row) =>
        leaf.Element == ElementType.UInt8 ? values.Row<byte>(row) : MemoryMarshal.AsBytes(values.Row<int>(row));

    /// <summary>A polynomial of the words, mixed at the end: long rows are many, and mixing every word takes longer than seeing it.</summary>
    private static ulong OfBytes(ulong hash, ReadOnlySpan<byte> bytes)
    {
        const ulong Base = 0x9E3779B97F4A7C15;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            hash = unchecked((hash * Base) + word);
        }
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
        {
            hash = unchecked((hash * Base) + rest);
        }
        return Mixed(hash, (ulong)bytes.Length);
    }

    private static ulong Mixed(ulong hash, ulong value) => SplitMix64.Mix(unchecked((hash * 31) + value + 1));
}
