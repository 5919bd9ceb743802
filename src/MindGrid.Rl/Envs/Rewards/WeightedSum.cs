namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Worlds;

/// <summary>Rewards added up, each with its weight.</summary>
public sealed record WeightedSum : RewardFunction
{
    private readonly (float Weight, RewardFunction Reward)[] _terms;

    /// <summary>Rewards added up in the order given.</summary>
    /// <exception cref="ArgumentException">A weight that is no finite number.</exception>
    public WeightedSum(params ReadOnlySpan<(float Weight, RewardFunction Reward)> terms)
    {
        _terms = terms.ToArray();
        foreach (var (weight, reward) in _terms)
        {
            if (!float.IsFinite(weight))
            {
                throw new ArgumentException(
                    $"The weight of {reward} is {weight}; it has to be a finite number.",
                    nameof(terms)
                );
            }
        }
        MemorySize = _terms.Sum(term => term.Reward.MemorySize);
    }

    /// <summary>The rewards with their weights.</summary>
    public IReadOnlyList<(float Weight, RewardFunction Reward)> Terms => _terms;

    /// <inheritdoc/>
    public override int MemorySize { get; }

    /// <inheritdoc/>
    public override void Start(World world, Span<float> memory)
    {
        foreach (var (_, reward) in _terms)
        {
            reward.Start(world, memory[..reward.MemorySize]);
            memory = memory[reward.MemorySize..];
        }
    }

    /// <inheritdoc/>
    public override float Of(in Transition step, Span<float> memory)
    {
        var sum = 0f;
        foreach (var (weight, reward) in _terms)
        {
            sum += weight * reward.Of(step, memory[..reward.MemorySize]);
            memory = memory[reward.MemorySize..];
        }
        return sum;
    }

    /// <summary>Value equality, term by term.</summary>
    public bool Equals(WeightedSum? other) => other is not null && _terms.AsSpan().SequenceEqual(other._terms);

    /// <inheritdoc/>
    public override int GetHashCode() => _terms.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Join(" + ", _terms.Select(term => $"{term.Weight} * {term.Reward}"));
}
