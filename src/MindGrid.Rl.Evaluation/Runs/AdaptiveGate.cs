namespace MindGrid.Rl.Evaluation.Runs;

/// <summary>
/// Lets so many requests to one model be in flight as its endpoint takes: one more for each round without complaint, half as many after
/// one, none while it asks to wait.
/// </summary>
/// <param name="most">The most requests in flight.</param>
/// <param name="time">Tells the time.</param>
internal sealed class AdaptiveGate(int most, TimeProvider time)
{
    private readonly Lock _changing = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private double _allowed = most;
    private int _inside;
    private int _complaints;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;

    /// <summary>How many requests may be in flight now.</summary>
    public int Allowed
    {
        get
        {
            lock (_changing)
            {
                return (int)_allowed;
            }
        }
    }

    /// <summary>Waits for a place among the requests in flight.</summary>
    /// <returns>A pass, to be handed to <see cref="Leave"/>.</returns>
    public async Task<int> EnterAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task turn;
            lock (_changing)
            {
                var closed = _closedUntil - time.GetUtcNow();
                if (closed <= TimeSpan.Zero && _inside < (int)_allowed)
                {
                    _inside++;
                    return _complaints;
                }
                turn = closed > TimeSpan.Zero ? Task.Delay(closed, time, cancel) : NextTurn();
            }
            await turn.WaitAsync(cancel);
        }
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="pass">What <see cref="EnterAsync"/> gave.</param>
    /// <param name="failure">What came of the request; null for an answer.</param>
    public void Leave(int pass, RequestFailure? failure)
    {
        lock (_changing)
        {
            _inside--;
            if (failure is null)
            {
                _allowed = Math.Min(most, _allowed + (1 / _allowed));
            }
            else if (failure.IsOverload)
            {
                Complain(pass, failure.RetryAfter);
            }
            WakeAll();
        }
    }

    private void Complain(int pass, TimeSpan? retryAfter)
    {
        // All that were in flight together complain of the same crowd: it is halved once.
        if (pass == _complaints)
        {
            _complaints++;
            _allowed = Math.Max(1, _allowed / 2);
        }
        if (time.GetUtcNow() + retryAfter is { } until && until > _closedUntil)
        {
            _closedUntil = until;
        }
    }

    private Task NextTurn()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(turn);
        return turn.Task;
    }

    // Whoever finds no place waits again; there are never more than a model's workers.
    private void WakeAll()
    {
        while (_waiting.TryDequeue(out var turn))
        {
            turn.SetResult();
        }
    }
}
