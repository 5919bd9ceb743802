namespace MindGrid.Rl.Evaluation.Runs;

using System.Collections.Immutable;
using MindGrid.Rl.Suites;

/// <summary>One go at a run: knows what was done before, writes what is done now, and says when to begin nothing more.</summary>
internal sealed class RunSession : IDisposable
{
    private readonly RunPlan _plan;
    private readonly RunOptions _options;
    private readonly IProgress<RunProgress>? _progress;
    private readonly IDisposable _folder;
    private readonly RunLog _log;
    private readonly RunSpending _spending;
    private readonly HashSet<SampleId> _done = [];
    private readonly int _skipped;
    private readonly Lock _changing = new();
    private readonly SortedSet<string> _stoppedBy = new(StringComparer.Ordinal);
    private (int Scored, int Failed, int Requests) _now;

    public RunSession(
        RunPlan plan,
        RunFolder folder,
        RunOptions options,
        EvalSpec? spec,
        IProgress<RunProgress>? progress
    )
    {
        (_plan, _options, _progress) = (plan, options, progress);
        _spending = new(options.Limits, options.Prices, options.Time);
        _folder = folder.Enter();
        try
        {
            _log = RunLog.Open(folder.Log, Remember);
            // Not before: whoever is at work in the folder goes by the specification that stands there.
            if (spec is not null)
            {
                WholeFile.Write(folder.Spec, writer => writer.Write(spec.ToJson()));
            }
        }
        catch
        {
            _log?.Dispose();
            _folder.Dispose();
            throw;
        }
        _skipped = plan.Samples.Count(sample => _done.Contains(sample.Id));
    }

    /// <summary>Whether another sample may be begun.</summary>
    public bool MayBegin
    {
        get
        {
            if (_spending.Reached() is not { } reached)
            {
                return true;
            }
            StopBecause(reached);
            return false;
        }
    }

    /// <summary>What the session has come to.</summary>
    public RunOutcome Outcome
    {
        get
        {
            lock (_changing)
            {
                var left = _plan.SampleCount - _skipped - _now.Scored - _now.Failed;
                return new(_now.Scored, _now.Failed, _now.Requests, _skipped, left, left == 0 ? [] : [.. _stoppedBy]);
            }
        }
    }

    /// <summary>Those of some samples that had no record when the session began.</summary>
    public IEnumerable<Sample> Missing(IEnumerable<Sample> samples) =>
        samples.Where(sample => !_done.Contains(sample.Id));

    /// <summary>Keeps why some samples are left.</summary>
    public void StopBecause(string reason)
    {
        lock (_changing)
        {
            _stoppedBy.Add(reason);
        }
    }

    /// <summary>A record of a sample that says nothing yet.</summary>
    public SampleRecord Record(Sample sample) =>
        new(sample.Id, null, null, 0, null, null, null, sample.Suite.Versions, _options.Time.GetUtcNow());

    /// <summary>Writes a record; from any thread.</summary>
    public void Append(SampleRecord record)
    {
        _log.Append(record);
        _spending.Add(record);
        lock (_changing)
        {
            _now.Scored += record.Failure is null ? 1 : 0;
            _now.Failed += record.Failure is null ? 0 : 1;
            _now.Requests += record.Attempts;
            _progress?.Report(new(_skipped + _now.Scored + _now.Failed, _plan.SampleCount, _now.Failed));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }

    private void Remember(SampleRecord record)
    {
        _spending.Add(record);
        if (record.Failure is null || !_options.RetryFailures)
        {
            _done.Add(record.Id);
        }
    }
}
