using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching.Humans;

public class HumansTests
{
    private static readonly Edit Flip = new Edit.FlipVertical();
    private static readonly Blueprint Room = Sketch.Room(Sketch.Door(TileKind.DoorOpen), Sketch.Key(2, 2));

    /// <summary>The plan leads through the door, so a human who doubts does not hear of another way gladly.</summary>
    private static readonly Edit Close = new Edit.ToggleOpening(new Cell(6, 5));

    [Test]
    public void The_literal_human_believes_all_that_can_be()
    {
        var (beliefs, rejections) = Tell(new LiteralHuman(), Room, Flip, new Edit.MakeLavaSafe());
        Assert.That(beliefs[0], Is.EqualTo(Flip.TryApply(Room).World));
        Assert.That(rejections, Is.EqualTo(new RejectionReason?[] { null, RejectionReason.NotLava }));
        Assert.That(beliefs[1], Is.EqualTo(beliefs[0]));
    }

    [Test]
    public void The_sceptic_doubts_what_would_spoil_its_plan_until_it_is_said_again()
    {
        var (beliefs, rejections) = Tell(new ScepticalHuman(), Room, Close, Close);
        Assert.That(rejections, Is.EqualTo(new RejectionReason?[] { RejectionReason.Doubted, null }));
        Assert.That(beliefs[0], Is.EqualTo(Room));
        Assert.That(beliefs[1], Is.EqualTo(Close.TryApply(Room).World));
    }

    [Test]
    public void The_sceptic_believes_what_leaves_its_plan_standing()
    {
        var (_, rejections) = Tell(new ScepticalHuman(), Room, new Edit.RemoveTool(TileColor.Green, TileKind.Key));
        Assert.That(rejections, Is.EqualTo(new RejectionReason?[] { null }));
    }

    [TestCase(1, 1)]
    [TestCase(3, 3)]
    [TestCase(5, 5)]
    public void The_sceptic_wants_to_be_told_as_often_as_it_insists(int insistence, int needed)
    {
        var (_, rejections) = Tell(
            new ScepticalHuman { Insistence = insistence },
            Room,
            [.. Enumerable.Repeat(Close, needed)]
        );
        Assert.That(rejections.Count(reason => reason == RejectionReason.Doubted), Is.EqualTo(needed - 1));
        Assert.That(rejections[^1], Is.Null);
    }

    [Test]
    public void The_forgetful_human_remembers_the_last_corrections_only()
    {
        Edit[] said =
        [
            Flip,
            new Edit.RemoveTool(TileColor.Green, TileKind.Key),
            new Edit.ChangeTargetColor(TileColor.Lime),
        ];
        var (beliefs, _) = Tell(new ForgetfulHuman { Memory = 2 }, Room, said);
        Assert.That(beliefs[1], Is.EqualTo(Apply(Room, said[0], said[1])));
        Assert.That(beliefs[2], Is.EqualTo(Apply(Room, said[1], said[2])), "the flip is forgotten");
    }

    [Test]
    public void A_correction_that_needs_a_forgotten_one_is_forgotten_with_it()
    {
        var island = Sketch.Island(Sketch.Bridge(intact: true), Sketch.Hammer(2, 2));
        var moved = new Edit.PutAgentInsideSection(new Cell(8, 3));
        var (beliefs, rejections) = Tell(
            new ForgetfulHuman { Memory = 2 },
            island,
            Flip,
            new Edit.ToggleOpening(new Cell(4, 5)), // where the bridge is only after the flip
            moved
        );
        Assert.That(rejections, Is.All.Null);
        Assert.That(beliefs[2], Is.EqualTo(Apply(island, moved)));
    }

    [Test]
    public void Who_never_mishears_is_literal_and_who_always_does_hears_other_slots()
    {
        var moved = new Edit.PutAgentInsideSection(new Cell(8, 3));
        var thinking = new LiteralHuman().StartThinking();
        for (var seed = 0; seed < 200; seed++)
        {
            var mind = new Mind(Room, seed);
            Assert.That(
                new MishearingHuman { Rate = 0 }
                    .Listen(mind, moved, thinking)
                    .Understood,
                Is.EqualTo(moved)
            );
            var misheard = (Edit.PutAgentInsideSection)
                new MishearingHuman { Rate = 1 }
                    .Listen(mind, moved, thinking)
                    .Understood;
            Assert.That(misheard.Cell.Column, Is.Not.EqualTo(8));
            Assert.That(misheard.Cell.Row, Is.Not.EqualTo(3));
        }
    }

