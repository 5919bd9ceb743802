namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;

/// <summary>How a run is carried out; nothing here shapes a result.</summary>
public sealed record RunOptions
{
    /// <summary>How language models are asked.</summary>
    public RequestPolicy Requests { get; init; } = new();

    /// <summary>What the run may take.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>What tokens cost.</summary>
    public PriceList Prices { get; init; } = PriceList.BuiltIn;

    /// <summary>Answers of earlier runs; null for none.</summary>
    public AnswerCache? Cache { get; init; }

    /// <summary>Whether samples that failed are tried again; else their failure stands.</summary>
    public bool RetryFailures { get; init; }

    /// <summary>Tells the time and waits.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>How far a run has come.</summary>
/// <param name="Done">Samples with a record, those of earlier sessions among them.</param>
/// <param name="Samples">Samples of the plan.</param>
/// <param name="Failed">Records of this session that are failures.</param>
public sealed record RunProgress(int Done, int Samples, int Failed);

/// <summary>What a session of a run came to.</summary>
/// <param name="Scored">Samples that were answered and scored.</param>
/// <param name="Failed">Samples that failed for good.</param>
/// <param name="Requests">Requests that were sent for these.</param>
/// <param name="Skipped">Samples that had a record already.</param>
/// <param name="Left">Samples that have none now.</param>
/// <param name="StoppedBy">Why samples are left, a sentence each; empty where none is.</param>
public sealed record RunOutcome(
    int Scored,
    int Failed,
    int Requests,
    int Skipped,
    int Left,
    ImmutableArray<string> StoppedBy
);

/// <summary>Carries out what a plan says and a log does not yet have.</summary>
/// <param name="plan">What is to be found out.</param>
/// <param name="folder">The run's folder; made where it is not there.</param>
/// <param name="options">How; null for the usual way.</param>
/// <param name="spec">Where the plan comes from, to be kept beside the log; null where nobody has to know.</param>
public sealed class Runner(RunPlan plan, RunFolder folder, RunOptions? options = null, EvalSpec? spec = null)
{
    private readonly RunOptions _options = options ?? new();

    /// <summary>Goes on until each sample has a record, or a limit is reached, or no model can be asked.</summary>
    /// <param name="progress">Is told after each record, one after the other, from several threads.</param>
    /// <param name="cancel">Stops at once: requests in flight are given up, and their samples have no record.</param>
    /// <exception cref="InvalidDataException">The log is damaged or foreign.</exception>
    /// <exception cref="IOException">Somebody else is at work in the folder, or it cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; the log is good.</exception>
    public async Task<RunOutcome> GoAsync(IProgress<RunProgress>? progress = null, CancellationToken cancel = default)
    {
        using var session = new RunSession(plan, folder, _options, spec, progress);
        // Where a record cannot be written, each of these stops at its next one, so that none has to tell the others.
        await Task.WhenAll([
            Task.Run(() => PlayAll(session, cancel), CancellationToken.None),
            .. plan.Models.Select((model, i) => new ModelLane(plan, model, session, _options, seed: i).GoAsync(cancel)),
        ]);
        return session.Outcome;
    }

    private void PlayAll(RunSession session, CancellationToken cancel)
    {
        foreach (var teacher in plan.Teachers)
        {
            Sample[] missing = [.. session.Missing(plan.SamplesOf(teacher))];
            NumberedWork.Run(
                missing.Length,
                static () => new Planner(),
                (planner, i) => Play(session, teacher, missing[i], planner),
                degreeOfParallelism: null,
                cancel
            );
        }
    }

    private static void Play(RunSession session, TeacherEntry teacher, Sample sample, Planner planner)
    {
        if (session.MayBegin)
        {
            var score = SampleScoring.Score(sample.Game, teacher.For(sample.Game), planner);
            session.Append(session.Record(sample) with { Score = score });
        }
    }
}
