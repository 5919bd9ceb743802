namespace MindGrid.Rl.Envs.Checking;

using System.Collections.Immutable;
using System.Runtime.CompilerServices;

/// <summary>One sentence of the contract of <see cref="VectorEnv"/>, and how it is checked. The list is closed.</summary>
public sealed class Clause
{
    private Clause(
        string rule,
        Func<Examination, IEnumerable<string>> check,
        AutoresetMode? mode = null,
        bool isAboutEnds = false,
        bool needsIndependence = false,
        [CallerMemberName] string name = ""
    )
    {
        (Name, Rule, Check, Mode) = (name, rule, check, mode);
        (IsAboutEnds, NeedsIndependence) = (isAboutEnds, needsIndependence);
    }

    /// <summary>Observations are in the space.</summary>
    public static Clause ObservationsAreInTheSpace { get; } =
        new(
            "Every observation, the final ones included, is a value of the observation space.",
            ResultClauses.Observations
        );

    /// <summary>Sizes are as declared.</summary>
    public static Clause SizesAreAsDeclared { get; } =
        new(
            "Results and buffers have one row a world, of the spaces that the environment declares.",
            ResultClauses.Sizes
        );

    /// <summary>Rewards are numbers.</summary>
    public static Clause RewardsAreFinite { get; } =
        new("Every reward is a finite number, and 0 where nobody stepped.", ResultClauses.Rewards);

    /// <summary>There is always something to do.</summary>
    public static Clause MasksAllowSomething { get; } =
        new("The action mask of a world that has not ended allows a choice for every slot.", ResultClauses.Masks);

    /// <summary>Statistics are sums.</summary>
    public static Clause StatisticsAreTheSums { get; } =
        new(
            "EpisodeReturns and EpisodeLengths are the sums over the episode, this step included.",
            ResultClauses.Statistics
        );

    /// <summary>Truncation comes in time.</summary>
    public static Clause TruncationComesExactlyAtTheLimit { get; } =
        new(
            "An episode is truncated by the step that reaches StepLimit, terminated or not, and by no other.",
            EndClauses.Truncation
        );

    /// <summary>Termination and truncation are two things.</summary>
    public static Clause TerminationIsNotTruncation { get; } =
        new("Reaching StepLimit does not terminate an episode; only a rule of the world does.", EndClauses.Termination);

    /// <summary>Determinism.</summary>
    public static Clause SameSeedsGiveTheSameBytes { get; } =
        new(
            "Another instance with the same seeds and actions gives the same results, bit for bit.",
            SeedClauses.Determinism
        );

    /// <summary>Batches do not matter.</summary>
    public static Clause WorldsDoNotKnowTheirBatch { get; } =
        new(
            "A world does in a batch what the same seed does in a batch of one, across the ends of episodes.",
            SeedClauses.BatchOfOne,
            isAboutEnds: true,
            needsIndependence: true
        );

    /// <summary>Episodes can be repeated.</summary>
    public static Clause EpisodesCanBePlayedAgain { get; } =
        new(
            "A world's k-th episode is the one that a reset with EpisodeSeed.Of(seed, k) starts.",
            SeedClauses.PlayedAgain,
            isAboutEnds: true,
            needsIndependence: true
        );

    /// <summary>NextStep.</summary>
    public static Clause NextStepStartsAnewWithTheNextStep { get; } =
        new(
            "NextStep: the end shows its last observation; the next step ignores the action and shows the first one, with reward 0, "
                + "no end, and EpisodeStarts.",
            AutoresetClauses.NextStep,
            AutoresetMode.NextStep,
            isAboutEnds: true
        );

    /// <summary>SameStep.</summary>
    public static Clause SameStepStartsAnewAtOnce { get; } =
        new(
            "SameStep: the step that ends an episode has its reward, end and final observation, and already shows the next one's first.",
            AutoresetClauses.SameStep,
            AutoresetMode.SameStep,
            isAboutEnds: true
        );

    /// <summary>Disabled.</summary>
    public static Clause DisabledLeavesEndedWorlds { get; } =
        new(
            "Disabled: an ended world is refused until it is reset, or goes on where EndedWorldsGoOn; nothing starts by itself.",
            AutoresetClauses.Disabled,
            AutoresetMode.Disabled,
            isAboutEnds: true
        );

    /// <summary>Masked resets.</summary>
    public static Clause MaskedResetTouchesOnlyItsWorlds { get; } =
        new(
            "A masked reset starts its worlds as their seeds say, and leaves the others as they are.",
            ResetClauses.Masked,
            needsIndependence: true
        );

    /// <summary>Borrowed results.</summary>
    public static Clause ResultsStayUntilTheNextCall { get; } =
        new(
            "What a call returned stays until the next step, reset or observation; kept states and other instances do not change it.",
            BufferClauses.OwnResults
        );

