namespace MindGrid.Rl.Learning.Cloning;

using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

/// <summary>
/// Behaviour cloning: makes what an expert says likely. The expert knows the belief (<see cref="Corrections"/>) and costs nothing, so that
/// no lesson is ever shown twice; the policy sees the real world and the plan alone.
/// </summary>
/// <param name="policy">What is improved.</param>
/// <param name="env">The environment to learn in.</param>
/// <param name="options">How to learn.</param>
public sealed class BehaviourCloning(TeacherPolicy policy, TeachEnvOptions env, LearnerOptions options)
    : Learner(policy, env, options)
{
    private readonly SentenceBatch _batch = new(options.Envs, new(env.MaxPlanSteps, env.MaxSentences));
    private readonly int[] _sentences = new int[options.Envs * SentenceCode.Slots];

    /// <inheritdoc/>
    public override string Name => "behaviour-cloning";

    /// <inheritdoc/>
    protected override void Learn(long seed, Metrics metrics)
    {
        for (var step = 0; step < Options.StepsPerUpdate; step++)
        {
            var rows = AskExpert();
            using var scope = NewDisposeScope();
            var scores = Policy.Score(_batch.Features(rows), _batch.Sentences(rows), _batch.Forbidden(rows));
            var loss = -scores.LogProbability.mean();
            metrics.Add("train/grad_norm", Descend(loss));
            metrics.Add("train/loss", loss.item<float>());
            _ = Env.Step(_sentences);
        }
    }

    /// <summary>Writes every game's lesson and what the expert says in it.</summary>
    /// <returns>The number of rows; a sentence that the masks do not allow gives none.</returns>
    private int AskExpert()
    {
        var observations = Env.Observe().Observations;
        var rows = 0;
        for (var world = 0; world < Env.NumEnvs; world++)
        {
            var sentence = _sentences.AsSpan(world * SentenceCode.Slots, SentenceCode.Slots);
            var place = Corrections.NextPlace(Env.MindAt(world).Belief, Env.GameAt(world).Game.Real.World);
            SentenceCode.Write(place, sentence);
            if (Env.AllowedIn(world).Contains(place))
            {
                _batch.WriteLesson(rows, observations, world);
                _batch.WriteSentence(rows, sentence, Env.AllowedIn(world));
                rows++;
            }
        }
        return rows;
    }
}
