namespace MindGrid.Rl.Learning.Policies;

using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Teaching;

/// <summary>
/// A trained network as a teacher among others: it says the likeliest sentence, then the likeliest after that, until it stops. It speaks
/// in one go, as all teachers of an evaluation do, and does not hear what is believed. Not thread-safe.
/// </summary>
public sealed class LearnedTeacher : ITeacher
{
    private readonly TeacherPolicy _policy;
    private readonly TeachObserver _observer;
    private readonly AllowedSentences _masks;
    private readonly SpaceArray _seen;
    private readonly SentenceBatch _batch;
    private readonly int _maxSentences;

    /// <summary>A teacher.</summary>
    /// <param name="name">The name in results.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="encoder">Encodes lessons as in training.</param>
    /// <param name="options">What is seen, as in training; where games come from plays no part.</param>
    public LearnedTeacher(string name, TeacherPolicy policy, LessonEncoder encoder, TeachEnvOptions options)
    {
        Name = name;
        (_policy, _maxSentences) = (policy, options.MaxSentences);
        _observer = new(options);
        _masks = new(options.Mask, options.ProtectedBeliefs);
        _seen = SpaceArray.Allocate(_observer.Space, 1);
        _batch = new(1, encoder);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public Utterance Teach(Lesson lesson)
    {
        var allowed = new SentenceSet();
        _masks.Collect(lesson.RealWorld, last: null, allowed);
        _observer.WriteStart(lesson.RealWorld, lesson.HumanPlan, _seen, 0);
        var sentences = new List<string>();
        Span<int> slots = stackalloc int[SentenceCode.Slots];
        while (sentences.Count < _maxSentences)
        {
            _batch.WriteLesson(0, _seen, 0);
            _policy.Choose(_batch, [allowed], slots);
            var place = SentenceCode.PlaceOf(slots);
            if (place == SentenceCode.Count)
            {
                break;
            }
            _observer.WriteSentence(sentences.Count, place, isAccepted: true, _seen, 0);
            _masks.Collect(lesson.RealWorld, SentenceCode.EditAt(place).Kind, allowed);
            sentences.Add(EditGrammar.Say(SentenceCode.EditAt(place), lesson.RealWorld.Blueprint.Layout));
        }
        return new([.. sentences]);
    }
}
