namespace MindGrid.Rl.Envs.Wrappers;

using System.Numerics.Tensors;
using MindGrid.Rl.Envs.Spaces;

/// <summary>
/// Shows every element of a box less its mean and divided by its standard deviation, as float32, after Gymnasium. Both are those
/// of all observations that all worlds have shown so far; looking without stepping shows nothing new.
/// </summary>
public sealed class NormalizeObservation : ObservationWrapper
{
    private readonly double _epsilon;
    private readonly double[] _deviations;
    private readonly double[] _row;

    /// <summary>A normalisation.</summary>
    /// <param name="inner">An environment that shows boxes (see <see cref="FlattenObservation"/>); owned from now on.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <exception cref="ArgumentException">Observations that are no boxes, or an epsilon outside its range.</exception>
    public NormalizeObservation(VectorEnv inner, double epsilon = 1e-8)
        : base(inner, Unbounded(inner.SingleObservationSpace))
    {
        _epsilon = RequireEpsilon(epsilon);
        _deviations = new double[SingleObservationSpace.FlatSize];
        _row = new double[_deviations.Length];
        Moments = new(_deviations.Length);
    }

    /// <summary>[size] what has been learned about the elements.</summary>
    public RunningMoments Moments { get; }

    /// <summary>Whether nothing more is learned, as in an evaluation.</summary>
    public bool Frozen { get; set; }

    /// <summary>False: mean and variance are those of all worlds together.</summary>
    public override bool WorldsAreIndependent => false;

    /// <inheritdoc/>
    protected override void Transform(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        Read(from, to, worlds);
        Normalize(to, worlds);
    }

    /// <inheritdoc/>
    protected override void TransformFirst(SpaceArray from, SpaceArray to, WorldMask worlds) =>
        TransformNext(from, to, worlds);

    /// <inheritdoc/>
    protected override void TransformNext(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        Read(from, to, worlds);
        if (!Frozen)
        {
            Moments.Learn(to.As<float>(), worlds);
        }
        Normalize(to, worlds);
    }

    internal static double RequireEpsilon(double epsilon) =>
        epsilon > 0 && double.IsFinite(epsilon)
            ? epsilon
            : throw new ArgumentException($"An epsilon is above 0 and finite, not {epsilon}.", nameof(epsilon));

    private static Box Unbounded(Space space) =>
        space is Box box
            ? new(ElementType.Float32, box.Shape, double.NegativeInfinity, double.PositiveInfinity)
            : throw new ArgumentException($"Only boxes have a mean; the observations are {space}. Flatten them first.");

    private void Read(SpaceArray from, SpaceArray to, WorldMask worlds)
    {
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                from.Space.Flatten(from, world, to.Row<float>(world));
            }
        }
    }

    private void Normalize(SpaceArray values, WorldMask worlds)
    {
        FillDeviations();
        for (var world = 0; world < NumEnvs; world++)
        {
            if (worlds.Contains(world))
            {
                Normalize(values.Row<float>(world));
            }
        }
    }

    private void Normalize(Span<float> row)
    {
        TensorPrimitives.ConvertTruncating<float, double>(row, _row);
        TensorPrimitives.Subtract(_row, Moments.Mean, _row);
        TensorPrimitives.Divide(_row, _deviations, _row);
        TensorPrimitives.ConvertTruncating<double, float>(_row, row);
    }

    private void FillDeviations()
    {
        TensorPrimitives.Add(Moments.Variance, _epsilon, _deviations);
        TensorPrimitives.Sqrt(_deviations, _deviations);
    }
}
