namespace MindGrid.Rl.Envs.Checking;

/// <summary>
/// The calls of an environment, as the checker makes them. They pass through; only tests of the checker put faults in between,
/// where <see cref="VectorEnv"/> leaves an environment no other place for them.
/// </summary>
/// <param name="env">Owned from now on.</param>
internal class EnvFace(VectorEnv env) : IDisposable
{
    public VectorEnv Env { get; } = env;

    public int Worlds => Env.NumEnvs;

    public virtual StepBatch Reset(ReadOnlySpan<long> seeds, StepBuffers? into = null) => Env.Reset(seeds, null, into);

    public virtual StepBatch Reset(
        ReadOnlySpan<bool> mask,
        ReadOnlySpan<long> seeds = default,
        StepBuffers? into = null
    ) => Env.Reset(mask, seeds, null, into);

    public virtual StepBatch Step(ReadOnlySpan<int> actions, StepBuffers? into = null) => Env.Step(actions, into);

    public virtual StepBatch Observe(StepBuffers? into = null) => Env.Observe(into);

    public virtual WorldState CloneState(int world) => Env.CloneState(world);

    public virtual void SetState(int world, WorldState state) => Env.SetState(world, state);

    public virtual void Dispose() => Env.Dispose();
}
