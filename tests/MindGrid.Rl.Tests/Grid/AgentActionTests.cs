using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Grid;

public class AgentActionTests
{
    [Test]
    public void Codes_are_Minigrids() =>
        Assert.That(
            Enum.GetValues<AgentAction>().Select(action => $"{(int)action} {action}"),
            Is.EqualTo(["0 Left", "1 Right", "2 Forward", "3 Pickup", "4 Drop", "5 Toggle", "6 Done"])
        );
}
