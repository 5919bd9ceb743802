namespace MindGrid.Rl.Teaching;

/// <summary>Says nothing: the paper's no-teaching baseline.</summary>
public sealed class SilentTeacher : ITeacher
{
    /// <inheritdoc/>
    public string Name => "silent";

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson) => Utterance.Silence;
}
