using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Evaluation.Statistics;
using MindGrid.Rl.Learning.Presets;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

// TrainATeacher [folder [updates]]
var folder = args.Length > 0 ? args[0] : "trained-teacher";
var updates = args.Length > 1 ? long.Parse(args[1]) : 100;

// Options are a record: a preset, a file of your own, or as here a preset with a change. Cloning an expert needs no rewards.
var options = Preset.Load("bc-quick") with
{
    Updates = updates,
};

// A run lives in its folder. Whoever starts the program once more goes on where it stopped, and here that is at the end.
using (var run = TrainingRun.Open(options, folder, resume: true))
{
    Console.WriteLine($"Training {options.Learner}, updates {run.Update + 1} to {updates}.");
    run.Go();
    Console.WriteLine($"It has seen {run.EnvSteps:N0} lessons.");
}

// Its best checkpoint is a teacher among others. It is tried on games that no training ever draws, in colours that it has never seen.
using var trained = TrainedTeacher.Load(folder);
var source = new FreshGames(GameShape.TestLike, GameSplit.TestOut, training: false);
PreparedGame[] games = [.. Enumerable.Range(0, 300).Select(seed => source.Draw(seed))];
var mine = Evaluate(new("learned", "trained here", _ => trained.Make("learned")));

foreach (var name in new[] { "silent", "rules", "inverse-planning" })
{
    // Game by game: some games are harder than others for everybody, and that falls out of the difference.
    var pair = PairedDifference.Between(mine.Gaps, Evaluate(TeacherCatalog.BuiltIn.Find(name)).Gaps);
    var (low, high) = pair.Interval95!.Value;
    Console.WriteLine($"learned minus {name}: {pair.Difference.Mean:F2}, 95 % from {low:F2} to {high:F2}");
}

TeacherResult Evaluate(TeacherEntry teacher)
{
    var result = TeacherEvaluation.Run(games, teacher);
    Console.WriteLine($"{result.Name}: gap {result.Gap.Mean:F2} ± {result.Gap.StandardError:F2}");
    return result;
}
