using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Learning.Cloning;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Learning.Tests.Cloning;

public class ExpertLessonsTests
{
    private const int Games = 64;
    private const int Steps = 12;

    private readonly TeachEnv _env = new(Games, Students.Env with { Autoreset = AutoresetMode.SameStep });
    private readonly ExpertLessons _lessons = new(Games, Students.Encoder);

    [TearDown]
    public void Close() => _env.Dispose();

    [Test]
    public void Each_game_has_a_lesson_where_the_expert_speaks_and_the_belief_takes_what_it_says()
    {
        _ = _env.Reset(1);
        var stops = 0;
        for (var step = 0; step < Steps; step++)
        {
            _lessons.Ask(_env);
            Assert.That(_lessons.Games, Is.EqualTo(Enumerable.Range(0, Games)));
            stops += _lessons.Games.Count(Stops);
            Assert.That(_lessons.Games.All(game => Stops(game) || IsBelieved(game)));
            _ = _env.Step(_lessons.Sentences);
        }
        Assert.That(stops, Is.InRange(Games, Games * Steps / 2));
    }

    [Test]
    public void Whoever_speaks_what_the_expert_says_in_a_lesson_is_allowed()
    {
        _ = _env.Reset(1);
        var said = new int[Games * SentenceCode.Slots];
        var random = new SplitMix64(1);
        for (var step = 0; step < Steps; step++)
        {
            _lessons.Ask(_env);
            Assert.That(_lessons.Allowed, Has.Count.EqualTo(_lessons.Games.Count).And.Count.GreaterThan(Games / 2));
            for (var row = 0; row < _lessons.Games.Count; row++)
            {
                var sentence = SentenceOf(_lessons.Games[row]);
                Assert.That(_lessons.Allowed[row].Contains(SentenceCode.PlaceOf(sentence)));
            }
            _env.SampleAllowed(ref random, said);
            _ = _env.Step(said);
        }
    }

    private bool Stops(int game) => SentenceOf(game)[0] == SentenceCode.Stop;

    private bool IsBelieved(int game)
    {
        var edit = SentenceCode.EditAt(SentenceCode.PlaceOf(SentenceOf(game)));
        return edit.TryApply(_env.MindAt(game).Belief).Rejection is null;
    }

    private ReadOnlySpan<int> SentenceOf(int game) =>
        _lessons.Sentences.Slice(game * SentenceCode.Slots, SentenceCode.Slots);
}
