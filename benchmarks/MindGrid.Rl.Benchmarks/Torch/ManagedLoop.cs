using static TorchSharp.torch;

namespace MindGrid.Rl.Benchmarks.Torch;

/// <summary>The works as a user writes them, one scope a step.</summary>
internal static class ManagedLoop
{
    private const double Rate = 1e-3;

    public static Action Of(TorchWork work) =>
        work switch
        {
            TorchWork.OneElementAdd => OneElementAdd(),
            TorchWork.MlpStep => MlpStep(),
            TorchWork.AttentionStep => AttentionStep(),
            _ => throw new ArgumentOutOfRangeException(nameof(work), work, "Not a work."),
        };

    private static Action OneElementAdd()
    {
        var (left, right) = (ones(1), ones(1));
        return () => (left + right).Dispose();
    }

    private static Action MlpStep()
    {
        var network = nn.Sequential(nn.Linear(256, 256), nn.Tanh(), nn.Linear(256, 256), nn.Tanh(), nn.Linear(256, 16));
        var adam = optim.Adam(network.parameters(), Rate);
        var (input, classes) = (randn(1024, 256), Classes(1024));
        return () =>
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            nn.functional.cross_entropy(network.call(input), classes).backward();
            adam.step();
        };
    }

    private static Action AttentionStep()
    {
        var attention = nn.MultiheadAttention(64, 4);
        var (norm, head) = (nn.LayerNorm(64), nn.Linear(64, 16));
        var adam = optim.Adam(attention.parameters().Concat(norm.parameters()).Concat(head.parameters()), Rate);
        var (input, classes) = (randn(16, 32, 64), Classes(32));
        return () =>
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            var (seen, _) = attention.call(input, input, input, need_weights: false);
            var logits = head.call(norm.call(input + seen).mean([0]));
            nn.functional.cross_entropy(logits, classes).backward();
            adam.step();
        };
    }

    private static Tensor Classes(int count) => tensor(Enumerable.Range(0, count).Select(i => i % 16L).ToArray());
}
