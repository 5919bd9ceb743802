using System.Text.Json;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Golden;

/// <summary>Sentences, and what the reference's reader made of each.</summary>
public class ParseTests
{
    private static readonly IReadOnlyList<JsonElement> Records = GoldenFile.Read("parse");

    private static IEnumerable<TestCaseData> Cases =>
        Records.Select((record, i) => new TestCaseData(record).SetArgDisplayNames($"{i}", record.Text("sentence")));

    [Test]
    public void All_539_sentences_are_there() => Assert.That(Records, Has.Count.EqualTo(539));

    [TestCaseSource(nameof(Cases))]
    public void A_sentence_is_read_as_the_reference_reads_it(JsonElement record)
    {
        var layout = ReferenceNames.Layout(record.Text("layout"));
        var read = new ReferenceReader().Read(record.Text("sentence"), layout).Single().Edit;
        Assert.That(read, Is.EqualTo(Expected(record.GetProperty("parsed"))));
    }

    private static Edit? Expected(JsonElement parsed)
    {
        if (parsed.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        var args = parsed.GetProperty("args");
        return ReferenceNames.Edit(parsed.Text("edit")) switch
        {
            EditKind.FlipVertical => new Edit.FlipVertical(),
            EditKind.ChangeTargetColor => new Edit.ChangeTargetColor(Color()),
            EditKind.HideTargetInBox => new Edit.HideTargetInBox(),
            EditKind.AddOpening => new Edit.AddOpening(Place(), Enum.Parse<OpeningState>(args.Text("state"), true)),
            EditKind.ToggleOpening => new Edit.ToggleOpening(Place()),
            EditKind.AddPassage => new Edit.AddPassage(Place()),
            EditKind.BlockOpening => new Edit.BlockOpening(Color(), Place()),
            EditKind.PutAgentInsideSection => new Edit.PutAgentInsideSection(Place()),
            EditKind.HideToolInBox => new Edit.HideToolInBox(Color(), Tool()),
            EditKind.RemoveTool => new Edit.RemoveTool(Color(), Tool()),
            EditKind.MakeLavaSafe => new Edit.MakeLavaSafe(),
            EditKind.AddFireproofShoes => new Edit.AddFireproofShoes(Place()),
            _ => throw new FormatException(parsed.ToString()),
        };

        TileColor Color() => ReferenceNames.Color(args.Text("color"));
        Cell Place() => new(args.Number("col"), args.Number("row"));
        TileKind Tool() => Enum.Parse<TileKind>(args.Text("tool"), ignoreCase: true);
    }
}
