using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class ObservationWrapperTests
{
    private static readonly Box Single = new(ElementType.Float32, [], 0, 1000);

    [Test]
    public void Observations_are_transformed_row_by_row_into_the_new_space([Values] AutoresetMode mode)
    {
        using var env = Halved(new CountingEnv(2, new EnvOptions { Autoreset = mode }));
        Assert.That(env.SingleObservationSpace, Is.EqualTo(Single));
        Assert.That(env.Reset([6, 9]).Observations.As<float>().ToArray(), Is.EqualTo([3f, 4.5f]));
        Assert.That(env.Step([0, 0]).Observations.As<float>().ToArray(), Is.EqualTo([3.5f, 5f]));
        Assert.That(env.Observe().Observations.As<float>().ToArray(), Is.EqualTo([3.5f, 5f]));
    }

    [Test]
    public void Final_observations_are_transformed([Values] AutoresetMode mode)
    {
        using var env = Halved(new CountingEnv(2, new EnvOptions { Autoreset = mode }));
        env.Reset([6, 9]);
        Play.Same(env, action: 0, steps: 2);
        var end = env.Step([0, 0]);
        Assert.That(end.FinalObservations.Space, Is.EqualTo(Single));
        Assert.That(end.FinalObservations.As<float>().ToArray(), Is.EqualTo([4.5f, 6f]));
        var restarted = !end.Observations.As<float>().SequenceEqual(end.FinalObservations.As<float>());
        Assert.That(restarted, Is.EqualTo(mode == AutoresetMode.SameStep));
    }

    [Test]
    public void Rewards_ends_and_action_masks_pass_through([Values] AutoresetMode mode)
    {
        var options = new EnvOptions { Autoreset = mode };
        using var plain = new CountingEnv(3, options, spread: 3);
        using var env = Halved(new CountingEnv(3, options, spread: 3));
        var expected = Play.FromSeed(plain, 6, 20);
        var lines = Play.FromSeed(env, 6, 20);
        for (var world = 0; world < 3; world++)
        {
            Assert.That(lines[world].Select(Columns), Is.EqualTo(expected[world].Select(Columns)));
        }

        static string Columns(string line) => string.Join('|', line.Split('|')[1..3]);
    }

    [Test]
    public void A_flat_observation_is_the_space_s_own_vector()
    {
        using var plain = EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 2);
        using var flat = new FlattenObservation(EnvRegistry.Grid.MakeVec("MindGrid/Mixed-v0", 2));
        Assert.That(flat.SingleObservationSpace, Is.EqualTo(plain.SingleObservationSpace.Flattened()));
        var (expected, shown) = (plain.Reset(3L).Observations, flat.Reset(3L).Observations);
        var vector = new float[plain.SingleObservationSpace.FlatSize];
        for (var world = 0; world < 2; world++)
        {
            plain.SingleObservationSpace.Flatten(expected, world, vector);
            Assert.That(shown.Row<float>(world).ToArray(), Is.EqualTo(vector));
            Assert.That(flat.SingleObservationSpace.Violation(shown, world), Is.Null);
        }
    }

    [Test]
    public void Stepping_into_other_buffers_each_time_shows_the_same()
    {
        using var env = Halved(new CountingEnv(1));
        var slots = new[] { env.CreateBuffers(), env.CreateBuffers(), env.CreateBuffers() };
        env.Reset([6], into: slots[0]);
        env.Step([1], slots[1]);
        env.Step([1], slots[2]);
        Assert.That(slots.Select(slot => slot.Observations.As<float>()[0]), Is.EqualTo([3f, 4f, 5f]));
        Assert.That(slots.Select(slot => slot.Rewards.Span[0]), Is.EqualTo([0f, 11f, 21f]));
    }

    /// <summary>Half the sum of what is shown.</summary>
    private static TransformObservation Halved(VectorEnv env) =>
        new(
            env,
            Single,
            static (from, to, row) =>
            {
                var counts = from.Row<int>(row);
                to.Row<float>(row)[0] = (counts[0] + counts[1] + counts[2]) / 2f;
            }
        );
}
