using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class FrameStackTests
{
    [Test]
    public void The_oldest_frame_comes_first_and_the_first_one_is_repeated()
    {
        using var env = new FrameStack(new CountingEnv(2), 3);
        Assert.That(env.Reset([8, 5]).Observations.Row<int>(0).ToArray(), Is.EqualTo([8, 0, 0, 8, 0, 0, 8, 0, 0]));
        Assert.That(env.Step([1, 2]).Observations.Row<int>(1).ToArray(), Is.EqualTo([5, 0, 0, 5, 0, 0, 5, 1, 2]));
        Play.Same(env, action: 4, steps: 2);
        Assert.That(env.Observe().Observations.Row<int>(0).ToArray(), Is.EqualTo([8, 1, 1, 8, 2, 5, 8, 3, 9]));
    }

    [Test]
    public void A_new_episode_remembers_nothing_of_the_old_one([Values] AutoresetMode mode)
    {
        using var env = new FrameStack(new CountingEnv(1, new EnvOptions { Autoreset = mode }), 2);
        env.Reset([8]);
        Play.Same(env, action: 1, steps: 2);
        var end = env.Step([1]);
        Assert.That(end.FinalObservations.Row<int>(0).ToArray(), Is.EqualTo([8, 2, 2, 8, 3, 3]));
        var start = mode switch
        {
            AutoresetMode.SameStep => end.Observations,
            AutoresetMode.NextStep => env.Step([1]).Observations,
            _ => env.Reset([true]).Observations,
        };
        var stack = start.Row<int>(0).ToArray();
        Assert.That(stack, Is.EqualTo([stack[0], 0, 0, stack[0], 0, 0]));
    }

    [Test]
    public void Resetting_some_worlds_leaves_the_stacks_of_the_others()
    {
        using var env = new FrameStack(new CountingEnv(2), 2);
        env.Reset([8, 6]);
        env.Step([1, 1]);
        var shown = env.Reset([false, true], [0, 9]).Observations;
        Assert.That(shown.Row<int>(0).ToArray(), Is.EqualTo([8, 0, 0, 8, 1, 1]));
        Assert.That(shown.Row<int>(1).ToArray(), Is.EqualTo([9, 0, 0, 9, 0, 0]));
    }

    [Test]
    public void Every_part_of_a_dictionary_is_stacked_along_a_new_first_axis()
    {
        using var plain = EnvRegistry.Grid.MakeVec("MindGrid/RoomDoorKey-v0", 1);
        using var env = new FrameStack(EnvRegistry.Grid.MakeVec("MindGrid/RoomDoorKey-v0", 1), 2);
        var space = (Dict)env.SingleObservationSpace;
        Assert.That(space["image"], Is.EqualTo(new Box(ElementType.UInt8, [2, 5, 5, 3], 0, 255)));
        Assert.That(space["direction"], Is.EqualTo(new MultiDiscrete([4, 4])));
        var before = plain.Reset(1L).Observations["image"].Row<byte>(0).ToArray();
        env.Reset(1L);
        var after = plain.Step([0]).Observations["image"].Row<byte>(0).ToArray();
        var stack = env.Step([0]).Observations;
        Assert.That(stack["image"].Row<byte>(0).ToArray(), Is.EqualTo([.. before, .. after]));
        Assert.That(space.Violation(stack, 0), Is.Null);
        Assert.That(after, Is.Not.EqualTo(before));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_depth_below_one_is_refused(int depth)
    {
        using var inner = new CountingEnv(1);
        Assert.That(
            () => new FrameStack(inner, depth),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("depth")
        );
    }
}
