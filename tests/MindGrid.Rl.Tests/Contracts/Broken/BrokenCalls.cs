using System.Numerics.Tensors;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;

namespace MindGrid.Rl.Tests.Contracts.Broken;

/// <summary>Unknown actions become known ones.</summary>
internal sealed class ClampsActions(VectorEnv env) : EnvFace(env)
{
    private readonly int[] _known = new int[env.NumEnvs];

    public override StepBatch Step(ReadOnlySpan<int> actions, StepBuffers? into = null)
    {
        if (actions.Length == Worlds)
        {
            TensorPrimitives.Clamp(actions, 0, 2, _known);
        }
        return base.Step(actions.Length == Worlds ? _known : actions, into);
    }
}

/// <summary>What is missing is made up.</summary>
internal sealed class FillsUpActions(VectorEnv env) : EnvFace(env)
{
    private readonly int[] _filled = new int[env.NumEnvs];

    public override StepBatch Step(ReadOnlySpan<int> actions, StepBuffers? into = null)
    {
        actions[..Math.Min(actions.Length, Worlds)].CopyTo(_filled);
        return base.Step(_filled, into);
    }
}

/// <summary>The last reward comes after the sum.</summary>
internal sealed class ForgetsTheLastReward(VectorEnv env) : EnvFace(env)
{
    public override StepBatch Step(ReadOnlySpan<int> actions, StepBuffers? into = null)
    {
        var result = base.Step(actions, into);
        var buffers = result.Buffers;
        for (var world = 0; world < Worlds; world++)
        {
            buffers.EpisodeReturns.Span[world] -= result.Terminated[world] ? result.Rewards[world] : 0;
        }
        return result;
    }
}

/// <summary>A step resets what was never reset.</summary>
internal sealed class ResetsByItself(VectorEnv env) : EnvFace(env)
{
    private bool _wasReset;

    public override StepBatch Reset(ReadOnlySpan<long> seeds, StepBuffers? into = null)
    {
        _wasReset = true;
        return base.Reset(seeds, into);
    }

    public override StepBatch Step(ReadOnlySpan<int> actions, StepBuffers? into = null)
    {
        if (!_wasReset)
        {
            Reset(new long[Worlds]);
        }
        return base.Step(actions, into);
    }
}

/// <summary>Nobody notices the end.</summary>
internal sealed class OutlivesItself(VectorEnv env) : EnvFace(env)
{
    public override void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>A world that has ended is reset without being asked for.</summary>
internal sealed class StepsEndedWorlds(VectorEnv env) : EnvFace(env)
{
    public override StepBatch Step(ReadOnlySpan<int> actions, StepBuffers? into = null)
    {
        if (Env.Ended.Contains(true))
        {
            Reset(Env.Ended);
        }
        return base.Step(actions, into);
    }
}

/// <summary>Results do not know whose they are.</summary>
internal sealed class HandsOutStaleResults(VectorEnv env) : EnvFace(env)
{
    public override StepBatch Observe(StepBuffers? into = null) => new(base.Observe(into).Buffers, null, 0);
}

/// <summary>Buffers of any size do.</summary>
internal sealed class DeclaresOtherSizes(VectorEnv env) : EnvFace(env)
{
    public override StepBatch Reset(ReadOnlySpan<long> seeds, StepBuffers? into = null) =>
        new(base.Reset(seeds, into).Buffers with { Rewards = new float[Worlds + 1] }, null, 0);
}
