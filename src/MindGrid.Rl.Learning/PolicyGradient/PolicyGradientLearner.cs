namespace MindGrid.Rl.Learning.PolicyGradient;

using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

/// <summary>
/// What the learners have in common that follow the gradient of the reward: they speak for a while, look how much better each sentence
/// turned out than the value foresaw, and make it likelier by as much.
/// </summary>
public abstract class PolicyGradientLearner : Learner
{
    private readonly PolicyGradientOptions _options;
    private readonly double _discount;

    /// <summary>A learner.</summary>
    /// <param name="policy">What is improved.</param>
    /// <param name="env">
    /// The options of the environment; its reward has the discount, and says who did what where each sentence is paid for what it did
    /// (see <see cref="TeachReward.Differences"/>).
    /// </param>
    /// <param name="options">How to learn.</param>
    /// <exception cref="ArgumentException">An update is shorter than an episode.</exception>
    protected PolicyGradientLearner(TeacherPolicy policy, TeachEnvOptions env, PolicyGradientOptions options)
        : base(policy, env, options)
    {
        (_options, _discount) = (options, env.Reward.Discount);
        Rollout = new(Env, options.StepsPerUpdate, env.MaxSentences, Encoder);
    }

    /// <summary>What happened in this update.</summary>
    protected Rollout Rollout { get; }

    /// <summary>Speaks for one rollout and estimates what it was good for.</summary>
    /// <param name="seed">Seeds the draws.</param>
    /// <param name="lambda">λ of <see cref="GeneralizedAdvantage"/>.</param>
    /// <param name="metrics">Receives what is worth logging.</param>
    protected void Play(long seed, double lambda, Metrics metrics)
    {
        Rollout.Fill(Policy, seed, metrics);
        Rollout.Estimate(_discount, lambda, _options.RewardScale);
        metrics.Add("train/explained_variance", Rollout.ExplainedVariance);
    }

    /// <summary>Advantages with mean 0 and deviation 1, so that the learning rate means the same whatever rewards are.</summary>
    /// <param name="advantages">[B], 2 or more.</param>
    protected static Tensor Normalized(Tensor advantages) =>
        (advantages - advantages.mean()) / (advantages.std() + 1e-8f);

    /// <summary>Takes a step down the losses of policy and value together.</summary>
    /// <param name="policyLoss">Of the policy; a number.</param>
    /// <param name="values">[B] what the network says now.</param>
    /// <param name="returns">[B] what it should say.</param>
    /// <param name="entropy">[B]</param>
    /// <param name="metrics">Receives the losses.</param>
    protected void Descend(Tensor policyLoss, Tensor values, Tensor returns, Tensor entropy, Metrics metrics)
    {
        var valueLoss = nn.functional.mse_loss(values, returns);
        var entropyLoss = -entropy.mean();
        var loss =
            policyLoss + ((float)_options.ValueWeight * valueLoss) + ((float)_options.EntropyWeight * entropyLoss);
        metrics.Add("train/grad_norm", Descend(loss));
        metrics.Add("train/policy_gradient_loss", policyLoss.item<float>());
        metrics.Add("train/value_loss", valueLoss.item<float>());
        metrics.Add("train/entropy_loss", entropyLoss.item<float>());
        metrics.Add("train/loss", loss.item<float>());
    }
}
