namespace MindGrid.Rl.Learning.Policies;

using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>
/// A network that reasons before it speaks: of each kind of edit, one after the other, it tells whether the human still has to be told of
/// it, and shows itself each answer before the next one. The heads of the sentence see the lesson and all answers. B and H as in
/// <see cref="TeacherNetwork"/>.
/// </summary>
public sealed class ProcedureNetwork : TeacherNetwork
{
    private readonly Linear[] _guesses = new Linear[Steps];
    private readonly Linear[] _answers = new Linear[Steps];

    /// <summary>A network with random weights, drawn from torch's generator.</summary>
    /// <param name="encoder">Encodes the lessons that it will read.</param>
    /// <param name="width">H.</param>
    public ProcedureNetwork(LessonEncoder encoder, int width)
        : base(encoder, width)
    {
        for (var step = 0; step < Steps; step++)
        {
            _guesses[step] = nn.Linear(width, 1);
            _answers[step] = nn.Linear(1, width, hasBias: false);
            register_module($"guess{step}", _guesses[step]);
            register_module($"answer{step}", _answers[step]);
        }
    }

    /// <summary>Number of steps: one for each kind of edit.</summary>
    public const int Steps = SentenceCode.Stop;

    /// <summary>
    /// The log odds from which the network's own answers are yes: a probability of 0.18. What goes unsaid costs more than what is said
    /// needlessly, and answers that are merely the likeliest leave too much unsaid (docs/imitation.md has the measurement).
    /// </summary>
    public const float YesFrom = -1.5f;

    /// <summary>What the trunk makes of lessons, with the network's own answers.</summary>
    /// <param name="input">[B, F]</param>
    /// <returns>[B, H]</returns>
    public override Tensor forward(Tensor input)
    {
        var shown = base.forward(input);
        for (var step = 0; step < Steps; step++)
        {
            shown = Answered(shown, step, Guess(shown, step).gt(YesFrom).to_type(ScalarType.Float32));
        }
        return shown;
    }

    /// <summary>Goes through the steps with given answers.</summary>
    /// <param name="input">[B, F]</param>
    /// <param name="answers">[B, 12] 1 for what the human still has to be told, 0 otherwise; float32.</param>
    /// <returns>[B, H] as <see cref="forward"/>, and [B, 12] the log odds that the network gives each answer of being 1.</returns>
    public (Tensor Shown, Tensor LogOdds) Retrace(Tensor input, Tensor answers)
    {
        var shown = base.forward(input);
        var odds = new Tensor[Steps];
        for (var step = 0; step < Steps; step++)
        {
            odds[step] = Guess(shown, step);
            shown = Answered(shown, step, answers.narrow(1, step, 1));
        }
        return (shown, cat(odds, 1));
    }

    private Tensor Guess(Tensor shown, int step) => _guesses[step].call(nn.functional.relu(shown));

    private Tensor Answered(Tensor shown, int step, Tensor answer) => shown + _answers[step].call(answer);
}
