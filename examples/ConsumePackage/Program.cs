using System.Diagnostics;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

// The paper's first test game: a human with an outdated picture, whom nobody teaches, and one who is told what changed.
var game = TeachingGame.From(PaperFactory.TestGames(1)[0].Spec);

foreach (var teacher in new ITeacher[] { new SilentTeacher(), new TruthfulTeacher(game) })
{
    var episode = TeachingEpisode.Run(game, teacher, Scoring.Strict);
    Console.WriteLine($"{teacher.Name}: practical alignment gap {episode.Gap.Value}");
}

// Routes come from the package's native library, in the folder of this platform.
foreach (ProcessModule module in Process.GetCurrentProcess().Modules)
{
    if (module.ModuleName.Contains("mindgrid_planner"))
    {
        Console.WriteLine($"native library: {Path.GetRelativePath(AppContext.BaseDirectory, module.FileName)}");
    }
}
