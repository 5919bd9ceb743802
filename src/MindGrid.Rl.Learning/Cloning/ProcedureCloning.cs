namespace MindGrid.Rl.Learning.Cloning;

using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>
/// Procedure cloning (Yang et al., 2022): imitates how the expert comes to its sentence, not the sentence alone. The expert's procedure
/// is to find all that the human does not know, and to say the first of it; so the network is shown, of each kind of edit, whether the
/// expert still has to speak of it, and learns to tell that before it speaks (<see cref="ProcedureNetwork"/>).
/// </summary>
/// <param name="policy">What is improved; its network is a <see cref="ProcedureNetwork"/>.</param>
/// <param name="env">The environment to learn in.</param>
/// <param name="options">How to learn.</param>
/// <exception cref="ArgumentException">The policy's network is another one.</exception>
public sealed class ProcedureCloning(TeacherPolicy policy, TeachEnvOptions env, LearnerOptions options)
    : BehaviourCloning(policy, env, options)
{
    private readonly ProcedureNetwork _network =
        policy.Network as ProcedureNetwork
        ?? throw new ArgumentException(
            $"Procedures are learned by a {nameof(ProcedureNetwork)}, not by a {policy.Network.GetType().Name}.",
            nameof(policy)
        );

    private readonly int _sentences = env.MaxSentences;
    private readonly float[] _unknown = new float[options.Envs * ProcedureNetwork.Steps];

    /// <inheritdoc/>
    public override string Name => "procedure-cloning";

    /// <summary>The sum of what the steps and the sentence cost, each step shown those that the expert took before it.</summary>
    protected override Tensor Loss(Metrics metrics)
    {
        var (batch, rows) = (Lessons.Batch, Lessons.Games.Count);
        var steps = WriteProcedures(rows);
        var (shown, guesses) = _network.Retrace(batch.Features(rows), steps);
        var step = nn.functional.binary_cross_entropy_with_logits(guesses, steps) * ProcedureNetwork.Steps;
        var said = -Policy.ScoreShown(shown, batch.Sentences(rows), batch.Forbidden(rows)).LogProbability.mean();
        metrics.Add("train/procedure_loss", step.item<float>());
        metrics.Add("train/sentence_loss", said.item<float>());
        return step + said;
    }

    /// <summary>[B, 12] float32.</summary>
    private Tensor WriteProcedures(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var game = Lessons.Games[row];
            var into = _unknown.AsSpan(row * ProcedureNetwork.Steps, ProcedureNetwork.Steps);
            WriteUnknown(Env.MindAt(game).Belief, Env.GameAt(game).Game.Real.World, into);
        }
        return tensor(_unknown.AsMemory(0, rows * ProcedureNetwork.Steps).ToArray(), [rows, ProcedureNetwork.Steps]);
    }

    /// <summary>Lets the expert speak to the end, and notes of which kinds of edit.</summary>
    private void WriteUnknown(Worlds.Blueprint belief, Worlds.Blueprint real, Span<float> into)
    {
        into.Clear();
        for (var said = 0; said < _sentences && Corrections.Next(belief, real) is { } edit; said++)
        {
            into[(int)edit.Kind] = 1;
            belief = edit.TryApply(belief).World;
        }
    }
}
