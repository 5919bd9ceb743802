namespace MindGrid.Rl.Envs.Wrappers;

using MindGrid.Rl.Envs.Spaces;

/// <summary>Makes one observation out of another.</summary>
/// <param name="from">[N, …] what the environment inside shows; read one row only.</param>
/// <param name="to">[N, …] values of the new space; fill one row.</param>
/// <param name="row">Which.</param>
public delegate void ObservationTransform(SpaceArray from, SpaceArray to, int row);

/// <summary>Passes every observation through a function, which may change its space.</summary>
/// <param name="inner">Owned from now on.</param>
/// <param name="observationSpace">What one world shows from now on.</param>
/// <param name="transform">From observation to observation, row by row; must not throw and must depend on nothing else.</param>
public class TransformObservation(VectorEnv inner, Space observationSpace, ObservationTransform transform)
    : ObservationWrapper(inner, observationSpace)
{
    /// <inheritdoc/>
    protected sealed override void Transform(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                transform(from, to, world);
            }
        }
    }
}
