namespace MindGrid.Rl.Learning.Cloning;

using System.ComponentModel.DataAnnotations;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;

/// <summary>What <see cref="DAgger"/> can be told.</summary>
public sealed record DAggerOptions : LearnerOptions
{
    /// <summary>Updates over which the expert's share of the speaking falls from 1 to 0 in a straight line; 0 for none of it.</summary>
    [Range(0L, 1_000_000_000L)]
    public long ExpertUpdates { get; init; } = 100;

    /// <summary>The expert's share of the speaking, beta: 0 to 1.</summary>
    /// <param name="update">The update, from 0.</param>
    public double ExpertShare(long update) => update >= ExpertUpdates ? 0 : 1 - ((double)update / ExpertUpdates);
}

/// <summary>
/// DAgger (Ross, Gordon and Bagnell, 2011): the policy speaks, more and more, and the expert says at every lesson that this leads to
/// what would have been right. So the policy learns what to say after mistakes of its own, which a clone of the expert never sees.
/// </summary>
/// <remarks>
/// The lessons are not aggregated: games never run out and the expert is free, so that new lessons, of the policy as it is, are better
/// than old ones and cost no memory.
/// </remarks>
/// <param name="policy">What is improved.</param>
/// <param name="env">The environment to learn in.</param>
/// <param name="options">How to learn.</param>
public sealed class DAgger(TeacherPolicy policy, TeachEnvOptions env, DAggerOptions options)
    : BehaviourCloning(policy, env, options)
{
    private readonly int[] _own = new int[options.Envs * SentenceCode.Slots];
    private readonly int[] _said = new int[options.Envs * SentenceCode.Slots];
    private SplitMix64 _coins;
    private Sampling? _draws;

    /// <inheritdoc/>
    public override string Name => "dagger";

    /// <inheritdoc/>
    protected override void Learn(long seed, Metrics metrics)
    {
        _coins = new(seed);
        _draws = new(options.Envs, seed);
        metrics.Add("rollout/expert_share", options.ExpertShare(Number));
        base.Learn(seed, metrics);
    }

    /// <summary>Tosses a coin for each game: the expert speaks, or the policy draws a sentence.</summary>
    protected override ReadOnlySpan<int> Speak()
    {
        var share = options.ExpertShare(Number);
        if (share >= 1)
        {
            return Lessons.Sentences;
        }
        Policy.Choose(Lessons.Batch, Lessons.Allowed, _own, _draws);
        Lessons.Sentences.CopyTo(_said);
        for (var row = 0; row < Lessons.Games.Count; row++)
        {
            if (_coins.Unit() >= share)
            {
                SentenceOf(_own, row).CopyTo(SentenceOf(_said, Lessons.Games[row]));
            }
        }
        return _said;
    }

    private static Span<int> SentenceOf(int[] sentences, int row) =>
        sentences.AsSpan(row * SentenceCode.Slots, SentenceCode.Slots);
}
