using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Rules;

/// <summary>
/// One number for a million random steps, whatever the vector width, the batch size, the threads and the compiler's tier: see
/// <see cref="SignedRollout"/> and <see cref="SignedKind"/>.
/// </summary>
public class StepSignatureTests
{
    private const string NoSwitch = "";
    private const string NoTiers = "DOTNET_TieredCompilation=0";
    private const string No512 = "DOTNET_EnableAVX512=0";
    private const string No256 = "DOTNET_EnableAVX2=0";

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    private static IEnumerable<string> Kinds => SignedKind.All.Select(kind => kind.Name);

    [Test]
    public void A_million_steps_have_one_signature_whatever_the_width_the_batch_size_and_the_threads(
        [ValueSource(nameof(Widths))] int width,
        [Values(8, 65, 200)] int batchSize
    ) => Compare(SignedKind.State, SignedRollout.AMillion, width, batchSize, threads: batchSize == 65 ? 2 : 1);

    [Test]
    public void What_agents_see_has_one_signature_whatever_the_width_the_batch_size_and_the_threads(
        [ValueSource(nameof(Kinds))] string kind,
        [ValueSource(nameof(Widths))] int width,
        [Values(65, 200)] int batchSize
    ) => Compare(Named(kind), SignedRollout.AWhile, width, batchSize, threads: batchSize == 65 ? 2 : 1);

    [TestCase(NoTiers, 512)]
    [TestCase(No512, 256)]
    [TestCase(No256, 128)]
    public void A_runtime_with_something_switched_off_computes_the_same(string setting, int widest) =>
        CompareWith(setting, widest, SignedRollout.AWhile, [65]);

    [TestCase(NoSwitch, 512, Category = "Slow")]
    [TestCase(NoTiers, 512, Category = "Slow")]
    [TestCase(No512, 256, Category = "Slow")]
    [TestCase(No256, 128, Category = "Slow")]
    public void A_million_steps_of_every_kind_are_the_same_whatever_is_switched_off(string setting, int widest) =>
        CompareWith(setting, widest, SignedRollout.AMillion, [1, 64, 200]);

    [Test]
    [Category("Slow")]
    public void Every_batch_size_has_the_same_signature(
        [ValueSource(nameof(Kinds))] string kind,
        [ValueSource(nameof(Widths))] int width
    )
    {
        for (var batchSize = 1; batchSize <= 200; batchSize++)
        {
            Compare(Named(kind), SignedRollout.AWhile, width, batchSize, threads: 1 + (batchSize % 2));
        }
    }

    [Test]
    [Category("Slow")]
    public void A_million_steps_have_one_signature_at_every_batch_size(
        [ValueSource(nameof(Widths))] int width,
        [Values(1, 2)] int threads
    )
    {
        for (var batchSize = 1; batchSize <= 200; batchSize++)
        {
            Compare(SignedKind.State, SignedRollout.AMillion, width, batchSize, threads);
        }
    }

    private static SignedKind Named(string name) => SignedKind.All.Single(kind => kind.Name == name);

    private static void Compare(SignedKind kind, int steps, int width, int batchSize, int threads)
    {
        var rollout = new SignedRollout(kind, steps, (LaneWidth)width, batchSize, threads);
        Assert.That(rollout.Play(), Is.EqualTo(rollout.Expected), $"{rollout}");
    }

    /// <summary>Compares what a process of its own prints, line by line: which widths it used stands there, too.</summary>
    private static void CompareWith(string setting, int widest, int steps, int[] batchSizes)
    {
        var widths = LaneWidths.Available.Where(width => (int)width <= widest);
        var expected = SignatureProgram
            .Rollouts(steps, widths, batchSizes)
            .Select(rollout => SignatureProgram.Line(rollout, rollout.Expected));
        var printed = SignatureProgram.RunWith(setting, steps, batchSizes);
        TestContext.Out.WriteLine(string.Join(Environment.NewLine, printed.Prepend(setting)));
        Assert.That(printed, Is.EqualTo(expected), setting);
    }
}
