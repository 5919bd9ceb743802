using TorchSharp;

namespace MindGrid.Rl.Learning.Tests;

/// <summary>Where no libtorch can be loaded nothing here can run: the tests are skipped, and say what mends it.</summary>
[SetUpFixture]
public class BackendSetUp
{
    [OneTimeSetUp]
    public void Load_the_backend()
    {
        if (TorchBackend.Describe() is { Problem: { } problem, Mend: var mend })
        {
            Assert.Ignore($"{problem} What mends it: {mend}");
        }
        // Sums come out the same on any machine, and tests run beside each other.
        torch.set_num_threads(1);
    }
}
