namespace MindGrid.Rl.Learning.Tests;

public class TorchBackendTests
{
    [Test]
    public void A_backend_that_works_has_neither_a_problem_nor_a_remedy()
    {
        var backend = TorchBackend.Describe();

        Assert.That((backend.Problem, backend.Mend), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(backend.TorchSharpVersion, Does.Match(@"^\d+\.\d+\.\d+$"));
    }
}
