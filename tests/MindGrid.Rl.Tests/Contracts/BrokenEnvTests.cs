using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;
using MindGrid.Rl.Tests.Contracts.Broken;

namespace MindGrid.Rl.Tests.Contracts;

/// <summary>
/// A checker that finds nothing proves nothing: environments that are broken in the ways of real ones. The first clause is the one
/// about the fault, and has to catch it; the others may, since the fault shows there as well; no further one may.
/// </summary>
public class BrokenEnvTests
{
    private static readonly EnvCheckOptions Options = new()
    {
        Seeds = [7],
        Steps = 200,
        WarmUp = TimeSpan.FromSeconds(1),
    };

    private static IEnumerable<TestCaseData> Faults =>
        [
            Fault((n, mode) => new ObservesOutsideTheSpace(n, mode), Clause.ObservationsAreInTheSpace),
            Fault((n, mode) => new DividesByZero(n, mode), Clause.RewardsAreFinite),
            Fault((n, mode) => new ForbidsEverything(n, mode), Clause.MasksAllowSomething, Clause.MasksTellTheTruth),
            Fault((n, mode) => new LiesInTheMask(n, mode), Clause.MasksTellTheTruth),
            Fault((n, mode) => new TruncatesOneStepLate(n, mode), Clause.TruncationComesExactlyAtTheLimit),
            Fault((n, mode) => new LetsTerminationHideTruncation(n, mode), Clause.TruncationComesExactlyAtTheLimit),
            Fault((n, mode) => new MergesTheEnds(n, mode), Clause.TerminationIsNotTruncation, Clause.MasksTellTheTruth),
            Fault((n, mode) => new AllocatesEachStep(n, mode), Clause.StepsAllocateNothing),
            Fault(
                (n, mode) => new SharesRandomWithAll(n, mode),
                [Clause.SameSeedsGiveTheSameBytes, .. EnvChecker.Clauses]
            ),
            Fault(
                (n, mode) => new SharesRandomInTheBatch(n, mode),
                [Clause.WorldsDoNotKnowTheirBatch, .. EnvChecker.Clauses]
            ),
            Fault(
                (n, mode) => new LosesTheSeedAfterAutoreset(n, mode),
                Clause.EpisodesCanBePlayedAgain,
                Clause.MaskedResetTouchesOnlyItsWorlds,
                Clause.KeptStatesContinueIdentically
            ),
            Fault(
                (n, _) => new LosesTheFinalObservation(n, AutoresetMode.SameStep),
                Clause.SameStepStartsAnewAtOnce,
                Clause.EpisodesCanBePlayedAgain,
                Clause.MasksTellTheTruth
            ),
            Fault(
                (n, _) => new ForgetsWhyItStarted(n, AutoresetMode.SameStep),
                [Clause.SameStepStartsAnewAtOnce, .. EnvChecker.Clauses]
            ),
            Fault(
                (n, mode) => new StepsWorldsThatStart(n, mode),
                Clause.NextStepStartsAnewWithTheNextStep,
                Clause.TruncationComesExactlyAtTheLimit,
                Clause.EpisodesCanBePlayedAgain,
                Clause.MasksTellTheTruth
            ),
            Fault(
                (n, mode) => new ResetsAllWorlds(n, mode),
                [Clause.MaskedResetTouchesOnlyItsWorlds, .. EnvChecker.Clauses]
            ),
            Fault(
                (n, mode) => new KeepsTheBuffers(n, mode),
                Clause.CallersBuffersAreWrittenOnceAndWholly,
                Clause.ResultsStayUntilTheNextCall
            ),
            Fault(
                (n, mode) => new WritesOnlyTrueEnds(n, mode),
                Clause.CallersBuffersAreWrittenOnceAndWholly,
                Clause.KeptStatesContinueIdentically
            ),
            Fault((n, mode) => new SpoilsResultsWhenCloned(n, mode), Clause.ResultsStayUntilTheNextCall),
            Fault((n, mode) => new SharesItsWorlds(n, mode), [Clause.InstancesShareNothing, .. EnvChecker.Clauses]),
            Fault(
                (n, mode) => new KeepsNoCopy(n, mode),
                Clause.KeptStatesContinueIdentically,
                Clause.SettingAWorldLeavesTheOthers
            ),
            Fault((n, mode) => new KeepsHalfTheState(n, mode), Clause.KeptStatesContinueIdentically),
            Fault(
                (n, mode) => new SetsTheNextWorldToo(n, mode),
                Clause.SettingAWorldLeavesTheOthers,
                Clause.KeptStatesContinueIdentically
            ),
            Fault(
                (n, mode) => new RollsWhenLookedAt(n, mode),
                Clause.LookingChangesNothing,
                Clause.SettingAWorldLeavesTheOthers,
                Clause.MasksTellTheTruth
            ),
            FaceFault(env => new ClampsActions(env), Clause.ActionsOutsideTheSpaceAreRefused),
            FaceFault(env => new FillsUpActions(env), Clause.WhatDoesNotFitIsRefused),
            FaceFault(
                env => new ForgetsTheLastReward(env),
                Clause.StatisticsAreTheSums,
                Clause.EpisodesCanBePlayedAgain,
                Clause.NextStepStartsAnewWithTheNextStep
            ),
            FaceFault(env => new ResetsByItself(env), Clause.NothingComesBeforeTheFirstReset),
            FaceFault(env => new OutlivesItself(env), Clause.NothingComesAfterDispose),
            FaceFault(env => new StepsEndedWorlds(env), Clause.DisabledLeavesEndedWorlds),
            FaceFault(env => new HandsOutStaleResults(env), Clause.StaleResultsAreRefused),
            FaceFault(env => new DeclaresOtherSizes(env), Clause.SizesAreAsDeclared),
        ];

    [TestCaseSource(nameof(Faults))]
    public void A_fault_is_caught_by_its_clause(Delegate create, Clause[] clauses)
    {
        var report = EnvChecker.Check(EnvChecker.Clauses, (Func<int, EnvFace>)create, Options);
        var broken = report.Violations.Select(violation => violation.Clause).Distinct();
        Assert.That(broken, Does.Contain(clauses[0]).And.SubsetOf(clauses), report.ToString());
    }

    [Test]
    public void Every_clause_catches_a_fault() =>
        Assert.That(
            Faults.Select(fault => ((Clause[])fault.Arguments[1]!)[0]).Distinct(),
            Is.EquivalentTo(EnvChecker.Clauses)
        );

    /// <summary>A fault in what an environment says.</summary>
    private static TestCaseData Fault<T>(Func<int, AutoresetMode, T> create, params Clause[] clauses)
        where T : VectorEnv => Case<T>(worlds => new EnvFace(create(worlds, AutoresetMode.NextStep)), clauses);

    /// <summary>A fault in the contract itself, put between the checker and a correct environment.</summary>
    private static TestCaseData FaceFault<T>(Func<VectorEnv, T> create, params Clause[] clauses)
        where T : EnvFace =>
        Case<T>(
            worlds =>
                create(
                    new Corridor(
                        worlds,
                        clauses[0].Mode ?? AutoresetMode.NextStep,
                        isChecked: clauses[0] == Clause.StaleResultsAreRefused
                    )
                ),
            clauses
        );

    private static TestCaseData Case<T>(Func<int, EnvFace> create, Clause[] clauses) =>
        new TestCaseData(create, clauses).SetArgDisplayNames(typeof(T).Name, clauses[0].Name);
}
