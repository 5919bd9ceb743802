namespace MindGrid.Rl.Learning.Policies;

using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

/// <summary>
/// A policy over sentences with a value: a trunk reads the lesson, and a head for each slot chooses, given the lesson and the slots chosen
/// before it. B is the batch, F the length of a bag of <see cref="LessonEncoder"/>, H the width.
/// </summary>
public class TeacherNetwork : nn.Module<Tensor, Tensor>
{
    private readonly EmbeddingBag _lesson;
    private readonly EmbeddingBag _said;
    private readonly int _lessonSize;
    private readonly Linear _second;
    private readonly Linear _third;
    private readonly LayerNorm _norm;
    private readonly Linear _value;
    private readonly Linear[] _heads;
    private readonly Embedding[] _chosen;

    /// <summary>A network with random weights, drawn from torch's generator.</summary>
    /// <param name="encoder">Encodes the lessons that it will read.</param>
    /// <param name="width">H.</param>
    public TeacherNetwork(LessonEncoder encoder, int width)
        : base(nameof(TeacherNetwork))
    {
        (Width, _lessonSize) = (width, encoder.LessonSize);
        _lesson = Bags(encoder.LessonFeatures, width);
        _said = Bags(encoder.SaidFeatures, width);
        _second = nn.Linear(width, width);
        _third = nn.Linear(width, width);
        _norm = nn.LayerNorm(width);
        _value = nn.Linear(width, 1);
        _heads = new Linear[SentenceCode.Slots];
        _chosen = new Embedding[SentenceCode.Slots - 1];
        for (var slot = 0; slot < SentenceCode.Slots; slot++)
        {
            _heads[slot] = nn.Linear(width, SentenceCode.Counts[slot]);
            register_module($"head{slot}", _heads[slot]);
        }
        for (var slot = 0; slot < _chosen.Length; slot++)
        {
            _chosen[slot] = nn.Embedding(SentenceCode.Counts[slot], width);
            register_module($"chosen{slot}", _chosen[slot]);
        }
        // By name, and not with RegisterComponents: that one does not find the private fields of a base class.
        register_module("lesson", _lesson);
        register_module("said", _said);
        register_module("second", _second);
        register_module("third", _third);
        register_module("norm", _norm);
        register_module("value", _value);
    }

    /// <summary>H.</summary>
    public int Width { get; }

    /// <summary>What the trunk makes of lessons.</summary>
    /// <param name="input">[B, F]</param>
    /// <returns>[B, H]</returns>
    public override Tensor forward(Tensor input)
    {
        return Think(Lesson(input) + Said(input));
    }

    /// <summary>What the features of lessons add up to.</summary>
    /// <returns>[B, H]</returns>
    protected Tensor Lesson(Tensor input) => _lesson.call(input.narrow(1, 0, _lessonSize));

    /// <summary>What the features of what was said add up to.</summary>
    /// <returns>[B, H]</returns>
    protected Tensor Said(Tensor input) => _said.call(input.narrow(1, _lessonSize, input.shape[1] - _lessonSize));

    /// <summary>What the trunk makes of what was added up.</summary>
    /// <returns>[B, H]</returns>
    protected Tensor Think(Tensor sums)
    {
        var hidden = nn.functional.relu(sums);
        hidden = hidden + nn.functional.relu(_second.call(hidden));
        return _norm.call(hidden + nn.functional.relu(_third.call(hidden)));
    }

    /// <summary>How good the lessons are for the teacher, in units of the scaled reward.</summary>
    /// <param name="hidden">[B, H]</param>
    /// <returns>[B]</returns>
    public virtual Tensor Value(Tensor hidden) => _value.call(hidden).squeeze(-1);

    /// <summary>What a slot's head is shown once an earlier slot is chosen.</summary>
    /// <param name="hidden">[B, H] what the head of the earlier slot was shown.</param>
    /// <param name="slot">The earlier slot.</param>
    /// <param name="chosen">[B] its choices, int64.</param>
    /// <returns>[B, H]</returns>
    public virtual Tensor After(Tensor hidden, int slot, Tensor chosen) => hidden + _chosen[slot].call(chosen);

    /// <summary>Logarithms of the choices' probabilities, those that are not allowed left out.</summary>
    /// <param name="shown">[B, H] from <see cref="After"/>.</param>
    /// <param name="slot">Which slot.</param>
    /// <param name="forbidden">[B, choices] bool.</param>
    /// <returns>[B, choices]</returns>
    public virtual Tensor LogProbabilities(Tensor shown, int slot, Tensor forbidden) =>
        nn.functional.log_softmax(Logits(shown, slot).masked_fill(forbidden, MaskedLogit), -1);

    /// <summary>What a slot's head says of its choices.</summary>
    /// <returns>[B, choices]</returns>
    protected Tensor Logits(Tensor shown, int slot) => _heads[slot].call(nn.functional.relu(shown));

    /// <summary>As good as minus infinity, but without its not-a-numbers.</summary>
    protected const float MaskedLogit = -1e9f;

    // Some fifty features are so at a time: their sum is to be a little less than 1.
    private static EmbeddingBag Bags(int features, int width)
    {
        var bags = nn.EmbeddingBag(features + 1, width, mode: EmbeddingBagMode.Sum, padding_index: features);
        using (no_grad())
        {
            bags.weight!.mul_(0.1);
        }
        return bags;
    }
}
