namespace MindGrid.Rl.Learning.Cloning;

using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>
/// Behaviour cloning (Pomerleau, 1989): makes what an expert says likely. The expert knows the belief and costs nothing, so that no
/// lesson is ever shown twice; the policy sees the real world and the plan alone. Other imitators differ in who speaks, or in what is
/// imitated beside the sentence.
/// </summary>
/// <param name="policy">What is improved.</param>
/// <param name="env">The environment to learn in.</param>
/// <param name="options">How to learn.</param>
public class BehaviourCloning(TeacherPolicy policy, TeachEnvOptions env, LearnerOptions options)
    : Learner(policy, env, options)
{
    /// <inheritdoc/>
    public override string Name => "behaviour-cloning";

    /// <summary>The lessons of this step.</summary>
    protected ExpertLessons Lessons { get; } = new(options.Envs, new(env.MaxPlanSteps, env.MaxSentences));

    /// <inheritdoc/>
    protected override void Learn(long seed, Metrics metrics)
    {
        for (var step = 0; step < Options.StepsPerUpdate; step++)
        {
            Lessons.Ask(Env);
            // The mean of no lessons at all is not a number.
            if (Lessons.Games.Count > 0)
            {
                Imitate(metrics);
            }
            _ = Env.Step(Speak());
        }
    }

    private void Imitate(Metrics metrics)
    {
        using var scope = NewDisposeScope();
        var loss = Loss(metrics);
        metrics.Add("train/grad_norm", Descend(loss));
        metrics.Add("train/loss", loss.item<float>());
    }

    /// <summary>What is made small.</summary>
    /// <param name="metrics">Receives what is worth logging.</param>
    protected virtual Tensor Loss(Metrics metrics)
    {
        var (batch, rows) = (Lessons.Batch, Lessons.Games.Count);
        return -Policy.Score(batch.Features(rows), batch.Sentences(rows), batch.Forbidden(rows)).LogProbability.mean();
    }

    /// <summary>What is said now in the games: here what the expert says.</summary>
    /// <returns>[N * 6]</returns>
    protected virtual ReadOnlySpan<int> Speak() => Lessons.Sentences;
}
