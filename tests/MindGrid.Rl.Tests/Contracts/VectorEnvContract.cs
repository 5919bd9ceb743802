using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;

namespace MindGrid.Rl.Tests.Contracts;

/// <summary>
/// The contract of vector environments: an environment passes by a fixture that says how to make it. Episodes have to end within
/// the steps of a check, so give it a low limit.
/// </summary>
public abstract class VectorEnvContract(Func<int, AutoresetMode, VectorEnv> create, EnvCheckOptions? options = null)
{
    // Longer than a busy machine takes to optimise what is tested; who allocates nothing does not wait for it.
    private readonly EnvCheckOptions _options = options is { WarmUp: null }
        ? options
        : (options ?? new()) with
        {
            WarmUp = TimeSpan.FromMinutes(2),
        };

    /// <summary>Every clause in every mode that it is about.</summary>
    public static IEnumerable<TestCaseData> Cases =>
        from autoreset in Enum.GetValues<AutoresetMode>()
        from clause in EnvChecker.Clauses
        where clause.Mode is null || clause.Mode == autoreset
        select new TestCaseData(autoreset, clause);

    [TestCaseSource(typeof(VectorEnvContract), nameof(Cases))]
    public void The_environment_keeps(AutoresetMode autoreset, Clause clause)
    {
        var report = EnvChecker.Check(clause, worlds => create(worlds, autoreset), _options);
        Assert.That(report.Violations, Is.Empty, clause.Rule);
        Assert.That(report.Unexercised, Is.Empty, "No episode ended: give more steps, or a lower limit.");
    }
}
