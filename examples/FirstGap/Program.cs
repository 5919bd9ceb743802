using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

// The game that the paper prints in its appendix: the first of its test games.
var game = TeachingGame.From(PaperFactory.TestGames(1)[0].Spec);

Console.WriteLine($"Goal: {WorldDescription.Mission(game.Real.World)}.");
Console.WriteLine($"The real world: {WorldDescription.Absolute(World.From(game.Real.World))}");

foreach (var teacher in new ITeacher[] { new SilentTeacher(), new RulesTeacher(), new TruthfulTeacher(game) })
{
    var episode = TeachingEpisode.Run(game, teacher, Scoring.Strict);
    Console.WriteLine($"Teacher {teacher.Name} says: {string.Join(". ", episode.Utterance.Sentences)}");
    foreach (var step in episode.TaughtPlan!.Steps)
    {
        Console.WriteLine($"  then the human will {SkillGrammar.Say(step)}");
    }
    Console.WriteLine($"  practical alignment gap: {episode.Gap.Value}");
}
