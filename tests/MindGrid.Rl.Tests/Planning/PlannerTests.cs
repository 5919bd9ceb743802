using System.Collections.Immutable;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Planning;

/// <summary>Both worlds of the paper's hundred test games, 200 in all, each planned in by a planner of its own.</summary>
public class PlannerTests
{
    private static readonly Lazy<ImmutableArray<(string Id, Blueprint World)>> Worlds = new(() =>
        [
            .. PaperFactory
                .TestGames(100)
                .Select(game => TeachingGame.From(game.Spec))
                .SelectMany(game =>
                    new[]
                    {
                        ($"{game.Spec.Id} believed", game.Believed.World),
                        ($"{game.Spec.Id} real", game.Real.World),
                    }
                ),
        ]
    );

    [Test]
    public void Every_plan_reaches_the_target_in_the_world_that_it_was_made_for()
    {
        var failing = Worlds.Value.Where(entry =>
        {
            var actions = Plan(entry.World)?.ToActions();
            return actions is null || !PlayedPlan.Play(entry.World, actions.Value.AsSpan(), deathEnds: true).Success;
        });
        Assert.That(failing.Select(entry => entry.Id), Is.Empty);
    }

    [Test]
    public void A_plan_is_carried_out_by_the_actions_that_the_solver_took()
    {
        foreach (var (id, world) in Worlds.Value)
        {
            var trajectory = new Trajectory();
            Assert.That(new Solver(new SkillPerformer()).Solve(world, trajectory), id);
            Assert.That(Plan(world)!.ToActions(), Is.EqualTo(trajectory.Actions), id);
        }
    }

    [Test]
    public void Two_planners_make_the_same_plan()
    {
        foreach (var (id, world) in Worlds.Value)
        {
            var (one, other) = (Plan(world)!, Plan(world)!);
            Assert.That(one.Steps, Is.EqualTo(other.Steps), id);
        }
    }

    [Test]
    public void A_plan_uses_only_the_skills_given()
    {
        foreach (var (id, world) in Worlds.Value)
        {
            ImmutableArray<SkillKind> skills = [SkillKind.Primitive];
            var plan = new Planner(world, skills).MakePlan(world);
            Assert.That(plan?.Steps.Select(step => step.Kind).Distinct(), Is.EqualTo(skills), id);
        }
    }

    [Test]
    public void One_planner_goes_on_in_its_stream_of_draws()
    {
        var different = Worlds.Value.Count(entry =>
        {
            var planner = new Planner(entry.World, SkillNames.For(entry.World.Layout));
            return !planner.MakePlan(entry.World)!.Steps.SequenceEqual(planner.MakePlan(entry.World)!.Steps);
        });
        Assert.That(different, Is.GreaterThan(20));
    }

    [Test]
    public void A_restarted_planner_plans_and_goes_on_as_a_new_one()
    {
        var used = new Planner(Worlds.Value[0].World, [SkillKind.Primitive]);
        foreach (var (id, world) in Worlds.Value)
        {
            var skills = SkillNames.For(world.Layout);
            var fresh = new Planner(world, skills);
            used.Restart(world, skills);
            for (var call = 0; call < 2; call++)
            {
                var (draws, freshDraws) = (new List<(int, int)>(), new List<(int, int)>());
                Assert.That(
                    used.MakePlan(world, draws)!.Steps,
                    Is.EqualTo(fresh.MakePlan(world, freshDraws)!.Steps),
                    id
                );
                Assert.That(draws, Is.EqualTo(freshDraws), id);
            }
        }
    }

    [Test]
    public void A_used_planner_allocates_little_more_than_the_plan()
    {
        const int Calls = 20;
        var planner = new Planner(Worlds.Value[0].World, SkillNames.For(Layout.RoomDoorKey));
        foreach (var (id, world) in Worlds.Value.Where(entry => !MayHaveToChoose(entry.World)))
        {
            planner.Restart(world, SkillNames.For(world.Layout));
            MakePlans(planner, world);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var steps = MakePlans(planner, world);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            // A plan and its list; a skill a step, and as many again and ten that led nowhere.
            Assert.That(allocated, Is.InRange(Calls, Calls * (64 + (10 * 32)) + (steps * (8 + (2 * 32)))), id);
        }

        static int MakePlans(Planner planner, Blueprint world) =>
            Enumerable.Range(0, Calls).Sum(_ => planner.MakePlan(world)!.Steps.Length);

        // The choice among shut openings seeds a generator.
        static bool MayHaveToChoose(Blueprint world) => world.AllOf(world.Layout.OpeningRole()).Count > 1;
    }

    [Test]
    public void There_is_no_plan_where_the_target_cannot_be_reached() =>
        Assert.That(Plan(Sketch.Room(Sketch.Door(TileKind.DoorLocked))), Is.Null);

    [Test]
    public void There_is_no_plan_without_skills()
    {
        var world = Sketch.Room(Sketch.Door(TileKind.DoorOpen));
        Assert.That(new Planner(world, []).MakePlan(world), Is.Null);
    }

    private static Plan? Plan(Blueprint world) => new Planner(world, SkillNames.For(world.Layout)).MakePlan(world);
}
