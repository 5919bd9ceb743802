namespace MindGrid.Rl.Cli;

using System.CommandLine;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using Spectre.Console.Rendering;

/// <summary>mindgrid show: one game from the first plan to the gap, sentence by sentence.</summary>
internal static class ShowCommand
{
    private const int WidestPage = 100;
    private const int NarrowestPage = 40;

    public static Command Create(Terminal terminal)
    {
        var catalog = TeacherCatalog.BuiltIn;
        var suite = GameSource.SuiteOption();
        var game = Choices.CountOption("--game", "Which game of the suite; the first one is 0 (default: 0).");
        var teacher = new Option<string>("--teacher")
        {
            Description =
                $"Who teaches: {string.Join(", ", catalog.Entries.Select(entry => $"{entry.Name} ({entry.Summary})"))}.",
            DefaultValueFactory = _ => "truthful",
        };
        var say = new Option<string?>("--say")
        {
            Description = "Teach yourself: the sentences to say, in the place of a teacher.",
        };
        var scoring = Choices.ScoringOption();
        var reader = Choices.ReaderOption();
        var human = Choices.HumanOption();
        var seed = Choices.SeedOption("--seed", "Seeds the teachers that draw.", byDefault: 1);
        var svg = new Option<string?>("--svg") { Description = "Write the same as a picture to this file." };
        var json = new Option<bool>("--json") { Description = "Report as JSON." };
        var command = new Command("show", "Shows one game: what the human believes, hears and does.")
        {
            suite,
            game,
            teacher,
            say,
            scoring,
            reader,
            human,
            seed,
            svg,
            json,
        };
        command.OnRun(
            (parsed, cancel) =>
            {
                if (parsed.GetValue(svg) is { } picture)
                {
                    Choices.RequireWritable("--svg", picture);
                }
                var seeded = TeacherCatalog.Seeded(parsed.GetRequiredValue(seed)!.Value);
                var chosen = parsed.GetValue(say) is { } said
                    ? SayingTeacher.Entry(said)
                    : Choices.Teacher(seeded, parsed.GetRequiredValue(teacher), "one game is shown with one teacher");
                var (source, index) = (parsed.GetRequiredValue(suite), parsed.GetValue(game) ?? 0);
                var loaded = Load(source, index);
                terminal.Warn(loaded.Warnings);
                var scored = Choices.Scoring(parsed, scoring, reader, loaded);
                var taught = Choices.Human(parsed.GetValue(human), loaded);
                var prepared = new PreparedGame(loaded.Games[index], scored, taught);
                var shown = ShownGame.Play(source, index, prepared, chosen);
                Show(terminal, shown, parsed.GetValue(svg), parsed.GetValue(json));
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, ShownGame shown, string? svg, bool asJson)
    {
        var page = ShowPage.Of(shown);
        if (svg is not null)
        {
            WholeFile.Write(svg, writer => writer.Write(SvgPage.Draw(page)));
        }
        if (asJson)
        {
            terminal.WriteJson(ShowJson.Of(shown));
            return;
        }
        var width = Math.Clamp(terminal.Results.Profile.Width, NarrowestPage, WidestPage);
        terminal.Results.Write(new Inked([.. TextPage.Draw(page, width)]));
    }

    /// <summary>Loads a suite as far as a game of it, or all of it.</summary>
    private static LoadedGames Load(string suite, int index)
    {
        if (index < 0)
        {
            throw new UsageException($"--game is {index}; games count from 0.");
        }
        // The paper's suite is drawn game by game, and no further than needed.
        var count = suite == GameSource.PaperSuite ? Math.Min(index, PaperFactory.TestGameCount - 1) + 1 : (int?)null;
        var loaded = GameSource.Load(suite, count);
        return index < loaded.Games.Count
            ? loaded
            : throw new UsageException(
                $"--game is {index}; the suite '{suite}' has the games 0 to {loaded.Games.Count - 1}."
            );
    }

    /// <summary>Lines of ink as the console library prints them: it leaves the ink away where there are no colours.</summary>
    private sealed class Inked(IReadOnlyList<InkedLine> lines) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth)
        {
            var width = Math.Min(maxWidth, lines.Max(line => line.Width));
            return new(width, width);
        }

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            lines.SelectMany(line =>
                line.Pieces.Select(piece => new Segment(piece.Text, StyleOf(piece.Ink))).Append(Segment.LineBreak)
            );

        private static Spectre.Console.Style StyleOf(Ink ink) =>
            new(
                ColorOf(ink.Text),
                ColorOf(ink.Ground),
                (ink.IsBold ? Spectre.Console.Decoration.Bold : 0)
                    | (ink.IsUnderlined ? Spectre.Console.Decoration.Underline : 0)
            );

        private static Spectre.Console.Color? ColorOf(Rgb? rgb) =>
            rgb is { } color ? new(color.Red, color.Green, color.Blue) : null;
    }
}
