using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Checking;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Tests.Teaching;

namespace MindGrid.Rl.Tests.Contracts;

/// <summary>Teaching environments; each belief is a new one, so steps may allocate.</summary>
internal static class ShortTalks
{
    public static EnvCheckOptions Check { get; } = new() { WarmUp = null };

    public static TeachEnvOptions Options { get; } = new() { Games = SomeGames.Pool, MaxSentences = 4 };

    public static TeachEnv Of(int worlds, AutoresetMode autoreset, TeachEnvOptions options) =>
        new(worlds, options with { Autoreset = autoreset });
}

public class TeachContract()
    : VectorEnvContract((worlds, mode) => ShortTalks.Of(worlds, mode, ShortTalks.Options), ShortTalks.Check);

public class ShapedTeachContract()
    : VectorEnvContract(
        (worlds, mode) => ShortTalks.Of(worlds, mode, ShortTalks.Options with { Reward = TeachReward.Differences() }),
        ShortTalks.Check
    );

public class MishearingTeachContract()
    : VectorEnvContract(
        (worlds, mode) =>
            ShortTalks.Of(worlds, mode, ShortTalks.Options with { Human = new MishearingHuman { Rate = 0.5 } }),
        ShortTalks.Check
    );

public class AnsweringTeachContract()
    : VectorEnvContract(
        (worlds, mode) =>
            ShortTalks.Of(
                worlds,
                mode,
                ShortTalks.Options with
                {
                    AnswersWithPlan = true,
                    Human = new ForgetfulHuman { Memory = 1 },
                    Mask = SentenceMask.Acceptable,
                }
            ),
        ShortTalks.Check
    );

public class RegisteredTeachContract()
    : VectorEnvContract(
        (worlds, mode) =>
            TeachingEnvs.Registry.MakeVec<TeachEnvOptions>(
                TeachEnv.Id,
                worlds,
                options => options with { Autoreset = mode }
            ),
        ShortTalks.Check
    );
