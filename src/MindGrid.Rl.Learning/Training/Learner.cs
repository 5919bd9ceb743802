namespace MindGrid.Rl.Learning.Training;

using System.ComponentModel.DataAnnotations;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Teaching;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>What every learner can be told.</summary>
public record LearnerOptions
{
    /// <summary>Games played side by side.</summary>
    [Range(1, 65536)]
    public int Envs { get; init; } = 256;

    /// <summary>Steps of each game environment in one update; games that end within go over to new ones.</summary>
    [Range(1, 65536)]
    public int StepsPerUpdate { get; init; } = 8;

    /// <summary>The optimiser's learning rate at the start; schedules scale it.</summary>
    [Range(0.0, 1e3)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay of AdamW.</summary>
    [Range(0.0, 1e3)]
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Longer gradients are shortened to this norm.</summary>
    [Range(0.0, 1e9)]
    public double MaxGradNorm { get; init; } = 1;

    /// <summary>Seeds the games and the draws; weights are seeded where networks are made.</summary>
    public long Seed { get; init; } = 1;
}

/// <summary>
/// Improves a policy update by update. An update is a pure function of the network's and the optimiser's state, the options and the
/// update's number: it begins with new games and new streams of draws. So a run that was stopped between two updates goes on to the same
/// numbers as one that ran through, and a checkpoint needs no environment in it.
/// </summary>
public abstract class Learner : IDisposable
{
    /// <summary>A learner.</summary>
    /// <param name="policy">What is improved.</param>
    /// <param name="env">The options of the environment to learn in; autoreset and seed are the learner's.</param>
    /// <param name="options">How to learn.</param>
    protected Learner(TeacherPolicy policy, TeachEnvOptions env, LearnerOptions options)
    {
        (Policy, Options) = (policy, options);
        Env = new(options.Envs, env with { Autoreset = AutoresetMode.SameStep });
        Encoder = new(env.MaxPlanSteps, env.MaxSentences);
        Optimizer = optim.AdamW(policy.Network.parameters(), options.LearningRate, weight_decay: options.WeightDecay);
    }

    /// <summary>The name in logs and presets.</summary>
    public abstract string Name { get; }

    /// <summary>What is improved.</summary>
    public TeacherPolicy Policy { get; }

    /// <summary>What improves it.</summary>
    public optim.Optimizer Optimizer { get; }

    /// <summary>Steps of the environment in one update, all games together.</summary>
    public int StepsOfUpdate => Options.Envs * Options.StepsPerUpdate;

    /// <summary>What the learner was told.</summary>
    protected LearnerOptions Options { get; }

    /// <summary>The number of the update that is being done, from 0: what schedules go by.</summary>
    protected long Number { get; private set; }

    /// <summary>Where lessons come from.</summary>
    protected TeachEnv Env { get; }

    /// <summary>Encodes lessons.</summary>
    protected LessonEncoder Encoder { get; }

    /// <summary>Does one update.</summary>
    /// <param name="number">Its number, from 0; it decides the games and draws.</param>
    /// <param name="metrics">Receives what is worth logging.</param>
    public void Update(long number, Metrics metrics)
    {
        // Each update has seeds of its own, and so has each game environment within.
        var seed = EpisodeSeed.Of(Options.Seed, number + 1);
        Number = number;
        _ = Env.Reset(seed);
        Learn(seed, metrics);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Env.Dispose();
        Optimizer.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does one update; the environment stands at new games.</summary>
    /// <param name="seed">Seeds whatever is drawn in this update.</param>
    /// <param name="metrics">Receives what is worth logging.</param>
    protected abstract void Learn(long seed, Metrics metrics);

    /// <summary>Takes a step down a loss.</summary>
    /// <returns>The norm of the gradient before it was shortened.</returns>
    protected double Descend(Tensor loss)
    {
        Optimizer.zero_grad();
        loss.backward();
        var norm = nn.utils.clip_grad_norm_(Policy.Network.parameters(), Options.MaxGradNorm);
        Optimizer.step();
        return norm;
    }
}
