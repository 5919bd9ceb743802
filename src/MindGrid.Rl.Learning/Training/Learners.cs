namespace MindGrid.Rl.Learning.Training;

using System.Collections.Immutable;
using MindGrid.Rl.Learning.Cloning;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.PolicyGradient;
using MindGrid.Rl.Teaching;

/// <summary>A learner by name.</summary>
/// <param name="Name">As in files.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Defaults">What it is told unless told otherwise. Its type is that of the learner's options.</param>
/// <param name="Make">Makes it; the options are of the type of <paramref name="Defaults"/>.</param>
public sealed record LearnerEntry(
    string Name,
    string Summary,
    LearnerOptions Defaults,
    Func<TeacherPolicy, TeachEnvOptions, LearnerOptions, Learner> Make
);

/// <summary>All learners: the one place that knows them.</summary>
public static class Learners
{
    /// <summary>The learners, the usual one first.</summary>
    public static ImmutableArray<LearnerEntry> All { get; } =
    [
        Entry<LearnerOptions>(
            "behaviour-cloning",
            "makes what a truthful expert says likely",
            (policy, env, options) => new BehaviourCloning(policy, env, options)
        ),
        Entry<DAggerOptions>(
            "dagger",
            "speaks itself, and learns what the expert would have said",
            (policy, env, options) => new DAgger(policy, env, options)
        ),
        Entry<LearnerOptions>(
            "procedure-cloning",
            "imitates how the expert comes to its sentence",
            (policy, env, options) => new ProcedureCloning(policy, env, options)
        ),
        Entry<PpoOptions>(
            "ppo",
            "learns from rewards, in steps that stay near what it did",
            (policy, env, options) => new Ppo(policy, env, options)
        ),
        Entry<PolicyGradientOptions>(
            "reinforce",
            "learns from the returns of whole episodes",
            (policy, env, options) => new Reinforce(policy, env, options)
        ),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static LearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException(
            $"There is no learner '{name}'; known are {string.Join(", ", All.Select(entry => entry.Name))}."
        );

    /// <summary>Makes a learner.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="policy">What is improved.</param>
    /// <param name="env">The environment to learn in.</param>
    /// <param name="options">How to learn; of the learner's own type.</param>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Learner Make(string name, TeacherPolicy policy, TeachEnvOptions env, LearnerOptions options) =>
        Find(name).Make(policy, env, options);

    private static LearnerEntry Entry<TOptions>(
        string name,
        string summary,
        Func<TeacherPolicy, TeachEnvOptions, TOptions, Learner> make
    )
        where TOptions : LearnerOptions, new() =>
        new(name, summary, new TOptions(), (policy, env, options) => make(policy, env, (TOptions)options));
}
