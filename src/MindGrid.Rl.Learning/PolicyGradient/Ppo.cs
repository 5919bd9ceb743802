namespace MindGrid.Rl.Learning.PolicyGradient;

using MindGrid.Rl.Envs;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

/// <summary>
/// Proximal policy optimisation (Schulman et al., 2017): learns from one rollout several times, as long as the policy stays near the one
/// that spoke. A sentence is one action: its probability is the product of its slots', under the masks that it was chosen with.
/// </summary>
public sealed class Ppo : PolicyGradientLearner
{
    private readonly PpoOptions _options;
    private readonly long[] _order;

    /// <summary>A learner.</summary>
    /// <param name="policy">What is improved.</param>
    /// <param name="env">The options of the environment; its reward has the discount.</param>
    /// <param name="options">How to learn.</param>
    /// <exception cref="ArgumentException">An update is shorter than an episode, or does not fall into minibatches.</exception>
    public Ppo(TeacherPolicy policy, TeachEnvOptions env, PpoOptions options)
        : base(policy, env, options)
    {
        if (options.Minibatch < 2 || StepsOfUpdate % options.Minibatch != 0)
        {
            throw new ArgumentException(
                $"The {StepsOfUpdate} steps of an update do not fall into minibatches of {options.Minibatch}: take a divisor, 2 or more.",
                nameof(options)
            );
        }
        _options = options;
        _order = new long[StepsOfUpdate];
    }

    /// <inheritdoc/>
    public override string Name => "ppo";

    /// <inheritdoc/>
    protected override void Learn(long seed, Metrics metrics)
    {
        Play(seed, _options.Lambda, metrics);
        metrics.Add("train/clip_range", _options.ClipRange);
        metrics.Add("train/n_updates", Improve(seed, metrics));
    }

    /// <summary>Learns from the rollout until it is used up or the policy has gone far enough.</summary>
    /// <returns>The number of steps of the optimiser.</returns>
    private int Improve(long seed, Metrics metrics)
    {
        var random = new SplitMix64(seed);
        var steps = 0;
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            Shuffle(ref random);
            foreach (var rows in _order.Chunk(_options.Minibatch))
            {
                if (!Improve(rows, metrics))
                {
                    return steps;
                }
                steps++;
            }
        }
        return steps;
    }

    /// <returns>Whether a step was taken; false where the policy has gone far enough.</returns>
    private bool Improve(long[] rows, Metrics metrics)
    {
        using var scope = NewDisposeScope();
        var then = Rollout.Take(rows);
        var now = Policy.Score(then.Features, then.Sentences, then.Forbidden);
        var logRatio = now.LogProbability - then.LogProbabilities;
        var ratio = logRatio.exp();

        // (r - 1) - log r is never negative, and varies less than -log r (Schulman's estimate of the divergence).
        var divergence = (ratio - 1 - logRatio).mean().item<float>();
        metrics.Add("train/approx_kl", divergence);
        if (_options.TargetKl > 0 && divergence > _options.TargetKl)
        {
            return false;
        }
        var clip = (float)_options.ClipRange;
        var advantages = Normalized(then.Advantages);
        var gain = minimum(advantages * ratio, advantages * ratio.clamp(1 - clip, 1 + clip));
        metrics.Add("train/clip_fraction", (ratio - 1).abs().gt(clip).to_type(ScalarType.Float32).mean().item<float>());
        Descend(-gain.mean(), Near(then.Values, now.Value), then.Returns, now.Entropy, metrics);
        return true;
    }

    private Tensor Near(Tensor then, Tensor now)
    {
        var range = (float)_options.ValueClipRange;
        return range > 0 ? then + (now - then).clamp(-range, range) : now;
    }

    /// <summary>Fisher and Yates's shuffle, of the rows in their order: an update does not depend on the ones before it.</summary>
    private void Shuffle(ref SplitMix64 random)
    {
        for (var i = 0; i < _order.Length; i++)
        {
            var other = random.Below(i + 1);
            _order[i] = _order[other];
            _order[other] = i;
        }
    }
}
