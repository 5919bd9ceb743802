using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Teaching;
using TorchSharp;
using static TorchSharp.torch;

namespace MindGrid.Rl.Learning.Tests.Policies;

public class OnePassNetworkTests
{
    private const int Rows = 8;
    private static readonly LessonEncoder Encoder = new(4, 3);

    [SetUp]
    public void Draw_the_same_weights() => manual_seed(3);

    [Test]
    public void The_first_kind_that_gets_a_yes_is_spoken_of()
    {
        using var network = new OnePassNetwork(Encoder, 16);
        var input = Lessons.Random(Encoder, Rows);
        var alone = Enumerable.Range(0, SentenceCode.Stop).Select(kind => Chances(network, input, kind)).ToArray();
        var together = Chances(network, input);

        for (var row = 0; row < Rows; row++)
        {
            var passed = 1.0;
            foreach (var kind in Corrections.Order)
            {
                // With all others forbidden, the chance of a kind is that of its own yes.
                var yes = alone[(int)kind][row][(int)kind];
                Assert.That(together[row][(int)kind], Is.EqualTo(passed * yes).Within(1e-5), $"{kind}");
                passed *= 1 - yes;
            }
            Assert.That(together[row][SentenceCode.Stop], Is.EqualTo(passed).Within(1e-5));
        }
    }

    [Test]
    public void What_is_forbidden_is_never_spoken_of_and_passes_no_chance_on()
    {
        using var network = new OnePassNetwork(Encoder, 16);
        var input = Lessons.Random(Encoder, Rows);
        var all = Chances(network, input);
        var without = Chances(network, input, Forbid(kind => kind == (int)EditKind.FlipVertical));

        for (var row = 0; row < Rows; row++)
        {
            Assert.That(without[row][(int)EditKind.FlipVertical], Is.Zero);
            Assert.That(without[row].Sum(), Is.EqualTo(1).Within(1e-5));
            var left = 1 - all[row][(int)EditKind.FlipVertical];
            Assert.That(
                without[row][(int)EditKind.HideTargetInBox] * left,
                Is.EqualTo(all[row][(int)EditKind.HideTargetInBox]).Within(1e-5)
            );
        }
    }

    [Test]
    public void What_was_said_is_seen_by_the_value_alone()
    {
        using var network = new OnePassNetwork(Encoder, 16);
        var input = Lessons.Random(Encoder, Rows);
        var silent = input.clone();
        silent.narrow(1, Encoder.LessonSize, Encoder.SaidSize).fill_(Encoder.SaidFeatures);

        Assert.That(Chances(network, silent), Is.EqualTo(Chances(network, input)));
        Assert.That(Values(network, silent), Is.Not.EqualTo(Values(network, input)));
    }

    private static float[] Values(OnePassNetwork network, Tensor input) =>
        network.Value(network.call(input)).data<float>().ToArray();

    /// <summary>[rows][13] with all kinds but one forbidden.</summary>
    private static float[][] Chances(OnePassNetwork network, Tensor input, int only) =>
        Chances(network, input, Forbid(kind => kind != only && kind != SentenceCode.Stop));

    private static float[][] Chances(OnePassNetwork network, Tensor input, Tensor? forbidden = null)
    {
        var logs = network.LogProbabilities(network.call(input), 0, forbidden ?? Forbid(_ => false));
        return [.. logs.exp().data<float>().ToArray().Chunk(SentenceCode.Stop + 1)];
    }

    private static Tensor Forbid(Func<int, bool> kinds) =>
        tensor(
            [.. Enumerable.Range(0, Rows).SelectMany(_ => Enumerable.Range(0, SentenceCode.Stop + 1).Select(kinds))],
            [Rows, SentenceCode.Stop + 1]
        );
}