    [Test]
    public void Slots_are_misheard_at_the_rate_given()
    {
        const int Rounds = 4000;
        var human = new MishearingHuman { Rate = 0.25 };
        var moved = new Edit.PutAgentInsideSection(new Cell(8, 3));
        var columns = 0;
        for (var seed = 0; seed < Rounds; seed++)
        {
            var heard = human.Listen(new Mind(Room, seed), moved, human.StartThinking());
            columns += ((Edit.PutAgentInsideSection)heard.Understood).Cell.Column == 8 ? 0 : 1;
        }
        // Five standard deviations of a binomial count.
        Assert.That(columns, Is.EqualTo(Rounds / 4).Within(5 * Math.Sqrt(Rounds * 0.25 * 0.75)));
    }

    [Test]
    public void Listening_is_a_pure_function()
    {
        var human = new MishearingHuman { Rate = 0.5 };
        var mind = new Mind(Room, seed: 3);
        var thinking = human.StartThinking();
        var once = human.Listen(mind, Flip, thinking);
        Assert.That(human.Listen(mind, Flip, thinking).Mind.Belief, Is.EqualTo(once.Mind.Belief));
        Assert.That(mind, Is.EqualTo(new Mind(Room, seed: 3)));
    }

    [Test]
    public void The_bounded_human_does_not_think_of_what_is_far_away()
    {
        Assert.That(
            new BoundedHuman { Reach = 4 }
                .StartThinking()
                .Planner.TryPlan(Room, out _)
        );
        Assert.That(
            new BoundedHuman { Reach = 3 }
                .StartThinking()
                .Planner.TryPlan(Room, out _),
            Is.False
        );
    }

    [TestCase("literal")]
    [TestCase("sceptical:2")]
    [TestCase("sceptical:7")]
    [TestCase("forgetful:3")]
    [TestCase("mishearing:0.1")]
    [TestCase("mishearing:0")]
    [TestCase("mishearing:1E-05")]
    [TestCase("bounded:12")]
    public void A_name_says_which_human_it_is(string name) =>
        Assert.That(HumanNames.Parse(name).Name, Is.EqualTo(name));

    [TestCase("sceptical", "sceptical:2")]
    [TestCase("forgetful", "forgetful:3")]
    [TestCase("mishearing", "mishearing:0.1")]
    [TestCase("bounded", "bounded:12")]
    public void A_number_left_out_is_the_usual_one(string name, string full) =>
        Assert.That(HumanNames.Parse(name).Name, Is.EqualTo(full));

    [TestCase("stubborn", "There is no human 'stubborn'; allowed are ")]
    [TestCase("", "There is no human ''; allowed are ")]
    [TestCase("literal:1", "The human 'literal:1' cannot be: allowed are ")]
    [TestCase("sceptical:0", "The human 'sceptical:0' cannot be: allowed are ")]
    [TestCase("forgetful:-1", "The human 'forgetful:-1' cannot be: allowed are ")]
    [TestCase("forgetful:99999999999", "The human 'forgetful:99999999999' cannot be: allowed are ")]
    [TestCase("mishearing:1.5", "The human 'mishearing:1.5' cannot be: allowed are ")]
    [TestCase("mishearing:NaN", "The human 'mishearing:NaN' cannot be: allowed are ")]
    [TestCase("bounded:", "The human 'bounded:' cannot be: allowed are ")]
    public void Any_other_name_is_refused_with_what_is_allowed(string name, string start)
    {
        var error = Assert.Throws<FormatException>(() => HumanNames.Parse(name))!;
        Assert.That(error.Message, Does.StartWith(start + HumanNames.Usage));
    }

    private static (List<Blueprint> Beliefs, List<RejectionReason?> Rejections) Tell(
        Human human,
        Blueprint believed,
        params Edit[] said
    )
    {
        var mind = new Mind(believed, seed: 0);
        var thinking = human.StartThinking();
        var (beliefs, rejections) = (new List<Blueprint>(), new List<RejectionReason?>());
        foreach (var edit in said)
        {
            var heard = human.Listen(mind, edit, thinking);
            mind = heard.Mind;
            beliefs.Add(mind.Belief);
            rejections.Add(heard.Rejection?.Reason);
        }
        return (beliefs, rejections);
    }

    private static Blueprint Apply(Blueprint world, params Edit[] edits) =>
        edits.Aggregate(world, (current, edit) => edit.TryApply(current).World);
}
