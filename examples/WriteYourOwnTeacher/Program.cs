using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

// The paper's 100 games. The plans that do not depend on the teacher are made once, for all teachers.
var games = PreparedGame.FromMany(TeachingGame.FromMany([.. PaperFactory.TestGames(100).Select(game => game.Spec)]));
var entry = new TeacherEntry(
    "plain sight",
    "the rules, and what only an edit can have put there",
    _ => new PlainSight()
);
var mine = TeacherEvaluation.Run(games, entry);
Console.WriteLine($"{mine.Name}: gap {mine.Gap.Mean:F2} ± {mine.Gap.StandardError:F2}");

foreach (var name in new[] { "silent", "rules" })
{
    // Game by game: some games are harder than others for everybody, and that falls out of the difference.
    var other = TeacherEvaluation.Run(games, TeacherCatalog.BuiltIn.Find(name));
    var pair = PairedDifference.Between(mine.Gaps, other.Gaps);
    var (low, high) = pair.Interval95!.Value;
    Console.WriteLine($"{name}: gap {other.Gap.Mean:F2} ± {other.Gap.StandardError:F2}");
    Console.WriteLine($"  {mine.Name} minus {name}: {pair.Difference.Mean:F2}, 95 % from {low:F2} to {high:F2}");
}

/// <summary>Says what the rules say, and then what no world has unless an edit put it there: passages, shoes and cool lava.</summary>
internal sealed class PlainSight : ITeacher
{
    private readonly RulesTeacher _rules = new();

    public string Name => "plain sight";

    public Utterance Teach(Lesson lesson)
    {
        var world = lesson.RealWorld.Blueprint;
        Edit[] lava = world.Obstacle == TileKind.SafeLava ? [new Edit.MakeLavaSafe()] : [];
        var things = world.Objects.Select(Explain).OfType<Edit>();
        return new([
            .. _rules.Teach(lesson).Sentences,
            .. lava.Concat(things).Select(edit => EditGrammar.Say(edit, world.Layout)),
        ]);
    }

    private static Edit? Explain(WorldObject thing) =>
        thing.Tile.Kind switch
        {
            TileKind.Passage => new Edit.AddPassage(thing.Cell),
            TileKind.Shoes => new Edit.AddFireproofShoes(thing.Cell),
            _ => null,
        };
}
