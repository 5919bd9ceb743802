using MindGrid.Rl.Envs;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Envs;

/// <summary>What the steps of a block mean, as sets, against worlds stepped and asked one by one.</summary>
public class EpisodeEndsTests
{
    private const int Block = GridBatch.BlockRows;
    private const int StepLimit = 60;

    private static readonly Blueprint[] Pool = [.. DrawnWorlds.EditedMany(40)];

    private static IEnumerable<int> Widths => LaneWidths.Available.Select(width => (int)width);

    [Test]
    public void Sets_of_a_block_say_what_its_worlds_say_one_by_one(
        [Values(1, 17, 63, 64)] int count,
        [ValueSource(nameof(Widths))] int width
    )
    {
        var (block, plain) = (Reset(count), Reset(count));
        var random = new Random(count);
        for (var step = 0; step < 200; step++)
        {
            var actions = Draw(random, count);
            var actual = StepKernel.Play(block, 0, actions, StepLimit, (LaneWidth)width);
            var expected = OneByOne(plain, actions, count);
            var inBatch = ulong.MaxValue >> (Block - count);
            Assert.That(actual.Died & inBatch, Is.EqualTo(expected.Died), $"step {step}");
            Assert.That(actual.Late & inBatch, Is.EqualTo(expected.Late), $"step {step}");
            Assert.That(actual.Holding & inBatch, Is.EqualTo(expected.Holding), $"step {step}");
            Assert.That(actual.HandsUsed & inBatch, Is.EqualTo(expected.HandsUsed), $"step {step}");
            AssertMeansTheSame(actual, expected, count);
        }
    }

    [Test]
    public void The_test_worlds_bring_all_that_can_end_an_episode()
    {
        var worlds = Reset(Block);
        var random = new Random(Block);
        var met = default(BlockEnds);
        for (var step = 0; step < 200; step++)
        {
            var ends = StepKernel.Play(worlds, 0, Draw(random, Block), StepLimit, LaneWidth.Best);
            met.Died |= ends.Died;
            met.Late |= ends.Late;
            met.Holding |= ends.Holding;
            met.HandsUsed |= ends.HandsUsed & ~ends.Holding;
        }
        Assert.That(new[] { met.Died, met.Late, met.Holding, met.HandsUsed }, Is.All.Not.Zero);
    }

    [Test]
    public void Flags_are_written_for_the_worlds_of_the_batch_and_for_no_others([ValueSource(nameof(Widths))] int width)
    {
        var random = new Random(5);
        for (var count = 1; count <= Block; count++)
        {
            var ends = new EpisodeEnds((ulong)random.NextInt64() << 1, (ulong)random.NextInt64() << 1);
            foreach (var behind in new[] { false, true })
            {
                var (terminated, truncated) = (Guarded(behind), Guarded(behind));
                ends.Write(terminated.AsSpan(0, count), truncated.AsSpan(0, count), (LaneWidth)width);
                Assert.That(terminated, Is.EqualTo(Flags(ends.Terminated, count, behind)), $"{count} worlds");
                Assert.That(truncated, Is.EqualTo(Flags(ends.Truncated, count, behind)), $"{count} worlds");
            }
        }
    }

    private static void AssertMeansTheSame(BlockEnds actual, BlockEnds expected, int count)
    {
        foreach (var endsOn in Enum.GetValues<EndsOn>())
        {
            var ends = EpisodeEnds.Of(actual, endsOn);
            for (var world = 0; world < count; world++)
            {
                var terminated =
                    (endsOn.HasFlag(EndsOn.Death) && Has(expected.Died, world))
                    || (endsOn.HasFlag(EndsOn.Success) && Has(expected.Holding, world));
                Assert.That(Has(ends.Terminated, world), Is.EqualTo(terminated), $"{endsOn}, world {world}");
                Assert.That(
                    Has(ends.Truncated, world),
                    Is.EqualTo(Has(expected.Late, world)),
                    $"{endsOn}, world {world}"
                );
            }
        }
    }

    private static BlockEnds OneByOne(GridBatch worlds, AgentAction[] actions, int count)
    {
        var ends = default(BlockEnds);
        for (var row = 0; row < count; row++)
        {
            var (world, bit) = (worlds[row], 1UL << row);
            var carried = world.Carried;
            var isIdle = actions[row] == StepKernel.Idle;
            var step = isIdle ? StepEnds.None : Step.Apply(world, actions[row], StepLimit);
            // Who sits a step out at the limit is still at it.
            var isLate = isIdle ? world.Steps >= StepLimit : step.HasFlag(StepEnds.TimeLimit);
            ends.Died |= step.HasFlag(StepEnds.Died) ? bit : 0;
            ends.Late |= isLate ? bit : 0;
            ends.Holding |= world.HoldsTarget ? bit : 0;
            ends.HandsUsed |= world.Carried != carried ? bit : 0;
        }
        return ends;
    }

    /// <summary>Every third agent stands in front of its target; others walk three times as often as they do anything else.</summary>
    private static GridBatch Reset(int rows)
    {
        var worlds = GridBatch.InBlocks(rows);
        for (var row = 0; row < rows; row++)
        {
            worlds.Reset(row, row % 3 == 0 ? Sketch.Island(Sketch.Ball(4, 5, TileColor.Red)) : Pool[row % Pool.Length]);
        }
        return worlds;
    }

    private static AgentAction[] Draw(Random random, int count)
    {
        var actions = new AgentAction[Block];
        Array.Fill(actions, StepKernel.Idle);
        for (var row = 0; row < count; row++)
        {
            actions[row] = random.Next(12) switch
            {
                11 => StepKernel.Idle,
                > 6 and var drawn => row % 3 == 0 ? (AgentAction)(drawn - 4) : AgentAction.Forward,
                var drawn => (AgentAction)drawn,
            };
        }
        return actions;
    }

    private static bool[] Guarded(bool behind) => [.. Enumerable.Repeat(behind, Block + 8)];

    private static bool[] Flags(ulong bits, int count, bool behind) =>
        [.. Enumerable.Range(0, Block + 8).Select(world => world < count ? Has(bits, world) : behind)];

    private static bool Has(ulong bits, int world) => ((bits >> world) & 1) != 0;
}
