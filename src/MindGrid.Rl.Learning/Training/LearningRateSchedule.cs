namespace MindGrid.Rl.Learning.Training;

using System.ComponentModel.DataAnnotations;

/// <summary>What the learning rate does after the warm-up.</summary>
public enum Decay : byte
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls to zero in a straight line.</summary>
    Linear,

    /// <summary>It falls to zero along half a wave of the cosine (Loshchilov and Hutter, 2017).</summary>
    Cosine,
}

/// <summary>How the learning rate changes from update to update: it rises in a straight line, and falls after that.</summary>
public sealed record LearningRateSchedule
{
    /// <summary>What it does after the warm-up.</summary>
    public Decay Decay { get; init; } = Decay.Constant;

    /// <summary>Updates until the rate has risen to its full height.</summary>
    [Range(0, 1e9)]
    public long WarmUp { get; init; }

    /// <summary>What the rate of an update is multiplied with, above 0 and up to 1.</summary>
    /// <param name="update">The update, from 0.</param>
    /// <param name="updates">How many there are.</param>
    public double At(long update, long updates)
    {
        if (update < WarmUp)
        {
            return (update + 1.0) / (WarmUp + 1);
        }
        // The first update after the warm-up has the full rate, and one after the last would have none.
        var gone = (double)(update - WarmUp) / Math.Max(updates - WarmUp, 1);
        return Decay switch
        {
            Decay.Linear => 1 - gone,
            Decay.Cosine => (1 + Math.Cos(Math.PI * gone)) / 2,
            _ => 1,
        };
    }
}
