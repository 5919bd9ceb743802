using MindGrid.Rl.Envs;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Tests.Teaching;

public class RealWorldsTests
{
    [Test]
    public void An_agent_plays_in_the_real_world_of_the_game_that_its_seed_draws()
    {
        var pool = SomeGames.Pool;
        using var env = new GridEnv(pool.Count, new() { Worlds = new RealWorlds(pool) });
        env.Reset(seed: 0);
        for (var world = 0; world < pool.Count; world++)
        {
            Assert.That(env.WorldAt(world).Blueprint, Is.EqualTo(SomeGames.All[world].Game.Real.World));
        }
    }

    [Test]
    public void The_worlds_of_a_bank_are_played_in_as_well()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{nameof(RealWorldsTests)}.bank");
        try
        {
            GameBank.Write(file, new FreshGames(), count: 5, seed: 1, []);
            using var bank = GameBank.Open(file);
            var games = new BankedGames(bank);
            using var env = new GridEnv(8, new() { Worlds = WorldPool.From(new RealWorlds(games), 0, 8) });
            env.Reset(seed: 0);
            for (var world = 0; world < 8; world++)
            {
                Assert.That(env.WorldAt(world).Blueprint, Is.EqualTo(games.Draw(world).Game.Real.World));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }
}
