using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Measures;

public class BeliefDistanceTests
{
    private static readonly Blueprint World = Games.Island(seed: 1).Real.World;

    [Test]
    public void Equal_worlds_are_not_apart() => Assert.That(BeliefDistance.Between(World, World), Is.Zero);

    [Test]
    public void A_mirrored_grid_is_one_fact() =>
        Assert.That(BeliefDistance.Between(World, After(World, new Edit.FlipVertical())), Is.EqualTo(1));

    // The box is seen in the cell, and it hides something.
    [Test]
    public void A_hidden_target_is_two_facts() =>
        Assert.That(BeliefDistance.Between(World, After(World, new Edit.HideTargetInBox())), Is.EqualTo(2));

    [Test]
    public void A_moved_agent_is_one_fact()
    {
        var inside = Enumerable.Range(0, Board.CellCount).Select(Cell.At).First(IsFreeInside);
        Assert.That(BeliefDistance.Between(World, After(World, new Edit.PutAgentInsideSection(inside))), Is.EqualTo(1));

        static bool IsFreeInside(Cell cell) => World.Inner.Contains(cell) && !World.Occupied.Contains(cell);
    }

    [Test]
    public void Cool_lava_differs_in_each_of_its_cells() =>
        Assert.That(
            BeliefDistance.Between(World, After(World, new Edit.MakeLavaSafe())),
            Is.EqualTo(World.Obstacles.Length)
        );

    [Test]
    public void It_is_the_same_in_both_directions()
    {
        foreach (var game in Games.OfThePaper(12))
        {
            var (believed, real) = (game.Believed.World, game.Real.World);
            Assert.That(BeliefDistance.Between(believed, real), Is.EqualTo(BeliefDistance.Between(real, believed)));
            Assert.That(BeliefDistance.Between(believed, real) == 0, Is.EqualTo(believed.Equals(real)));
        }
    }

    private static Blueprint After(Blueprint world, Edit edit)
    {
        var (changed, rejection) = edit.TryApply(world);
        Assert.That(rejection, Is.Null);
        return changed;
    }
}
