using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

public class SolverTests
{
    [Test]
    public void A_target_within_reach_is_fetched_directly() =>
        AssertSolved(Sketch.Room(Sketch.Passage()), uses: AgentAction.Pickup, never: AgentAction.Toggle);

    [Test]
    public void A_closed_door_is_opened() =>
        AssertSolved(Sketch.Room(Sketch.Door(TileKind.DoorClosed)), uses: AgentAction.Toggle, never: AgentAction.Drop);

    [Test]
    public void A_locked_door_is_opened_with_the_key_which_is_put_down_for_the_target() =>
        AssertSolved(Sketch.Room(Sketch.Door(TileKind.DoorLocked), Sketch.Key(1, 1)), uses: AgentAction.Drop);

    [Test]
    public void A_blocked_open_door_is_unblocked() =>
        AssertSolved(Sketch.Room(Sketch.Door(TileKind.DoorOpen), Sketch.Ball(5, 5)), uses: AgentAction.Drop);

    [Test]
    public void A_damaged_bridge_is_repaired() =>
        AssertSolved(Sketch.Island(Sketch.Bridge(intact: false), Sketch.Hammer(1, 1)), uses: AgentAction.Toggle);

    [Test]
    public void Shoes_are_fetched_before_any_bridge_is_repaired() =>
        AssertSolved(
            Sketch.Island(Sketch.Bridge(intact: false), Sketch.Hammer(1, 1), Sketch.Shoes(5, 8)),
            uses: AgentAction.Drop,
            never: AgentAction.Toggle
        );

    [Test]
    public void An_open_door_is_preferred_to_a_locked_one()
    {
        // Both are blocked, so that the target is out of reach at first.
        var world = Sketch.Room(
            Sketch.Door(TileKind.DoorLocked, row: 2),
            Sketch.Door(TileKind.DoorOpen, row: 8),
            Sketch.Ball(5, 2),
            Sketch.Ball(5, 8)
        );
        AssertSolved(world, uses: AgentAction.Drop, never: AgentAction.Toggle);
    }

    [Test]
    public void The_choice_among_shut_doors_continues_the_worlds_stream_of_draws()
    {
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var world = Sketch.Room(
                Sketch.Door(TileKind.DoorClosed, row: 2),
                Sketch.Door(TileKind.DoorClosed, row: 8)
            ) with
            {
                Seed = seed,
                WordsDrawn = seed,
            };
            var log = new List<(int, int)>();
            var trajectory = new Trajectory();
            Assert.That(new Solver(new SkillPerformer()).Solve(world, trajectory, log));
            var chosen = new CPythonRandom(seed).Skip(seed).Below(2);
            Assert.That(log, Is.EqualTo([(2, chosen)]));
            var end = trajectory.State(trajectory.StateCount - 1);
            Assert.That(end.ObjectTile(1 + chosen).Kind, Is.EqualTo(TileKind.DoorOpen));
            Assert.That(end.ObjectTile(2 - chosen).Kind, Is.EqualTo(TileKind.DoorClosed));
        }
    }

    [Test]
    public void A_locked_door_without_a_key_cannot_be_solved() =>
        AssertUnsolved(Sketch.Room(Sketch.Door(TileKind.DoorLocked)));

    [Test]
    public void A_damaged_bridge_without_a_hammer_cannot_be_solved() =>
        AssertUnsolved(Sketch.Island(Sketch.Bridge(intact: false)));

    [Test]
    public void A_world_without_an_opening_cannot_be_solved() => AssertUnsolved(Sketch.Room());

    [Test]
    public void Solving_into_a_used_trajectory_allocates_nothing()
    {
        // Only a choice among shut openings seeds a generator, which is an object.
        var worlds = DrawnWorlds
            .EditedMany(200)
            .Where(world => world.AllOf(world.Layout.OpeningRole()).Count <= 1)
            .ToList();
        var (solver, trajectory) = (new Solver(new SkillPerformer()), new Trajectory());
        var solved = worlds.Count(world => solver.Solve(world, trajectory));
        Assert.That(solved, Is.GreaterThan(50));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < worlds.Count; i++)
        {
            solver.Solve(worlds[i], trajectory);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void AssertSolved(Blueprint world, AgentAction uses, AgentAction? never = null)
    {
        var trajectory = new Trajectory();
        Assert.That(new Solver(new SkillPerformer()).Solve(world, trajectory));
        Assert.That(trajectory.State(trajectory.StateCount - 1).HoldsTarget);
        Assert.That(trajectory.Actions, Does.Contain(uses));
        if (never is { } action)
        {
            Assert.That(trajectory.Actions, Does.Not.Contain(action));
        }
    }

    private static void AssertUnsolved(Blueprint world) =>
        Assert.That(new Solver(new SkillPerformer()).Solve(world, new Trajectory()), Is.False);
}
