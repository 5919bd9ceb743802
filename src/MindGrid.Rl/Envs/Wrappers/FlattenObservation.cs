namespace MindGrid.Rl.Envs.Wrappers;

/// <summary>
/// Shows every observation as one float32 vector: finite choices one-hot, boxes as they are, dictionaries in the order of their parts (see
/// <see cref="Spaces.Space.Flatten"/>).
/// </summary>
/// <param name="inner">Owned from now on.</param>
public sealed class FlattenObservation(VectorEnv inner)
    : TransformObservation(
        inner,
        inner.SingleObservationSpace.Flattened(),
        static (from, to, row) => from.Space.Flatten(from, row, to.Row<float>(row))
    );
