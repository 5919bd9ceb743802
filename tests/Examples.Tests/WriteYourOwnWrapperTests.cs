using System.Text.RegularExpressions;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Grid;

namespace Examples.Tests;

/// <summary>The example's wrapper pays for new cells only, and forgets with its worlds.</summary>
[NonParallelizable] // the console is shared
public class WriteYourOwnWrapperTests
{
    [Test]
    public void The_program_prints_that_a_world_put_back_finds_the_same_cells_again()
    {
        var printed = ExampleProgram.Run("WriteYourOwnWrapper");
        var cells = Regex.Matches(printed, "[0-9]+").Select(number => int.Parse(number.Value)).ToList();

        // 200 steps, 64 agents, fewest, most; world 0: halfway, at the end; at the end again
        Assert.That(cells, Has.Count.EqualTo(9));
        Assert.That(cells[3], Is.GreaterThan(cells[2]));
        Assert.That(cells[6], Is.InRange(cells[5] + 1, cells[3]));
        Assert.That(cells[8], Is.EqualTo(cells[6]));
    }

    [TestCase(AutoresetMode.NextStep)]
    [TestCase(AutoresetMode.SameStep)]
    public void The_return_counts_the_cells_of_the_episode_but_the_first(AutoresetMode autoreset)
    {
        using var env = Make(autoreset, stepLimit: 50);
        var random = new SplitMix64(1L);
        var seen = new HashSet<Cell>();
        var actions = new int[1];
        var ends = 0;
        var step = env.Reset(seed: 5);
        for (var i = 0; i < 500; i++)
        {
            if (step.EpisodeStarts[0])
            {
                seen = [CellOf(env)];
            }
            var before = seen.Count;
            actions[0] = random.Below(ActionSet.Size);
            step = env.Step(actions);
            if (step.Truncated[0])
            {
                // The world may already stand elsewhere: the last step finds one cell or none.
                Assert.That(step.EpisodeReturns[0], Is.InRange(before - 1, before));
                ends++;
                continue;
            }
            seen.Add(CellOf(env));
            Assert.That(step.EpisodeReturns[0], Is.EqualTo(step.EpisodeStarts[0] ? 0 : seen.Count - 1));
        }
        Assert.That(ends, Is.GreaterThan(5));
    }

    [Test]
    public void A_foreign_state_is_refused()
    {
        using var env = Make(AutoresetMode.Disabled, stepLimit: 50);
        using var grid = new GridEnv(1, new());
        env.Reset(seed: 1);
        grid.Reset(seed: 2);
        var before = CellOf(env);

        Assert.That(
            () => env.SetState(0, grid.CloneState(0)),
            Throws.ArgumentException.With.Message.Contain("not one of a curiosity bonus")
        );
        Assert.That(CellOf(env), Is.EqualTo(before));
    }

    private static CuriosityBonus Make(AutoresetMode autoreset, int stepLimit) =>
        new(
            new GridEnv(
                1,
                new()
                {
                    Reward = RewardSpec.None,
                    EndsOn = EndsOn.Nothing,
                    Autoreset = autoreset,
                    StepLimit = stepLimit,
                }
            ),
            bonus: 1
        );

    private static Cell CellOf(CuriosityBonus env) => ((GridEnv)env.Unwrapped).WorldAt(0).AgentCell;
}
