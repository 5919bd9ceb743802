using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Tests.Envs;

public class ActionBytesTests
{
    [Test]
    public void Actions_become_bytes_whatever_their_number()
    {
        var random = new Random(1);
        for (var count = 0; count <= 200; count++)
        {
            var actions = Enumerable.Range(0, count).Select(_ => random.Next(7)).ToArray();
            var bytes = new AgentAction[count + 1];
            bytes[count] = (AgentAction)99;
            ActionBytes.Narrow(actions, bytes);
            Assert.That(bytes.Select(action => (int)action), Is.EqualTo([.. actions, 99]));
        }
    }
}