    /// <summary>Buffers of the caller.</summary>
    public static Clause CallersBuffersAreWrittenOnceAndWholly { get; } =
        new(
            "A caller's buffers receive everything that the environment's own would, and are never written afterwards.",
            BufferClauses.CallersBuffers
        );

    /// <summary>Checked mode.</summary>
    public static Clause StaleResultsAreRefused { get; } =
        new("In checked mode a result that is read after the next call throws.", BufferClauses.StaleResults);

    /// <summary>Observe.</summary>
    public static Clause LookingChangesNothing { get; } =
        new(
            "Observe and CloneState change nothing; Observe shows what the last call showed.",
            StateClauses.Looking,
            // What learns from all worlds shows the first of them with what it knew before it saw the last.
            needsIndependence: true
        );

    /// <summary>Kept states.</summary>
    public static Clause KeptStatesContinueIdentically { get; } =
        new(
            "A kept state goes on as the world did from it: there, in another world, in another instance, past the episode's end.",
            StateClauses.Continuing,
            isAboutEnds: true,
            needsIndependence: true
        );

    /// <summary>Setting states.</summary>
    public static Clause SettingAWorldLeavesTheOthers { get; } =
        new("SetState sets one world and leaves the others as they are.", StateClauses.Setting);

    /// <summary>Masks.</summary>
    public static Clause MasksTellTheTruth { get; } =
        new(
            "An action that the mask forbids changes nothing that can be seen, or is refused.",
            ActionClauses.Masks,
            needsIndependence: true
        );

    /// <summary>Actions.</summary>
    public static Clause ActionsOutsideTheSpaceAreRefused { get; } =
        new(
            "An action outside the space throws an ArgumentOutOfRangeException that names world and action, and no world is stepped.",
            ActionClauses.Outside
        );

    /// <summary>Sizes.</summary>
    public static Clause WhatDoesNotFitIsRefused { get; } =
        new(
            "Actions, seeds, masks and buffers of another size throw an ArgumentException, and nothing changes.",
            ActionClauses.Misfits
        );

    /// <summary>Order of calls.</summary>
    public static Clause NothingComesBeforeTheFirstReset { get; } =
        new(
            "Before the first reset of all worlds everything else throws an InvalidOperationException.",
            CallClauses.BeforeReset
        );

    /// <summary>The end of use.</summary>
    public static Clause NothingComesAfterDispose { get; } =
        new(
            "After Dispose every call throws an ObjectDisposedException, except a second Dispose.",
            CallClauses.AfterDispose
        );

    /// <summary>Isolation.</summary>
    public static Clause InstancesShareNothing { get; } =
        new("Two instances that play in turns, or on two threads, do what each does alone.", CallClauses.Isolation);

    /// <summary>Allocation.</summary>
    public static Clause StepsAllocateNothing { get; } =
        new(
            "Steps in which no episode starts allocate no memory on the caller's thread (but in checked mode).",
            CallClauses.Allocation
        );

    /// <summary>"MasksTellTheTruth".</summary>
    public string Name { get; }

    /// <summary>One sentence.</summary>
    public string Rule { get; }

    /// <summary>The mode that the clause is about; null for all.</summary>
    public AutoresetMode? Mode { get; }

    internal static ImmutableArray<Clause> All { get; } =
    [
        SizesAreAsDeclared,
        ObservationsAreInTheSpace,
        RewardsAreFinite,
        MasksAllowSomething,
        StatisticsAreTheSums,
        TruncationComesExactlyAtTheLimit,
        TerminationIsNotTruncation,
        SameSeedsGiveTheSameBytes,
        WorldsDoNotKnowTheirBatch,
        EpisodesCanBePlayedAgain,
        NextStepStartsAnewWithTheNextStep,
        SameStepStartsAnewAtOnce,
        DisabledLeavesEndedWorlds,
        MaskedResetTouchesOnlyItsWorlds,
        ResultsStayUntilTheNextCall,
        CallersBuffersAreWrittenOnceAndWholly,
        StaleResultsAreRefused,
        LookingChangesNothing,
        KeptStatesContinueIdentically,
        SettingAWorldLeavesTheOthers,
        MasksTellTheTruth,
        ActionsOutsideTheSpaceAreRefused,
        WhatDoesNotFitIsRefused,
        NothingComesBeforeTheFirstReset,
        NothingComesAfterDispose,
        InstancesShareNothing,
        StepsAllocateNothing,
    ];

    /// <summary>Messages about what is wrong, as they are found.</summary>
    internal Func<Examination, IEnumerable<string>> Check { get; }

    /// <summary>Whether the clause says little where no episode ends.</summary>
    internal bool IsAboutEnds { get; }

    private bool NeedsIndependence { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal bool AppliesTo(Examination game)
    {
        if (Mode is null && !NeedsIndependence)
        {
            return true;
        }
        using var env = game.CreateOne();
        return (Mode is null || Mode == env.Env.Autoreset)
            && (!NeedsIndependence || game.WorldsAreIndependent(env.Env));
    }
}
