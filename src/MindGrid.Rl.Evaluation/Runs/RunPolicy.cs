namespace MindGrid.Rl.Evaluation.Runs;

/// <summary>How language models are asked. It shapes no answer, only how soon it comes and whether it comes at all.</summary>
public sealed record RequestPolicy
{
    /// <summary>The most requests in flight for each model; fewer while its endpoint says that it is too much.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>The most time that a request may take, from its start to the end of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most requests for a sample, the first one among them.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The time before a request is repeated, on average, which doubles each time; an endpoint that names a time is heeded instead.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most time before a request is repeated, where the endpoint names none.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most time that an endpoint may ask to wait; one that asks for more is asked nothing more in this session.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(10);
}

/// <summary>
/// What a run may take. At a limit no sample is begun any more; those in flight are finished, so that it is passed by these at most.
/// </summary>
public sealed record RunLimits
{
    /// <summary>Tokens of all answered requests of the run, earlier sessions included; null for no limit.</summary>
    public long? Tokens { get; init; }

    /// <summary>Their cost in US dollars by the price list; null for no limit.</summary>
    public decimal? Dollars { get; init; }

    /// <summary>Wall-clock time of this session; null for no limit.</summary>
    public TimeSpan? Time { get; init; }
}
