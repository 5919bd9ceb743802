namespace MindGrid.Rl.Cli;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rendering;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>What `mindgrid show` shows, as data.</summary>
internal static class ShowJson
{
    /// <summary>The data of a game.</summary>
    public static object Of(ShownGame shown)
    {
        var (spec, episode) = (shown.Game.Spec, shown.Episode);
        return new
        {
            suite = shown.Suite,
            game = shown.Index,
            id = spec.Id,
            layout = spec.Layout.Name(),
            seed = spec.Seed,
            goal = WorldDescription.Mission(shown.Game.Real.World),
            teacher = new { name = shown.Teacher.Name, summary = shown.Teacher.Summary },
            scoring = new { name = shown.Scoring.Name, description = shown.Scoring.Description },
            human = shown.Human.Name,
            believed = WorldOf(shown.Game.Believed.World),
            real = WorldOf(shown.Game.Real.World),
            firstPlan = StepsOf(episode.FirstPlan),
            sentences = shown.Sentences.Select(SentenceOf),
            taughtPlan = StepsOf(episode.TaughtPlan),
            played = new
            {
                steps = episode.Played.Steps,
                success = episode.Played.Success,
                diedAtStep = episode.Played.DiedAtStep,
                achievedReturn = episode.Gap.Achieved,
            },
            bestReturn = episode.Gap.Best,
            gap = episode.Gap.Value,
        };
    }

    private static object SentenceOf(ShownSentence sentence) =>
        new
        {
            heard = sentence.Heard.Select(heard => new
            {
                text = heard.Sentence,
                edit = heard.Edit?.Kind.Name(),
                isIgnored = heard.IsIgnored,
                reason = heard.Reason,
            }),
            changes = sentence.Change.Sentences,
            changedCells = CellsOf(sentence.Change.Cells),
            belief = WorldOf(sentence.Belief),
        };

    private static object WorldOf(Blueprint world) =>
        new
        {
            agent = new
            {
                column = world.AgentCell.Column,
                row = world.AgentCell.Row,
                heading = world.AgentHeading.Name(),
            },
            target = world.TargetColor.Name(),
            objects = world.Objects.Select(thing => new
            {
                type = thing.Tile.Kind.TypeName(),
                state = thing.Tile.Kind.StateName(),
                color = thing.Tile.Color.Name(),
                column = thing.Cell.Column,
                row = thing.Cell.Row,
                contains = thing.Contains < 0 ? (int?)null : thing.Contains,
            }),
            divider = new { type = world.Obstacle.TypeName(), cells = CellsOf(Bitboard.Of(world.Obstacles.AsSpan())) },
        };

    private static IEnumerable<object> CellsOf(Bitboard cells) =>
        Enumerable
            .Range(0, Board.CellCount)
            .Select(Cell.At)
            .Where(cells.Contains)
            .Select(cell => new { column = cell.Column, row = cell.Row });

    private static IEnumerable<string>? StepsOf(Plan? plan) => plan?.Steps.Select(step => SkillGrammar.Say(step));
}
