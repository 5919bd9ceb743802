namespace MindGrid.Rl.Envs.Checking;

/// <summary>
/// The same environment with another autoreset mode. It derives from the contract itself: a wrapper has the mode of what it wraps.
/// </summary>
internal sealed class OtherMode(VectorEnv inner, AutoresetMode autoreset)
    : VectorEnv(
        inner.NumEnvs,
        inner.SingleObservationSpace,
        inner.SingleActionSpace,
        inner.Options with
        {
            Autoreset = autoreset,
            EndedWorldsGoOn = false,
        }
    )
{
    public override int? StepLimit => inner.StepLimit;

    protected internal override void StartEpisodes(
        WorldMask worlds,
        ReadOnlySpan<long> seeds,
        ResetOptions? options,
        StepBuffers into
    ) => inner.StartEpisodes(worlds, seeds, options, into);

    protected internal override void StepWorlds(WorldMask worlds, ReadOnlySpan<int> actions, StepBuffers into) =>
        inner.StepWorlds(worlds, actions, into);

    protected internal override void Observe(WorldMask worlds, StepBuffers into) => inner.Observe(worlds, into);

    protected internal override object SaveWorld(int world) => inner.SaveWorld(world);

    protected internal override void LoadWorld(int world, object state) => inner.LoadWorld(world, state);

    protected override void Release() => inner.Dispose();
}
