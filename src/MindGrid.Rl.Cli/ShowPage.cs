namespace MindGrid.Rl.Cli;

using System.Collections.Immutable;
using System.Globalization;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>What `mindgrid show` shows, as a page from top to bottom.</summary>
internal static class ShowPage
{
    /// <summary>The page of a game.</summary>
    public static Page Of(ShownGame shown) =>
        new(
            $"Game {Number(shown.Index)} of suite {shown.Suite}: {shown.Game.Spec.Id}",
            [.. Head(shown), .. Before(shown), .. Lesson(shown), .. After(shown)]
        );

    private static IEnumerable<PageBlock> Head(ShownGame shown) =>
        [
            Quiet("Goal:   ", $"{WorldDescription.Mission(shown.Game.Real.World)}."),
            .. Taught(shown.Human),
            Quiet("Teacher:", $"{shown.Teacher.Name}, {shown.Teacher.Summary}."),
            Quiet("Scoring:", $"{shown.Scoring.Name}, {shown.Scoring.Description}."),
        ];

    /// <summary>Who is taught, where it is not whom the paper teaches.</summary>
    private static IEnumerable<PageBlock> Taught(Human human) =>
        human is LiteralHuman ? [] : [Quiet("Human:  ", $"{human.Name}.")];

    private static IEnumerable<PageBlock> Before(ShownGame shown)
    {
        var believed = WorldPicture.Of("What the human believes", shown.Game.Believed.World) with
        {
            Way = Walk.Of(shown.Episode.FirstPlan),
            WayName = "the way of the human's first plan",
        };
        var real = WorldPicture.Of("What is real", shown.Game.Real.World);
        return
        [
            new PageBlock.Heading("Before teaching"),
            Beside([new PageBlock.Picture(believed)], [new PageBlock.Picture(real)]),
            new PageBlock.Heading("The human's first plan"),
            .. Steps(shown.Episode.FirstPlan),
        ];
    }

    private static IEnumerable<PageBlock> Lesson(ShownGame shown)
    {
        var count = shown.Sentences.Length;
        yield return new PageBlock.Heading($"What {shown.Teacher.Name} says");
        if (count == 0)
        {
            yield return new PageBlock.Paragraph("Nothing.");
        }
        for (var i = 0; i < count; i++)
        {
            var sentence = shown.Sentences[i];
            var lead = $"{Number(i + 1)}.";
            yield return sentence.Change.Cells.IsEmpty
                ? new PageBlock.Columns([Told(lead, sentence)])
                : Beside(
                    [
                        new PageBlock.Picture(
                            WorldPicture.Of($"The belief after sentence {Number(i + 1)}", sentence.Belief) with
                            {
                                Marked = sentence.Change.Cells,
                                HasLegend = false,
                            }
                        ),
                    ],
                    Told(lead, sentence)
                );
        }
    }

    private static ImmutableArray<PageBlock> Told(string lead, ShownSentence sentence) =>
        [
            .. sentence.Heard.SelectMany(
                (heard, i) =>
                    (PageBlock[])
                        [
                            new PageBlock.Item(i == 0 ? lead : "", $"“{heard.Sentence}”", Tone.Strong),
                            Verdict(heard, sentence.Change.Sentences.IsEmpty),
                        ]
            ),
            .. sentence.Change.Sentences.Select(change => new PageBlock.Item("-", change)),
        ];

    private static PageBlock.Paragraph Verdict(HeardSentence heard, bool changesNothing) =>
        heard.IsIgnored ? new($"Ignored: {heard.Reason}", Tone.Bad)
        : changesNothing ? new("Believed, but it changes nothing.", Tone.Quiet)
        : new("Believed.", Tone.Good);

    private static IEnumerable<PageBlock> After(ShownGame shown)
    {
        var (plan, real) = (shown.Episode.TaughtPlan, shown.Game.Real.World);
        var way = Walk.Of(real, plan?.ToActions() ?? ImmutableArray<AgentAction>.Empty, shown.Scoring.DeathEnds);
        var believed = WorldPicture.Of("In the human's mind", shown.Episode.BeliefAfter) with
        {
            Way = Walk.Of(plan),
            HasLegend = false,
        };
        var played = WorldPicture.Of("Played in the real world", real) with { Way = way, HasLegend = false };
        return
        [
            new PageBlock.Heading("The plan after teaching"),
            .. Steps(plan),
            Beside([new PageBlock.Picture(believed)], [new PageBlock.Picture(played)]),
            new PageBlock.Heading("What comes of it"),
            .. Result(shown, way),
        ];
    }

    private static IEnumerable<PageBlock> Result(ShownGame shown, Walk way)
    {
        var (played, gap) = (shown.Episode.Played, shown.Episode.Gap);
        var target = $"the {shown.Game.Real.World.TargetColor.Name()} ball";
        yield return played.Success
            ? new PageBlock.Item("Success:", $"yes, the agent ends with {target} in hand.", Tone.Good)
            : new PageBlock.Item("Success:", $"no, the agent ends without {target} in hand.", Tone.Bad);
        if (played.DiedAtStep is { } step)
        {
            var heeded = shown.Scoring.DeathEnds ? "that ends the episode" : "this scoring ignores it";
            yield return new PageBlock.Item(
                "Death:  ",
                $"at step {Number(step)} of {Number(played.Steps)}, {way.DiedAt}; {heeded}.",
                Tone.Bad
            );
        }
        yield return new PageBlock.Item("Return: ", $"{Number(gap.Achieved)}, in {Number(played.Steps)} steps.");
        yield return new PageBlock.Item(
            "Best:   ",
            $"{Number(gap.Best)}, the return of the plan made in the real world."
        );
        yield return new PageBlock.Item(
            "Gap:    ",
            $"{Number(gap.Value)}, the practical alignment gap: best minus return.",
            Tone.Strong
        );
    }

    private static IEnumerable<PageBlock> Steps(Plan? plan) =>
        plan is null
            ? [new PageBlock.Paragraph("None: the human sees no way to the target.", Tone.Bad)]
            : plan.Steps.Select((step, i) => new PageBlock.Item($"Step {Number(i + 1)}:", SkillGrammar.Say(step)));

    private static PageBlock.Columns Beside(ImmutableArray<PageBlock> left, ImmutableArray<PageBlock> right) =>
        new([left, right]);

    private static PageBlock.Item Quiet(string lead, string text) => new(lead, text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
