using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;
using MindGrid.Rl.Tests.Contracts;
using MindGrid.Rl.Tests.Contracts.Broken;

namespace MindGrid.Rl.Tests.Envs.Checking;

public class EnvCheckerTests
{
    private static readonly EnvCheckOptions Brief = new() { Seeds = [3], Steps = 30 };

    [Test]
    public void A_violation_names_clause_seed_call_world_and_values()
    {
        var report = EnvChecker.Check(
            Clause.ObservationsAreInTheSpace,
            worlds => new ObservesOutsideTheSpace(worlds, AutoresetMode.NextStep),
            Brief
        );
        var error = Assert.Throws<EnvContractException>(report.ThrowIfViolated);
        Assert.That(
            error.Message,
            Does.Match(@"^ObservationsAreInTheSpace: Seed 3, step \d+, world \d: observation: 'cell': Element 0 is 5; ")
        );
    }

    [Test]
    public void A_clean_report_throws_nothing()
    {
        var report = EnvChecker.Check(
            Clause.RewardsAreFinite,
            worlds => new Corridor(worlds, AutoresetMode.NextStep),
            Brief
        );
        Assert.That(report.ThrowIfViolated, Throws.Nothing);
        Assert.That(report.ToString(), Is.EqualTo("No violation."));
    }

    [Test]
    public void Clauses_about_ends_are_named_when_nothing_ended()
    {
        var report = EnvChecker.Check(
            Clause.SameStepStartsAnewAtOnce,
            worlds => new GridEnv(worlds, new() { Autoreset = AutoresetMode.SameStep, EndsOn = EndsOn.Nothing }),
            Brief
        );
        Assert.That(report.Violations, Is.Empty);
        Assert.That(report.Unexercised, Is.EqualTo([Clause.SameStepStartsAnewAtOnce]));
    }

    [Test]
    public void A_clause_of_another_mode_is_left_out()
    {
        var report = EnvChecker.Check(
            Clause.NextStepStartsAnewWithTheNextStep,
            worlds => new LosesTheFinalObservation(worlds, AutoresetMode.SameStep),
            Brief
        );
        Assert.That(report.Violations, Is.Empty);
        Assert.That(report.Unexercised, Is.Empty);
    }

    [Test]
    public void Worlds_that_are_said_to_depend_on_one_another_are_not_compared_with_single_ones()
    {
        VectorEnv Create(int worlds) => new SharesRandomInTheBatch(worlds, AutoresetMode.NextStep);
        var clause = Clause.WorldsDoNotKnowTheirBatch;
        Assert.That(EnvChecker.Check(clause, Create, Brief).Violations, Is.Not.Empty);
        Assert.That(EnvChecker.Check(clause, Create, Brief with { WorldsAreIndependent = false }).Violations, Is.Empty);
    }

    [Test]
    public void One_world_is_not_enough_to_see_worlds_disturb_one_another() =>
        Assert.That(
            () => EnvChecker.Check(worlds => new Corridor(worlds, AutoresetMode.NextStep), Brief with { Worlds = 1 }),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void Names_and_rules_of_clauses_are_their_own()
    {
        Assert.That(EnvChecker.Clauses.Select(clause => clause.Name), Is.Unique);
        Assert.That(EnvChecker.Clauses.Select(clause => clause.Rule), Is.Unique.And.All.EndsWith("."));
    }
}
