using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class LiteralHumanTests
{
    private static readonly Blueprint Room = Sketch.Room(Sketch.Door(TileKind.DoorLocked), Sketch.Key(2, 2));

    [Test]
    public void Every_sentence_is_answered_in_order()
    {
        var human = new LiteralHuman(Room, SkillNames.For(Room.Layout), new TolerantReader());
        var heard = human.Listen(new Utterance(["nonsense", "the green key has disappeared"]));
        Assert.That(
            heard.Select(sentence => (sentence.Sentence, sentence.IsIgnored)),
            Is.EqualTo([("nonsense", true), ("the green key has disappeared", false)])
        );
    }

    [Test]
    public void The_human_plans_in_the_world_that_it_believes_in()
    {
        var human = new LiteralHuman(Room, SkillNames.For(Room.Layout), new TolerantReader());
        Assert.That(human.MakePlan()!.World, Is.EqualTo(Room));
        _ = human.Listen(new Utterance(["the green key has disappeared"]));
        Assert.That(human.MakePlan(), Is.Null, "without the key the locked door stays shut");
    }

    [Test]
    public void Planning_twice_gives_the_same_plan()
    {
        var human = new LiteralHuman(Room, SkillNames.For(Room.Layout), new TolerantReader());
        var first = human.MakePlan()!;
        Assert.That(human.MakePlan()!.Steps, Is.EqualTo(first.Steps));
    }
}
