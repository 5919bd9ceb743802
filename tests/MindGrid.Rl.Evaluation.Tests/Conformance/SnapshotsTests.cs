using MindGrid.Rl.Evaluation.Conformance;
using MindGrid.Rl.Grid;

namespace MindGrid.Rl.Evaluation.Tests.Conformance;

public class SnapshotsTests
{
    // sha256sum of the text "[]" and of "[1, 0]": Python's json.dumps puts a blank after each comma.
    [Test]
    public void The_hash_of_draws_is_that_of_what_Python_prints()
    {
        Assert.That(Snapshots.DrawsHash([]), Is.EqualTo("4f53cda18c2baa0c"));
        Assert.That(Snapshots.DrawsHash([(1, 0)]), Is.EqualTo("fad748aa45cceb71"));
    }

    [Test]
    public void Draws_are_flat() =>
        Assert.That(Snapshots.Draws([(4, 1), (53, 33)]).ToJsonString(), Is.EqualTo("[4,1,53,33]"));

    [Test]
    public void Cells_are_column_and_row_and_a_set_of_them_is_sorted_by_column()
    {
        Assert.That(Snapshots.Pair(new Cell(2, 7)).ToJsonString(), Is.EqualTo("[2,7]"));
        Assert.That(
            Snapshots.Flat(Bitboard.Of([new Cell(7, 1), new Cell(2, 8), new Cell(2, 3)])).ToJsonString(),
            Is.EqualTo("[2,3,2,8,7,1]")
        );
    }

    [Test]
    public void Actions_are_the_references_digits() =>
        Assert.That(Snapshots.Actions(Enum.GetValues<AgentAction>()), Is.EqualTo("0123456"));
}
