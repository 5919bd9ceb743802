namespace MindGrid.Rl.Learning.PolicyGradient;

using System.Numerics.Tensors;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Teaching;
using static TorchSharp.torch;

/// <summary>
/// What happened in T steps of N games under a policy, in memory that is used again and again: step t of game n is row t * N + n.
/// The environment writes rewards and ends where they stay, and lessons are encoded where torch reads them.
/// </summary>
public sealed class Rollout
{
    private readonly TeachEnv _env;
    private readonly int _maxSentences;
    private readonly SentenceBatch _said;
    private readonly SentenceBatch[] _saidAt;
    private readonly SentenceBatch _after;
    private readonly StepBuffers _shared;
    private readonly StepBuffers[] _stepAt;
    private readonly int[] _sentences;
    private readonly float[] _logProbabilities;
    private readonly float[] _values;
    private readonly float[] _rewards;
    private readonly bool[] _terminated;
    private readonly bool[] _truncated;
    private readonly int[] _lengths;
    private readonly float[] _finalValues;
    private readonly float[] _advantages;
    private readonly float[] _returns;

    /// <summary>Memory for rollouts.</summary>
    /// <param name="env">The environment.</param>
    /// <param name="steps">T, at least the sentences of an episode.</param>
    /// <param name="maxSentences">Sentences after which an episode ends.</param>
    /// <param name="encoder">Encodes lessons.</param>
    /// <exception cref="ArgumentException">No whole episode is sure to fit in.</exception>
    public Rollout(TeachEnv env, int steps, int maxSentences, LessonEncoder encoder)
    {
        if (steps < maxSentences)
        {
            throw new ArgumentException(
                $"A rollout of {steps} steps has no room for an episode of {maxSentences} sentences: take {maxSentences} steps or more.",
                nameof(steps)
            );
        }
        (_env, Steps, Games, _maxSentences) = (env, steps, env.NumEnvs, maxSentences);
        _sentences = new int[Games * SentenceCode.Slots];
        (_logProbabilities, _values) = (new float[Rows], new float[Rows + Games]);
        (_rewards, _terminated, _truncated, _lengths) = (
            new float[Rows],
            new bool[Rows],
            new bool[Rows],
            new int[Rows]
        );
        (_finalValues, _advantages, _returns) = (new float[Rows], new float[Rows], new float[Rows]);
        (_said, _after) = (new(Rows, encoder), new(Games, encoder));
        _shared = env.CreateBuffers();
        _saidAt = [.. Enumerable.Range(0, steps).Select(step => _said.Slice(step * Games, Games))];
        _stepAt = [.. Enumerable.Range(0, steps).Select(BuffersAt)];
    }

    /// <summary>T.</summary>
    public int Steps { get; }

    /// <summary>N.</summary>
    public int Games { get; }

    /// <summary>T * N.</summary>
    public int Rows => Steps * Games;

    /// <summary>
    /// Share of the returns' variance that the values foresaw: 1 for all of it, 0 for what a constant foresees; not a number where all
    /// returns are equal.
    /// </summary>
    public double ExplainedVariance
    {
        get
        {
            var missed = _returns.Zip(_values, (actual, foreseen) => (double)actual - foreseen);
            return 1 - (Variance([.. missed]) / Variance([.. _returns.Select(actual => (double)actual)]));
        }
    }

    /// <summary>Plays on from where the environment stands.</summary>
    /// <param name="policy">Who speaks.</param>
    /// <param name="seed">Seeds its draws.</param>
    /// <param name="metrics">Receives reward, length and gap of whole episodes, in reward units and steps.</param>
    public void Fill(TeacherPolicy policy, long seed, Metrics metrics)
    {
        var random = new Sampling(Games, seed);
        _ = _env.Observe(_shared);
        for (var step = 0; step < Steps; step++)
        {
            Speak(step, policy, random);
            Report(step, metrics);
        }
        Judge(policy, _shared.Observations, _values.AsSpan(Rows));
    }

