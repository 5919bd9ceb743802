using MindGrid.Rl.Learning.Cloning;

namespace MindGrid.Rl.Learning.Tests.Cloning;

public class ProcedureCloningTests
{
    [Test]
    public void A_network_without_steps_is_refused() =>
        Assert.That(
            () => new ProcedureCloning(Students.Policy(), Students.Env, Students.Options),
            Throws.ArgumentException.With.Message.StartsWith(
                "Procedures are learned by a ProcedureNetwork, not by a TeacherNetwork."
            )
        );
}
