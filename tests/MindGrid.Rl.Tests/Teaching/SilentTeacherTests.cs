using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class SilentTeacherTests
{
    [Test]
    public void Silence_has_no_sentences() =>
        Assert.That(new SilentTeacher().Teach(new Lesson(World.From(Sketch.Room()), null)).Sentences, Is.Empty);
}
