namespace MindGrid.Rl.Learning.Training;

using System.Collections.Immutable;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Teaching;

/// <summary>What a policy came to on the games of an evaluation: mean gaps under the strict scoring, in reward units.</summary>
/// <param name="Update">After how many updates.</param>
/// <param name="Gap">Of the policy.</param>
/// <param name="Rules">Of three hand-written rules, on the same games.</param>
/// <param name="Silent">Without a teacher, on the same games.</param>
/// <param name="Sentences">Mean number of sentences that the policy said.</param>
public sealed record GapReport(long Update, double Gap, double Rules, double Silent, double Sentences);

/// <summary>Tests policies on games that nobody trains on; always the same ones.</summary>
internal sealed class GapCheck
{
    private readonly TeachEnvOptions _env;
    private readonly LessonEncoder _encoder;
    private readonly ImmutableArray<PreparedGame> _games;
    private readonly double _rules;
    private readonly double _silent;

    /// <summary>Draws the games, and has them taught by those that the policy is compared with.</summary>
    public GapCheck(TrainingOptions options)
    {
        _env = options.TestEnv();
        _encoder = new(_env.MaxPlanSteps, _env.MaxSentences);
        _games = NumberedWork.Map(
            [.. Enumerable.Range(1, options.Evaluation.Games)],
            number => _env.Games.Draw(EpisodeSeed.Of(options.Evaluation.Seed, number)).For(_env.Human),
            degreeOfParallelism: null,
            CancellationToken.None
        );
        (_rules, _silent) = (Of(() => new RulesTeacher()).Gap, Of(() => new SilentTeacher()).Gap);
    }

    /// <summary>Tests a policy. A teacher for each game, for they are not for several threads.</summary>
    public GapReport Run(TeacherPolicy policy, long update)
    {
        var (gap, sentences) = Of(() => new LearnedTeacher("policy", policy, _encoder, _env));
        return new(update, gap, _rules, _silent, sentences);
    }

    private (double Gap, double Sentences) Of(Func<ITeacher> hire)
    {
        var episodes = TeachingEpisode.RunMany(_games, _ => hire());
        return (
            episodes.Average(episode => (double)episode.Gap.Value),
            episodes.Average(episode => (double)episode.Heard.Length)
        );
    }
}
