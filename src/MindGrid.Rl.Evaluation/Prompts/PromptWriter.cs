namespace MindGrid.Rl.Evaluation.Prompts;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>
/// Writes the prompts that ask a language model to teach. It remembers the examples that it has drawn; any number of threads may
/// ask it.
/// </summary>
public sealed class PromptWriter
{
    /// <summary>The most examples that a prompt can have.</summary>
    public const int MostShots = 1000;

    private readonly ConcurrentDictionary<(PromptSpec Spec, Layout Layout), Lazy<string>> _examples = new();

    /// <summary>The prompt of a game whose human plans as far as it likes.</summary>
    /// <param name="spec">What decides the prompt beside the game.</param>
    /// <param name="game">The game.</param>
    /// <exception cref="ArgumentException">Fewer examples than 0, or more than <see cref="MostShots"/>.</exception>
    public string Write(PromptSpec spec, TeachingGame game) => Write(spec, LessonOf(game));

    /// <summary>The prompt of a game with its human.</summary>
    /// <inheritdoc cref="Write(PromptSpec, TeachingGame)"/>
    public string Write(PromptSpec spec, PreparedGame game) =>
        Write(spec, new Lesson(World.From(game.Game.Real.World), game.FirstPlan?.Steps));

    /// <summary>The prompt of a lesson. It tells the model what every teacher sees, and nothing more.</summary>
    /// <param name="spec">What decides the prompt beside the lesson.</param>
    /// <param name="lesson">The real world and the human's plan.</param>
    /// <exception cref="ArgumentException">Fewer examples than 0, or more than <see cref="MostShots"/>.</exception>
    public string Write(PromptSpec spec, Lesson lesson)
    {
        if (spec.Shots is < 0 or > MostShots)
        {
            throw new ArgumentException($"A prompt has 0 to {MostShots} examples, not {spec.Shots}.", nameof(spec));
        }
        var text = PromptText.Of(spec.Version);
        var world = lesson.RealWorld.Blueprint;
        var goal = WorldDescription.Mission(world);
        var question = text.Fill("question", ("game", Describe(text, lesson)), ("said", ""));
        return text.Fill(
            "prompt",
            ("rules", text.Fill($"rules.{world.Layout.Name()}", ("goal", goal))),
            ("goal", goal),
            ("sentences", Sentences(world.Layout)),
            ("answer", AnswerRule(spec, text)),
            ("cases", spec.Shots == 0 ? question : AfterExamples(spec, world.Layout, question))
        );
    }

    private string AfterExamples(PromptSpec spec, Layout layout, string question) =>
        PromptText
            .Of(spec.Version)
            .Fill(
                "few-shot",
                (
                    "examples",
                    _examples.GetOrAdd((spec, layout), key => new(() => Examples(key.Spec, key.Layout))).Value
                ),
                ("number", $"{spec.Shots + 1}"),
                ("question", question)
            );

    private static string Examples(PromptSpec spec, Layout layout)
    {
        var text = PromptText.Of(spec.Version);
        var games = PaperFactory
            .TrainGames()
            .Select(game => game.Spec)
            .Where(game => spec.Examples == ExampleSource.Reference || game.Layout == layout)
            .Take(spec.Shots)
            .Select((game, index) => Example(text, index + 1, TeachingGame.From(game)));
        return string.Join("\n\n", games);
    }

    private static string Example(PromptText text, int number, TeachingGame game) =>
        text.Fill(
            "example",
            ("number", $"{number}"),
            ("game", Describe(text, LessonOf(game))),
            ("said", string.Join(' ', game.UnknownEdits.Select(edit => Said(edit, game.Spec.Layout))))
        );

    private static string Said(Edits.Edit edit, Layout layout)
    {
        var sentence = EditGrammar.Say(edit, layout);
        return $"{char.ToUpperInvariant(sentence[0])}{sentence.AsSpan(1)}.";
    }

    private static string Describe(PromptText text, Lesson lesson) =>
        text.Fill(
            "game",
            ("observation", WorldDescription.Absolute(lesson.RealWorld)),
            ("goal", WorldDescription.Mission(lesson.RealWorld.Blueprint)),
            ("plan", lesson.HumanPlan is { } plan ? Steps(plan) : "The human has no plan.")
        );

    // A prompt quotes the reference, with its one fault: moving an object names a wrong row.
    private static string Steps(IReadOnlyList<Skill> plan) =>
        string.Join(
            '\n',
            plan.Select((skill, index) => $"Step {index + 1}: {SkillGrammar.Say(skill, Quirks.Reference)}")
        );

    private static string Sentences(Layout layout) =>
        string.Join(
            '\n',
            EditGrammar.TemplatesOf(layout).Select((template, index) => $"{index + 1}. \"{template.Text}\"")
        );

    // The paper has no prompt that lets a model think; the repository's sentence stands in.
    private static string AnswerRule(PromptSpec spec, PromptText text) =>
        spec.Thinks ? PromptText.Repo2025.Fill("thinking") : text.Fill("answer");

    private static Lesson LessonOf(TeachingGame game)
    {
        var believed = game.Believed.World;
        return new(World.From(game.Real.World), new Planner(believed, game.Spec.Skills).MakePlan(believed)?.Steps);
    }
}
