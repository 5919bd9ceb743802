namespace MindGrid.Rl.Envs.Wrappers;

using System.Numerics.Tensors;

/// <summary>
/// Mean and variance, element by element, of all vectors seen so far: what the normalising wrappers learn. Kept in float64 and
/// summed in the order of the worlds, so that results do not depend on the machine's vector width.
/// </summary>
public sealed class RunningMoments
{
    // Gymnasium's start: mean 0 and variance 1 are worth a ten-thousandth of a sample.
    private const double FirstCount = 1e-4;

    private readonly double[] _mean;
    private readonly double[] _variance;
    private readonly double[] _batchMean;
    private readonly double[] _batchSquares;
    private readonly double[] _vector;

    internal RunningMoments(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _mean = new double[size];
        _variance = new double[size];
        _batchMean = new double[size];
        _batchSquares = new double[size];
        _vector = new double[size];
        Array.Fill(_variance, 1);
    }

    /// <summary>Number of vectors seen, and 0.0001 more.</summary>
    public double Count { get; private set; } = FirstCount;

    /// <summary>[size] mean of each element; a borrowed view.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>[size] variance of each element (divided by the count, not by one less); a borrowed view.</summary>
    public ReadOnlySpan<double> Variance => _variance;

    /// <summary>Takes over what another one has learned, such as that of the training environment or of a checkpoint.</summary>
    /// <param name="count">Above 0.</param>
    /// <param name="mean">[size] finite.</param>
    /// <param name="variance">[size] finite, not negative.</param>
    /// <exception cref="ArgumentException">Other sizes or numbers; nothing has changed then.</exception>
    public void Restore(double count, ReadOnlySpan<double> mean, ReadOnlySpan<double> variance)
    {
        if (mean.Length != _mean.Length || variance.Length != _mean.Length)
        {
            throw new ArgumentException(
                $"{_mean.Length} means and variances are kept; given were {mean.Length} and {variance.Length}."
            );
        }
        if (!(count > 0 && double.IsFinite(count)))
        {
            throw new ArgumentException($"The count is above 0 and finite, not {count}.", nameof(count));
        }
        for (var i = 0; i < mean.Length; i++)
        {
            RequireMoments(i, mean[i], variance[i]);
        }
        Count = count;
        mean.CopyTo(_mean);
        variance.CopyTo(_variance);
    }

    /// <summary>Learns from the vectors of some worlds together.</summary>
    /// <param name="vectors">[N * size] world after world.</param>
    /// <param name="worlds">Which to read.</param>
    internal void Learn(ReadOnlySpan<float> vectors, WorldMask worlds)
    {
        var count = FillBatchMean(vectors, worlds);
        if (count > 0)
        {
            FillBatchSquares(vectors, worlds);
            Merge(count);
        }
    }

    private int FillBatchMean(ReadOnlySpan<float> vectors, WorldMask worlds)
    {
        var (size, seen) = (_mean.Length, 0);
        _batchMean.AsSpan().Clear();
        foreach (var (first, count) in new WorldStretches(worlds, vectors.Length / size))
        {
            AddToMean(vectors.Slice(first * size, count * size));
            seen += count;
        }
        TensorPrimitives.Divide(_batchMean, seen, _batchMean);
        return seen;
    }

    private void FillBatchSquares(ReadOnlySpan<float> vectors, WorldMask worlds)
    {
        var size = _mean.Length;
        _batchSquares.AsSpan().Clear();
        foreach (var (first, count) in new WorldStretches(worlds, vectors.Length / size))
        {
            AddToSquares(vectors.Slice(first * size, count * size));
        }
    }

    private void AddToMean(ReadOnlySpan<float> vectors)
    {
        if (_vector.Length == 1)
        {
            AddToMeanOfNumbers(vectors);
            return;
        }
        for (; !vectors.IsEmpty; vectors = vectors[_vector.Length..])
        {
            TensorPrimitives.ConvertTruncating<float, double>(vectors[.._vector.Length], _vector);
            TensorPrimitives.Add(_batchMean, _vector, _batchMean);
        }
    }

    private void AddToSquares(ReadOnlySpan<float> vectors)
    {
        if (_vector.Length == 1)
        {
            AddToSquaresOfNumbers(vectors);
            return;
        }
        for (; !vectors.IsEmpty; vectors = vectors[_vector.Length..])
        {
            TensorPrimitives.ConvertTruncating<float, double>(vectors[.._vector.Length], _vector);
            TensorPrimitives.Subtract(_vector, _batchMean, _vector);
            // In two roundings on every machine: a fused operation has one.
            TensorPrimitives.Multiply(_vector, _vector, _vector);
            TensorPrimitives.Add(_batchSquares, _vector, _batchSquares);
        }
    }

    // Vectors of one element, such as rewards: there is nothing to do side by side, since sums keep the order of the worlds.
    private void AddToMeanOfNumbers(ReadOnlySpan<float> numbers)
    {
        var sum = _batchMean[0];
        foreach (var number in numbers)
        {
            sum += number;
        }
        _batchMean[0] = sum;
    }

    private void AddToSquaresOfNumbers(ReadOnlySpan<float> numbers)
    {
        var (mean, squares) = (_batchMean[0], _batchSquares[0]);
        foreach (var number in numbers)
        {
            var deviation = number - mean;
            squares += deviation * deviation;
        }
        _batchSquares[0] = squares;
    }

    /// <summary>Joins two sets of samples by their moments (Chan, Golub and LeVeque, 1979).</summary>
    private void Merge(int count)
    {
        var total = Count + count;
        for (var i = 0; i < _mean.Length; i++)
        {
            var difference = _batchMean[i] - _mean[i];
            var squares = (_variance[i] * Count) + _batchSquares[i];
            _mean[i] += difference * count / total;
            _variance[i] = (squares + (difference * difference * Count * count / total)) / total;
        }
        Count = total;
    }

    private static void RequireMoments(int index, double mean, double variance)
    {
        if (!double.IsFinite(mean) || !(variance >= 0 && double.IsFinite(variance)))
        {
            throw new ArgumentException(
                $"Element {index} has mean {mean} and variance {variance}; both are finite, and no variance is negative."
            );
        }
    }
}
