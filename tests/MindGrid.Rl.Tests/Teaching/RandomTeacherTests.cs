using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

public class RandomTeacherTests
{
    private static readonly TeachingGame[] Games =
    [
        .. PaperFactory.TestGames(60).Select(game => TeachingGame.From(game.Spec)),
    ];

    [Test]
    public void The_same_seed_says_the_same()
    {
        var teacher = new RandomTeacher(Games[0], 1);
        Assert.That(teacher.Name, Is.EqualTo("random"));
        foreach (var game in Games.Take(10))
        {
            var first = Says(game, 5);
            Assert.That(Says(game, 5), Is.EqualTo(first));
        }
    }

    [TestCase(2)]
    [TestCase(-1)]
    [TestCase(long.MinValue)]
    [TestCase(long.MaxValue)]
    public void Another_seed_says_something_else(long seed)
    {
        // Silence alone is the same in one case of thirty-six.
        var same = Games.Count(game => Says(game, 1).SequenceEqual(Says(game, seed)));
        Assert.That(same, Is.LessThan(Games.Length / 4));
    }

    [Test]
    public void Another_game_hears_something_else()
    {
        // A few games hear nothing, or the same single sentence without arguments.
        var different = Games.Select(game => string.Join(". ", Says(game, 1))).Distinct().Count();
        Assert.That(different, Is.GreaterThan(Games.Length * 3 / 4));
    }

    [Test]
    public void It_says_none_to_five_sentences_each_number_about_as_often()
    {
        var counts = Games
            .SelectMany(game => Enumerable.Range(0, 5).Select(seed => Says(game, seed).Length))
            .CountBy(length => length)
            .ToDictionary();
        Assert.That(counts.Keys, Is.EquivalentTo(Enumerable.Range(0, 6)));
        // 300 draws, 50 expected each; four standard deviations of a share of one sixth.
        Assert.That(counts.Values, Has.All.InRange(50 - 26, 50 + 26));
    }

    [Test]
    public void All_of_it_is_believed()
    {
        foreach (var game in Games)
        {
            foreach (var seed in (long[])[1, 2, 3])
            {
                var human = new PreparedGame(game).Meet();
                var utterance = new RandomTeacher(game, seed).Teach(Lesson(game));
                var heard = human.Listen(utterance);
                Assert.That(heard.Where(sentence => sentence.IsIgnored), Is.Empty, game.Spec.Id);
                Assert.That(heard, Has.Length.EqualTo(utterance.Sentences.Length), game.Spec.Id);
            }
        }
    }

    private static string[] Says(TeachingGame game, long seed) =>
        [.. new RandomTeacher(game, seed).Teach(Lesson(game)).Sentences];

    private static Lesson Lesson(TeachingGame game) => new(World.From(game.Real.World), HumanPlan: null);
}
