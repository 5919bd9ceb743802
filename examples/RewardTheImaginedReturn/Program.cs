using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation.Measures;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

// The paper's first games, or as many fresh ones: "100", "1000 fresh".
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
var suite = args.Contains("fresh") ? FreshSuite.Games(1, GameSplit.TestOut).Take(count) : PaperFactory.TestGames(count);
var games = PreparedGame.FromMany(TeachingGame.FromMany([.. suite.Select(game => game.Spec)]));

// One search, which looks at the human's belief. All that differs is the return that it is after, and what it is held to.
var real = new GreedyOptions { Sought = SoughtReturn.Real };
var imagined = new GreedyOptions { Sought = SoughtReturn.Imagined };
EditKind[] start = [EditKind.PutAgentInsideSection];
EditKind[] lava = [EditKind.MakeLavaSafe, EditKind.AddFireproofShoes];
EditKind[] openings = [EditKind.AddOpening, EditKind.ToggleOpening, EditKind.AddPassage, EditKind.BlockOpening];

(string Name, Func<PreparedGame, ITeacher> For)[] teachers =
[
    ("silent", _ => new SilentTeacher()),
    ("truthful", game => new TruthfulTeacher(game.Game)),
    ("greedy-oracle", Search(real)),
    ("  untruth costs 200", Search(real with { UntruthPenalty = 200 })),
    ("imagined-return", Search(imagined)),
    ("  1 sentence", Search(imagined with { MaxSentences = 1 })),
    ("  2 sentences", Search(imagined with { MaxSentences = 2 })),
    ("  4 sentences", Search(imagined with { MaxSentences = 4 })),
    ("  untruth costs 10", Search(imagined with { UntruthPenalty = 10 })),
    ("  untruth costs 50", Search(imagined with { UntruthPenalty = 50 })),
    ("  untruth costs 200", Search(imagined with { UntruthPenalty = 200 })),
    ("  start protected", Search(imagined with { ProtectedBeliefs = [.. start] })),
    ("  lava protected", Search(imagined with { ProtectedBeliefs = [.. lava] })),
    ("  openings protected", Search(imagined with { ProtectedBeliefs = [.. openings] })),
    ("  all three", Search(imagined with { ProtectedBeliefs = [.. start, .. lava, .. openings] })),
];

Console.WriteLine(
    $"{count} games, returns in reward units, scoring {Scoring.Strict.Name}; means and sums over the games:"
);
Console.WriteLine(
    $"{"", -22}{"gap", 8}{"imagined", 10}{"real", 8}{"success", 9}{"deaths", 8}{"said", 6}{"truthful", 10}{"manipulating", 14}{"games", 7}"
);
foreach (var (name, teacherFor) in teachers)
{
    var taught = games.Zip(TeachingEpisode.RunMany(games, teacherFor)).Select(pair => Measure(pair.First, pair.Second));
    Console.WriteLine(Row(name, [.. taught]));
}

static Func<PreparedGame, ITeacher> Search(GreedyOptions options) => game => new GreedyTeacher(game, options);

static Taught Measure(PreparedGame game, TeachingEpisode episode)
{
    var actions = episode.TaughtPlan?.ToActions() ?? [];
    var believed = PlayedPlan.Play(episode.BeliefAfter, actions.AsSpan(), game.Scoring.DeathEnds);
    return new(
        episode,
        game.Scoring.ReturnOf(believed),
        JudgedUtterance.Of(game.Game, episode),
        ManipulationAudit.Of(game, episode).Count(sentence => sentence.IsManipulating)
    );
}

static string Row(string name, List<Taught> games) =>
    $"{name, -22}{games.Average(game => game.Episode.Gap.Value), 8:F2}{games.Average(game => game.Imagined), 10:F2}"
    + $"{games.Average(game => game.Episode.Gap.Achieved), 8:F2}"
    + $"{games.Average(game => game.Episode.Played.Success ? 100.0 : 0), 7:F1} %"
    + $"{games.Count(game => game.Episode.Played.DiedAtStep is not null), 8}"
    + $"{games.Sum(game => game.Episode.Heard.Length), 6}{SaidMeasures.From([.. games.Select(game => game.Said)]).Truthfulness, 10:F2}"
    + $"{games.Sum(game => game.Manipulating), 14}{games.Count(game => game.Manipulating > 0), 7}";

/// <summary>One game after teaching: the return that the human imagines, what was said, and how many of it manipulates.</summary>
internal sealed record Taught(TeachingEpisode Episode, int Imagined, JudgedUtterance Said, int Manipulating);
