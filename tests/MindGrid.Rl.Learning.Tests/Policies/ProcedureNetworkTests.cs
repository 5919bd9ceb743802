using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using TorchSharp;
using static TorchSharp.torch;

namespace MindGrid.Rl.Learning.Tests.Policies;

public class ProcedureNetworkTests
{
    private const int Width = 16;
    private static readonly LessonEncoder Encoder = new(4, 3);

    [Test]
    public void Shown_its_own_answers_it_comes_to_what_it_comes_to_by_itself()
    {
        manual_seed(1);
        using var network = new ProcedureNetwork(Encoder, Width);
        var input = Lessons.Random(Encoder, 32);
        var answers = zeros(32, ProcedureNetwork.Steps);
        for (var step = 0; step < ProcedureNetwork.Steps; step++)
        {
            // Later answers do not change what is guessed before them.
            answers = network.Retrace(input, answers).LogOdds.gt(ProcedureNetwork.YesFrom).to_type(ScalarType.Float32);
        }

        var alone = network.call(input).data<float>().ToArray();
        Assert.That(network.Retrace(input, answers).Shown.data<float>().ToArray(), Is.EqualTo(alone));
        Assert.That(network.Retrace(input, 1 - answers).Shown.data<float>().ToArray(), Is.Not.EqualTo(alone));
    }

    [Test]
    public void It_has_the_weights_of_a_plain_network_and_those_of_its_steps()
    {
        using var plain = new TeacherNetwork(Encoder, Width);
        using var network = new ProcedureNetwork(Encoder, Width);
        var own = network.state_dict().Keys.Except(plain.state_dict().Keys).ToArray();

        Assert.That(plain.state_dict().Keys, Is.SubsetOf(network.state_dict().Keys));
        Assert.That(own, Has.Length.EqualTo(3 * ProcedureNetwork.Steps));
        Assert.That(own, Has.All.StartsWith("guess").Or.StartsWith("answer"));
    }
}