    /// <summary>Estimates advantages, and the returns that the values should have foreseen.</summary>
    /// <param name="discount">γ</param>
    /// <param name="lambda">λ</param>
    /// <param name="rewardScale">What rewards are multiplied by.</param>
    public void Estimate(double discount, double lambda, double rewardScale)
    {
        // The returns' memory holds the scaled rewards until they are needed no more.
        TensorPrimitives.Multiply(_rewards, (float)rewardScale, _returns);
        GeneralizedAdvantage.Estimate(
            _returns,
            _values,
            _terminated,
            _truncated,
            _finalValues,
            discount,
            lambda,
            _advantages
        );
        TensorPrimitives.Add(_advantages, _values.AsSpan(0, Rows), _returns);
    }

    /// <summary>
    /// Rows of episodes that were sure to end within the rollout, whatever was said: whoever took all episodes that did end would favour
    /// short ones.
    /// </summary>
    public IEnumerable<long> RowsOfWholeEpisodes()
    {
        for (var game = 0; game < Games; game++)
        {
            for (var (step, first) = (0, 0); first <= Steps - _maxSentences; step++)
            {
                yield return (step * Games) + game;
                first = Ends((step * Games) + game) ? step + 1 : first;
            }
        }
    }

    /// <summary>Some rows as tensors, in the scope of whoever asks.</summary>
    /// <param name="rows">[B]</param>
    public RolloutRows Take(long[] rows)
    {
        var chosen = tensor(rows);
        return new(
            _said.Features(Rows).index_select(0, chosen),
            _said.Sentences(Rows).index_select(0, chosen),
            _said.Forbidden(Rows).index_select(0, chosen),
            tensor(_logProbabilities).index_select(0, chosen),
            tensor(_values).index_select(0, chosen),
            tensor(_advantages).index_select(0, chosen),
            tensor(_returns).index_select(0, chosen)
        );
    }

    private static double Variance(double[] values)
    {
        var mean = values.Sum() / values.Length;
        return values.Sum(value => (value - mean) * (value - mean)) / values.Length;
    }

    private StepBuffers BuffersAt(int step) =>
        _shared with
        {
            Rewards = _rewards.AsMemory(step * Games, Games),
            Terminated = _terminated.AsMemory(step * Games, Games),
            Truncated = _truncated.AsMemory(step * Games, Games),
            EpisodeLengths = _lengths.AsMemory(step * Games, Games),
        };

    private bool Ends(int row) => _terminated[row] || _truncated[row];

    private void Speak(int step, TeacherPolicy policy, Sampling random)
    {
        var now = new Range(step * Games, (step + 1) * Games);
        WriteLessons(_saidAt[step], _shared.Observations);
        policy.Choose(
            _saidAt[step],
            [.. Enumerable.Range(0, Games).Select(_env.AllowedIn)],
            _sentences,
            random,
            _logProbabilities.AsSpan(now),
            _values.AsSpan(now)
        );
        _ = _env.Step(_sentences, _stepAt[step]);
        if (_truncated.AsSpan(now).Contains(true))
        {
            Judge(policy, _shared.FinalObservations!, _finalValues.AsSpan(now));
        }
    }

    private static void WriteLessons(SentenceBatch into, SpaceArray observations)
    {
        for (var game = 0; game < into.Rows; game++)
        {
            into.WriteLesson(game, observations, game);
        }
    }

    private void Judge(TeacherPolicy policy, SpaceArray observations, Span<float> values)
    {
        WriteLessons(_after, observations);
        policy.Judge(_after, values);
    }

    private void Report(int step, Metrics metrics)
    {
        for (var game = 0; game < Games; game++)
        {
            var row = (step * Games) + game;
            var first = step + 1 - _lengths[row];
            if (Ends(row) && first <= Steps - _maxSentences)
            {
                metrics.Add("rollout/ep_rew_mean", _shared.EpisodeReturns.Span[game]);
                metrics.Add("rollout/ep_len_mean", _lengths[row]);
                metrics.Add("rollout/gap_mean", _env.Outcomes[game].Gap);
            }
        }
    }
}
