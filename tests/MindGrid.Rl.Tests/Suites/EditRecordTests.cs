using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Suites;

public class EditRecordTests
{
    [Test]
    public void Every_edit_with_every_argument_comes_back([Values] Layout layout, [Values] EditKind kind)
    {
        foreach (var edit in EditSpace.All(kind, layout))
        {
            var reader = new RecordReader(Written(writer => EditRecord.Write(writer, edit)));
            Assert.That(EditRecord.Read(ref reader), Is.EqualTo(edit));
            reader.End();
        }
    }

    [Test]
    public void A_list_may_go_on_from_another_one_from_a_part_of_it_or_anew()
    {
        ImmutableArray<Edit?> earlier = [new Edit.FlipVertical(), null, new Edit.HideTargetInBox()];
        ImmutableArray<Edit?>[] lists =
        [
            [],
            earlier,
            [.. earlier, null, new Edit.MakeLavaSafe()],
            [.. earlier[..2]],
            [.. earlier[..1], new Edit.MakeLavaSafe()],
            [null],
        ];
        foreach (var list in lists)
        {
            var reader = new RecordReader(Written(writer => EditRecord.WriteList(writer, list, earlier)));
            Assert.That(EditRecord.ReadList(ref reader, earlier), Is.EqualTo(list));
            reader.End();
        }
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        var bytes = new MemoryStream();
        write(new(bytes));
        return bytes.ToArray();
    }
}
