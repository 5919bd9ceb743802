namespace MindGrid.Rl.Teaching.Demos;

using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

/// <summary>One action of a demonstration, as a <see cref="TeachEnv"/> takes it, and what came of it.</summary>
/// <param name="Place">The sentence's place (see <see cref="SentenceCode"/>); <see cref="SentenceCode.Count"/> for stopping.</param>
/// <param name="Text">The sentence as the teacher said it; null for stopping.</param>
/// <param name="IsAccepted">Whether the human believed what it understood.</param>
/// <param name="IsTrue">Whether it names an edit that the human did not know of, and that was not said before.</param>
/// <param name="Reward">Its reward under <see cref="TeachReward.GapAtEnd"/>, in reward units.</param>
/// <param name="ShapedReward">Its reward under <see cref="TeachReward.Differences"/> without discount, in reward units.</param>
/// <param name="Gap">The practical alignment gap, were nothing more said.</param>
public sealed record DemoStep(
    int Place,
    string? Text,
    bool IsAccepted,
    bool IsTrue,
    double Reward,
    double ShapedReward,
    int Gap
)
{
    /// <summary>Whether it says nothing, and ends the episode.</summary>
    public bool IsStop => Place == SentenceCode.Count;

    /// <summary>[6] the action as slots.</summary>
    public ImmutableArray<int> Slots
    {
        get
        {
            Span<int> slots = stackalloc int[SentenceCode.Slots];
            SentenceCode.Write(Place, slots);
            return [.. slots];
        }
    }
}

/// <summary>An episode of a teacher as actions of the teaching environment.</summary>
/// <param name="Game">The game.</param>
/// <param name="HumanSeed">Seeds what is random about the human: the seed of the environment's episode.</param>
/// <param name="Best">Return of the plan made in the real world, or 0 where there is none.</param>
/// <param name="FirstGap">The gap before anything was said.</param>
/// <param name="Steps">The actions: the sentences up to the limit, and stopping where fewer were said.</param>
/// <param name="IsCut">Whether the teacher had more to say than the limit allows.</param>
public sealed record Demo(
    TeachingGame Game,
    long HumanSeed,
    int Best,
    int FirstGap,
    ImmutableArray<DemoStep> Steps,
    bool IsCut
)
{
    private static readonly TeachReward Shaped = TeachReward.Differences();

    /// <summary>The gap at the end.</summary>
    public int FinalGap => Steps[^1].Gap;

    /// <summary>Plays a teacher's episode.</summary>
    /// <param name="game">The game; its scoring gives each world a planner of its own.</param>
    /// <param name="teacher">The teacher.</param>
    /// <param name="maxSentences">The most sentences; what the teacher says after them is left away.</param>
    /// <param name="desk">What it is worked out with, for the game's human.</param>
    /// <exception cref="InvalidDataException">A sentence within the limit can be said by no slots.</exception>
    internal static Demo Of(PreparedGame game, ITeacher teacher, int maxSentences, DialogueDesk desk)
    {
        var lesson = new Lesson(World.From(game.Game.Real.World), game.FirstPlan?.Steps);
        var said = Read(game, teacher.Teach(lesson));
        var dialogue = new Dialogue(game, game.HumanSeed, desk);
        var (firstGap, best) = (dialogue.Now.Gap, dialogue.Now.Best);
        var steps = ImmutableArray.CreateBuilder<DemoStep>();
        foreach (var sentence in said.Take(maxSentences))
        {
            var (place, before) = (PlaceOf(sentence, game), dialogue.Now.Gap);
            dialogue.Say(SentenceCode.EditAt(place), isProtected: false, desk);
            steps.Add(StepOf(place, sentence.Text, before, dialogue.Now, dialogue.Turn == maxSentences));
        }
        if (steps.Count < maxSentences)
        {
            var before = dialogue.Now.Gap;
            dialogue.Stop();
            steps.Add(StepOf(SentenceCode.Count, null, before, dialogue.Now, ends: true));
        }
        return new(game.Game, game.HumanSeed, best, firstGap, steps.ToImmutable(), said.Length > maxSentences);
    }

    private static ImmutableArray<ReadSentence> Read(PreparedGame game, Utterance utterance) =>
        [.. utterance.Sentences.SelectMany(text => game.Scoring.Reader.Read(text, game.Game.Spec.Layout))];

    private static int PlaceOf(ReadSentence sentence, PreparedGame game)
    {
        var place = sentence.Edit is { } edit ? SentenceCode.PlaceOf(edit) : -1;
        return place >= 0
            ? place
            : throw new InvalidDataException(
                $"Game {game.Game.Spec.Id}: no slots can say “{sentence.Text}”. {sentence.Reason ?? "It names a cell off the board."}"
            );
    }

    private static DemoStep StepOf(int place, string? text, int gapBefore, in TeachOutcome outcome, bool ends) =>
        new(
            place,
            text,
            outcome.IsAccepted,
            outcome.IsTrue,
            TeachReward.GapAtEnd.Of(gapBefore, outcome, ends),
            Shaped.Of(gapBefore, outcome, ends),
            outcome.Gap
        );
}
