namespace MindGrid.Rl.Teaching.Humans;

using MindGrid.Rl.Edits;

/// <summary>Remembers only the last corrections: each one more drives out the oldest, as if it had never been said.</summary>
public sealed record ForgetfulHuman : Human
{
    private readonly int _memory = 3;

    /// <summary>How many corrections it remembers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Memory
    {
        get => _memory;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Memory));
            _memory = value;
        }
    }

    /// <inheritdoc/>
    public override string Name => $"forgetful:{Memory}";

    /// <inheritdoc/>
    public override Hearing Listen(Mind mind, Edit said, Thinking thinking)
    {
        var heard = Believe(mind, said, thinking.Quirks);
        return heard.Mind.Corrections.Length <= Memory ? heard : heard with { Mind = Remember(heard.Mind, thinking) };
    }

    /// <summary>Imagines the world anew from what is remembered; a correction that needs a forgotten one is forgotten with it.</summary>
    private Mind Remember(Mind mind, Thinking thinking)
    {
        var anew = mind with { Belief = mind.First, Corrections = [] };
        foreach (var correction in mind.Corrections[^Memory..])
        {
            anew = Believe(anew, correction, thinking.Quirks).Mind;
        }
        return anew;
    }
}
