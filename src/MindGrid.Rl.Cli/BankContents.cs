namespace MindGrid.Rl.Cli;

using System.Globalization;
using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;

/// <summary>In how many games an edit is.</summary>
/// <param name="Unknown">Games in which the human does not know of it and can be told.</param>
/// <param name="Known">Games in which it does.</param>
internal sealed record EditCounts(int Unknown, int Known);

/// <summary>What is in a bank, counted; also the report as JSON.</summary>
/// <param name="File">The file.</param>
/// <param name="Games">How many games it has.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Layouts">Games of each layout.</param>
/// <param name="UnknownEdits">Games by the number of edits that the human does not know of.</param>
/// <param name="Edits">Games of each edit, in listed order.</param>
internal sealed record BankContents(
    string File,
    int Games,
    JsonNode Source,
    IReadOnlyDictionary<string, int> Layouts,
    IReadOnlyDictionary<string, int> UnknownEdits,
    IReadOnlyDictionary<string, EditCounts> Edits
)
{
    /// <summary>Counts what a bank holds.</summary>
    public static BankContents Of(GameBank bank, CancellationToken cancel)
    {
        var layouts = LayoutTraits.Names.ToDictionary(name => name, _ => 0);
        var lengths = new SortedDictionary<int, int>();
        var edits = EditNames.All.ToDictionary(name => name, _ => new EditCounts(0, 0));
        for (var i = 0; i < bank.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var game = bank[i].Game;
            var unknown = game.UnknownEdits;
            layouts[game.Spec.Layout.Name()]++;
            lengths[unknown.Length] = lengths.GetValueOrDefault(unknown.Length) + 1;
            foreach (var name in unknown.Select(edit => edit.Kind.Name()))
            {
                edits[name] = edits[name] with { Unknown = edits[name].Unknown + 1 };
            }
            foreach (var name in game.Spec.FalseEdits.Select(EditNames.Name))
            {
                edits[name] = edits[name] with { Known = edits[name].Known + 1 };
            }
        }
        return new(
            bank.Path,
            bank.Count,
            JsonNode.Parse(bank.Source)!,
            layouts,
            lengths.ToDictionary(games => games.Key.ToString(CultureInfo.InvariantCulture), games => games.Value),
            edits
        );
    }
}
