namespace MindGrid.Rl.Learning.Training;

using System.ComponentModel.DataAnnotations;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>
/// Everything that decides what a training run comes to. As a file it is YAML, whose keys are the properties' names in snake case; what a
/// property may be stands beside it, and is checked where a file is read.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Who learns: one of <see cref="Learners.All"/>.</summary>
    public string Learner { get; init; } = Learners.All[0].Name;

    /// <summary>What the learner is told beside the seed, which is the run's; its type is the learner's.</summary>
    public LearnerOptions Options { get; init; } = Learners.All[0].Defaults;

    /// <summary>Seeds weights, games and draws.</summary>
    [Range(0, LargestExact)]
    public long Seed { get; init; } = 1;

    /// <summary>How many updates there are.</summary>
    [Range(1, 1e9)]
    public long Updates { get; init; } = 1000;

    /// <summary>Which network learns.</summary>
    public NetworkKind Network { get; init; } = NetworkKind.OnePass;

    /// <summary>H, the width of the network.</summary>
    [Range(8, 4096)]
    public int Width { get; init; } = 256;

    /// <summary>Threads that torch computes with. With one, the same options give the same bytes.</summary>
    [Range(1, 256)]
    public int TorchThreads { get; init; } = 1;

    /// <summary>A checkpoint, or a run's folder, whose weights the network begins with; null for random ones.</summary>
    public string? StartFrom { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = new();

    /// <summary>Which games are learned from.</summary>
    public GameChoice Games { get; init; } = new();

    /// <summary>How they are taught.</summary>
    public TeachingChoice Teaching { get; init; } = new();

    /// <summary>On what, and how often, the policy is tested.</summary>
    public EvaluationChoice Evaluation { get; init; } = new();

    /// <summary>How often the run is saved.</summary>
    public CheckpointChoice Checkpoints { get; init; } = new();

    /// <summary>Updates from one line of the logs to the next.</summary>
    [Range(1, 1e6)]
    public int LogEvery { get; init; } = 10;

    // Larger whole numbers are not exact in JSON.
    internal const double LargestExact = 1L << 53;

    /// <summary>Reads options; what is not said stays as it is by default.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="source">What errors call it.</param>
    /// <exception cref="ConfigurationException">The text does not fit; the message says where and why.</exception>
    public static TrainingOptions Parse(string yaml, string source) => OptionsFormat.Read(yaml, source);

    /// <summary>All options as YAML.</summary>
    public string ToYaml() => OptionsFormat.ToYaml(this);

    /// <summary>The environment to learn in.</summary>
    public TeachEnvOptions Env() => Teaching.Env(Games.Source(training: true));

    /// <summary>The games to test on: none of them is, or will be, trained on.</summary>
    internal TeachEnvOptions TestEnv() => Teaching.Env(Evaluation.Source());
}

/// <summary>The networks that there are.</summary>
public enum NetworkKind : byte
{
    /// <summary>Chooses each sentence by all that it sees: <see cref="Policies.TeacherNetwork"/>.</summary>
    Sentence,

    /// <summary>Tells what is unknown before it speaks: <see cref="Policies.ProcedureNetwork"/>.</summary>
    Procedure,

    /// <summary>Decides of each kind of edit by itself: <see cref="Policies.OnePassNetwork"/>.</summary>
    OnePass,
}

/// <summary>Which games are drawn.</summary>
public sealed record GameChoice
{
    /// <summary>How many edits they have, and which.</summary>
    public GameShape Shape { get; init; } = GameShape.TestLike;

    /// <summary>Their layout; null for both.</summary>
    public Layout? Layout { get; init; }

    /// <summary>The source of games, in the colours of the train split: no others may be learned from.</summary>
    internal FreshGames Source(bool training) => new(Shape, GameSplit.Train, Layout, training);
}

/// <summary>How a teacher is heard and paid.</summary>
public sealed record TeachingChoice
{
    /// <summary>Sentences after which an episode ends.</summary>
    [Range(1, 32)]
    public int MaxSentences { get; init; } = 12;

    /// <summary>Steps of the plan that the teacher sees.</summary>
    [Range(1, 64)]
    public int MaxPlanSteps { get; init; } = 16;

    /// <summary>Which sentences may be said; the network <see cref="NetworkKind.OnePass"/> is made for those in order.</summary>
    [AllowedValues(SentenceMask.Plausible, SentenceMask.InOrder, SentenceMask.Sayable)]
    public SentenceMask Sentences { get; init; } = SentenceMask.InOrder;

    /// <summary>When the gap is paid.</summary>
    public RewardTime Reward { get; init; } = RewardTime.GapAtEnd;

    /// <summary>The discount that shaping is exact for.</summary>
    [Range(0.0, 1.0)]
    public double Discount { get; init; } = 1;

    /// <summary>What each sentence costs, in reward units.</summary>
    [Range(0.0, 1e6)]
    public double SentenceCost { get; init; }

    /// <summary>What each sentence costs that is not true, in reward units.</summary>
    [Range(0.0, 1e6)]
    public double UntruthPenalty { get; init; }

    /// <summary>Who is taught.</summary>
    public Human Human { get; init; } = new LiteralHuman();

    internal TeachEnvOptions Env(GameSource games) =>
        new()
        {
            Games = games,
            Human = Human,
            MaxSentences = MaxSentences,
            MaxPlanSteps = MaxPlanSteps,
            Mask = Sentences,
            Reward = new()
            {
                IsShaped = Reward == RewardTime.Differences,
                Discount = Discount,
                SentenceCost = SentenceCost,
                UntruthPenalty = UntruthPenalty,
            },
        };
}

/// <summary>When the gap is paid (see <see cref="TeachReward"/>).</summary>
public enum RewardTime : byte
{
    /// <summary>At the end, as a whole.</summary>
    GapAtEnd,

    /// <summary>With each sentence, what it did.</summary>
    Differences,
}

/// <summary>On what, and how often, the policy is tested while it learns.</summary>
public sealed record EvaluationChoice
{
    /// <summary>Updates from one evaluation to the next; the last update is always followed by one. 0 for that one alone.</summary>
    [Range(0, 1e9)]
    public long Every { get; init; } = 100;

    /// <summary>How many games.</summary>
    [Range(1, 1e6)]
    public int Games { get; init; } = 200;

    /// <summary>How many edits they have, and which.</summary>
    public GameShape Shape { get; init; } = GameShape.TestLike;

    /// <summary>Whose colours their worlds have.</summary>
    [AllowedValues(GameSplit.Train, GameSplit.ValidationOut, GameSplit.TestOut)]
    public string Colors { get; init; } = GameSplit.Train;

    /// <summary>Names the games: runs with the same one are tested alike.</summary>
    [Range(0, TrainingOptions.LargestExact)]
    public long Seed { get; init; } = 1;

    internal FreshGames Source() => new(Shape, Colors, training: false);
}

/// <summary>How often a run is saved, and how much of it is kept.</summary>
public sealed record CheckpointChoice
{
    /// <summary>Updates from one checkpoint to the next; there is always one at the end, and where a run is stopped.</summary>
    [Range(1, 1e9)]
    public long Every { get; init; } = 100;

    /// <summary>How many are kept, the newest; the best by evaluation is kept beside them.</summary>
    [Range(1, 1e6)]
    public int Keep { get; init; } = 3;
}
