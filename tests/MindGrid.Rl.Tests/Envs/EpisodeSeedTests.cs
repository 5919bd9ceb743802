using MindGrid.Rl.Envs;

namespace MindGrid.Rl.Tests.Envs;

public class EpisodeSeedTests
{
    private static readonly long[] Seeds = [0, 1, 2, 1000, -1, long.MinValue, long.MaxValue];

    [TestCaseSource(nameof(Seeds))]
    public void The_first_episode_has_the_worlds_own_seed(long seed) =>
        Assert.That(EpisodeSeed.Of(seed, 0), Is.EqualTo(seed));

    [TestCaseSource(nameof(Seeds))]
    public void Later_seeds_have_no_sign_and_leave_room_for_what_edits_add(long seed) =>
        Assert.That(
            Enumerable.Range(1, 1000).Select(episode => EpisodeSeed.Of(seed, episode)),
            Is.All.InRange(0, 1L << 62)
        );

    [Test]
    public void No_two_episodes_of_a_thousand_worlds_have_one_seed()
    {
        var seeds =
            from world in Enumerable.Range(0, 1000)
            from episode in Enumerable.Range(1, 100)
            select EpisodeSeed.Of(world, episode);
        Assert.That(seeds.Distinct().Count(), Is.EqualTo(100_000));
    }

    [TestCase(7, 1, 1)]
    [TestCase(7, 2, 2)]
    public void The_environment_gives_its_episodes_these_seeds(long seed, int resets, long episode)
    {
        var source = new Listening();
        using var env = new GridEnv(1, new() { Worlds = source });
        env.Reset(seed);
        for (var i = 0; i < resets; i++)
        {
            env.Reset();
        }
        Assert.That(source.Seeds, Has.Count.EqualTo(resets + 1));
        Assert.That(source.Seeds[^1], Is.EqualTo(EpisodeSeed.Of(seed, episode)));
    }

    private sealed record Listening : WorldSource
    {
        public List<long> Seeds { get; } = [];

        public override Rl.Worlds.Blueprint Draw(long seed)
        {
            Seeds.Add(seed);
            return new GeneratedWorlds().Draw(seed);
        }
    }
}
