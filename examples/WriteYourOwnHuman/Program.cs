using MindGrid.Rl.Edits;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

// The paper's 100 games. In each, the human is told the whole truth, in order.
var games = TeachingGame.FromMany([.. PaperFactory.TestGames(100).Select(game => game.Spec)]);
var truthful = TeacherCatalog.BuiltIn.Find("truthful");
Human[] humans = [new LiteralHuman(), new DistractedHuman { Span = 2 }, new DistractedHuman { Span = 1 }];

foreach (var human in humans)
{
    var result = TeacherEvaluation.Run(games, truthful, Scoring.Strict, human);
    Console.WriteLine($"{human.Name}: gap {result.Gap.Mean:F2} ± {result.Gap.StandardError:F2}");
    Console.WriteLine($"  {result.IgnoredSentences} of {result.Said.Sentences} sentences passed by");
}

/// <summary>
/// Listens to some sentences, misses the next one, listens again. A human is a value without memory, which many games share; what
/// it remembers of a game stands in its mind.
/// </summary>
internal sealed record DistractedHuman : Human
{
    /// <summary>Sentences that it listens to before it misses one.</summary>
    public int Span { get; init; } = 1;

    public override string Name => $"distracted:{Span}";

    public override Hearing Listen(Mind mind, Edit said, Thinking thinking)
    {
        var heard = mind.Corrections.Length + mind.Doubts.Length;
        if (heard % (Span + 1) < Span)
        {
            return Believe(mind, said, thinking.Quirks);
        }
        var missed = new EditRejection(RejectionReason.Doubted, "The human was elsewhere with its thoughts.");
        return new(mind with { Doubts = mind.Doubts.Add(said) }, said, missed);
    }
}
