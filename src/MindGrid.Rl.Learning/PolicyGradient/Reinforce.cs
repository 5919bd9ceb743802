namespace MindGrid.Rl.Learning.PolicyGradient;

using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

/// <summary>
/// REINFORCE with a learned baseline (Williams, 1992): one step of the optimiser from whole episodes, whose rewards are all there. That
/// is <see cref="GeneralizedAdvantage"/> with λ = 1.
/// </summary>
/// <param name="policy">What is improved.</param>
/// <param name="env">The options of the environment; its reward has the discount.</param>
/// <param name="options">How to learn.</param>
/// <exception cref="ArgumentException">An update is shorter than an episode.</exception>
public sealed class Reinforce(TeacherPolicy policy, TeachEnvOptions env, PolicyGradientOptions options)
    : PolicyGradientLearner(policy, env, options)
{
    /// <inheritdoc/>
    public override string Name => "reinforce";

    /// <inheritdoc/>
    protected override void Learn(long seed, Metrics metrics)
    {
        Play(seed, lambda: 1, metrics);
        using var scope = NewDisposeScope();
        var then = Rollout.Take([.. Rollout.RowsOfWholeEpisodes()]);
        var now = Policy.Score(then.Features, then.Sentences, then.Forbidden);
        var gain = now.LogProbability * Normalized(then.Advantages);
        Descend(-gain.mean(), now.Value, then.Returns, now.Entropy, metrics);
        metrics.Add("train/n_updates", 1);
    }
}
