using System.IO.Compression;
using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.Conformance;
using MindGrid.Rl.Evaluation.Tests.Golden;

namespace MindGrid.Rl.Evaluation.Tests.Conformance;

public class ReferenceVerifierTests
{
    private const string Sentence = """
        {"layout":"room_door_key","sentence":"there is a walkable passage at column 6 row 9","parsed":{"edit":"add_passage","args":{"col":6,"row":9}}}
        """;

    private const string MisreadSentence = """
        {"layout":"room_door_key","sentence":"there is a walkable passage at column 6 row 9","parsed":null}
        """;

    [TestCase("games", "game", 300)]
    [TestCase("traces", "trace", 80)]
    [TestCase("traces_long", "trace", 2)]
    [TestCase("parse", "sentence", 539)]
    [TestCase("teaching", "teaching", 182)]
    [TestCase("specs_first40", "spec", 120)]
    public void Every_record_of_the_reference_agrees_in_every_field(string name, string kind, int total)
    {
        var path = GoldenRecords.PathOf(name);
        var result = ReferenceVerifier.Verify(path).Single();
        Assert.That(
            (result.File, result.Kind, result.Agree, result.Total),
            Is.EqualTo((path, kind, total, total)),
            string.Join('\n', result.FirstDifferences)
        );
        Assert.That(result.FirstDifferences, Is.Empty);
    }

    [TestCase("games", "true.final.grid")]
    [TestCase("games", "base.rng_env[7]")]
    [TestCase("games", "false.plan.plan[0].words")]
    [TestCase("games", "pair.gap_strict")]
    [TestCase("games", "oracle_teacher.solve.actions")]
    [TestCase("traces", "steps[50][8]")]
    [TestCase("traces", "steps[199][7]")]
    [TestCase("traces", "final.objects[1].is_locked")]
    [TestCase("parse", "parsed.args.row")]
    [TestCase("teaching", "plan_eval_py.plan[1].words")]
    [TestCase("teaching", "applied[3]")]
    [TestCase("teaching", "gap_paper")]
    [TestCase("specs_first40", "true_edits[1]")]
    [TestCase("specs_first40", "factory_attempts")]
    public void One_changed_field_is_found_and_named(string name, string path)
    {
        using var folder = new TemporaryFolder();
        var record = GoldenRecords.Read(name).First();
        var place = JsonPlace.Find(record, path);
        var original = place.Value!.ToJsonString();
        place.Value = JsonPlace.Nudged(place.Value);
        var changed = place.Value!.ToJsonString();

        var result = ReferenceVerifier.Verify(folder.Write("changed.jsonl", record.ToJsonString())).Single();

        Assert.That((result.Agree, result.Total), Is.EqualTo((0, 1)));
        var found = result.FirstDifferences.Single();
        Assert.That(found.Line, Is.EqualTo(1));
        Assert.That(found.Id, Is.EqualTo((record["id"] ?? record["sentence"])!.GetValue<string>()));
        Assert.That(found.Difference.Path, Is.EqualTo(path));
        Assert.That(found.Difference.Expected, Is.EqualTo(Shown(changed)));
        Assert.That(Number(found.Difference.Actual), Is.EqualTo(Number(Shown(original))));

        static string Shown(string json) => json.Length <= 200 ? json : json[..200] + "…";

        // Python writes 0.0 where the replay has 0.
        static string Number(string json) => json.EndsWith(".0", StringComparison.Ordinal) ? json[..^2] : json;
    }

    [TestCase("games", "base.objects[0].init")]
    [TestCase("traces", "final.step_count")]
    [TestCase("parse", "parsed")]
    [TestCase("teaching", "played.strict.reward")]
    [TestCase("specs_first40", "seed")]
    public void A_field_that_the_file_lacks_is_found_and_named(string name, string path)
    {
        using var folder = new TemporaryFolder();
        var record = GoldenRecords.Read(name).First();
        var place = JsonPlace.Find(record, path);
        place.Container.AsObject().Remove(place.Field!);

        var result = ReferenceVerifier.Verify(folder.Write("lacking.jsonl", record.ToJsonString())).Single();

        var difference = result.FirstDifferences.Single().Difference;
        Assert.That((difference.Path, difference.Expected), Is.EqualTo((path, "null")));
    }

    [Test]
    public void Packed_and_plain_files_give_the_same()
    {
        using var folder = new TemporaryFolder();
        string[] lines = [.. GoldenRecords.Lines("parse").Take(5), MisreadSentence];
        var plain = folder.Write("sentences.jsonl", lines);
        var packed = folder.PathOf("sentences.jsonl.gz");
        using (var stream = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            stream.Write(File.ReadAllBytes(plain));
        }
        var (ofPlain, ofPacked) = (ReferenceVerifier.Verify(plain).Single(), ReferenceVerifier.Verify(packed).Single());
        Assert.That((ofPlain.Agree, ofPlain.Total), Is.EqualTo((5, 6)));
        Assert.That(ofPacked with { File = plain, FirstDifferences = ofPlain.FirstDifferences }, Is.EqualTo(ofPlain));
        Assert.That(ofPacked.FirstDifferences, Is.EqualTo(ofPlain.FirstDifferences));
    }

    [Test]
    public void Kinds_in_one_file_are_counted_apart_in_the_order_in_which_they_come()
    {
        using var folder = new TemporaryFolder();
        var spec = GoldenRecords.Lines("specs_first40").First();
        var results = ReferenceVerifier.Verify(
            folder.Write("mixed.jsonl", spec, Sentence, MisreadSentence, spec, Sentence)
        );
        Assert.That(
            results.Select(result => (result.Kind, result.Agree, result.Total)),
            Is.EqualTo([("spec", 2, 2), ("sentence", 2, 3)])
        );
    }

    [Test]
    public void Only_the_first_three_differences_are_kept_but_all_are_counted()
    {
        using var folder = new TemporaryFolder();
        var result = ReferenceVerifier
            .Verify(folder.Write("misread.jsonl", [Sentence, .. Enumerable.Repeat(MisreadSentence, 5)]))
            .Single();
        Assert.That((result.Agree, result.Total), Is.EqualTo((1, 6)));
        Assert.That(result.FirstDifferences.Select(record => record.Line), Is.EqualTo([2, 3, 4]));
    }

    [Test]
    public void Progress_tells_each_record()
    {
        using var folder = new TemporaryFolder();
        var told = new ToldProgress();
        ReferenceVerifier.Verify(folder.Write("three.jsonl", Sentence, MisreadSentence, Sentence), told);
        Assert.That(told.Values, Is.EqualTo([1, 2, 3]));
    }

    [Test]
    public void Cancelling_stops_before_the_next_record()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        var told = new ToldProgress(after: 2, cancel.Cancel);
        var path = folder.Write("three.jsonl", Sentence, Sentence, Sentence);
        Assert.That(
            () => ReferenceVerifier.Verify(path, told, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(told.Values, Is.EqualTo([1, 2]));
    }

    [TestCase("this is not JSON", "This is not JSON: ")]
    [TestCase("", "This is not JSON: ")]
    [TestCase("{", "This is not JSON: ")]
    [TestCase("[1, 2]", "This is not a JSON object.")]
    [TestCase("null", "This is not a JSON object.")]
    [TestCase("7", "This is not a JSON object.")]
    [TestCase(
        """{"id":"a"}""",
        "not a record of a known kind; a record has one of the fields sentences, base, steps, sentence, factory_attempts."
    )]
    public void A_malformed_line_is_refused_by_file_and_line(string line, string problem)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("malformed.jsonl", Sentence, line);
        Assert.That(
            () => ReferenceVerifier.Verify(path),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"{path}, line 2: {problem}")
        );
    }

    [TestCase("""{"sentence":"x","layout":"maze"}""", "The field 'layout' has 'maze'")]
    [TestCase("""{"sentence":"x"}""", "The field 'layout' is missing.")]
    [TestCase("""{"sentence":5,"layout":"room_door_key"}""", "")]
    [TestCase("""{"sentence":null,"layout":"room_door_key"}""", "")]
    [TestCase("""{"id":"env-nowhere-0","factory_attempts":1}""", "The paper's data set has no game 'env-nowhere-0'.")]
    [TestCase(
        """{"steps":[],"layout":"room_door_key","seed":1,"colors":["red"],"edits":[],"actions":""}""",
        "The field 'colors' has fewer than two different colours; a world needs at least two."
    )]
    public void A_record_with_unusable_inputs_differs_instead_of_stopping_the_run(string line, string reason)
    {
        using var folder = new TemporaryFolder();
        var result = ReferenceVerifier.Verify(folder.Write("unusable.jsonl", line)).Single();
        Assert.That((result.Agree, result.Total), Is.EqualTo((0, 1)));
        var difference = result.FirstDifferences.Single().Difference;
        Assert.That((difference.Path, difference.Expected), Is.EqualTo(("(replay)", "a record that can be replayed")));
        Assert.That(difference.Actual, Does.StartWith(reason).And.Not.Empty);
    }

    [Test]
    public void An_empty_file_is_refused_since_nothing_was_verified()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("empty.jsonl");
        Assert.That(
            () => ReferenceVerifier.Verify(path),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(path)
        );
    }

    [Test]
    public void A_field_that_stands_twice_is_refused_by_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("twice.jsonl", Sentence, """{"sentence":"x","sentence":"y"}""");
        Assert.That(
            () => ReferenceVerifier.Verify(path),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"{path}, line 2: ")
        );
    }

    [Test]
    public void A_number_that_fits_no_type_of_ours_differs()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("number.jsonl", Sentence.Replace("\"col\":6", "\"col\":1e400"));
        var difference = ReferenceVerifier.Verify(path).Single().FirstDifferences.Single().Difference;
        Assert.That(difference.Path, Is.EqualTo("parsed.args.col"));
    }

    [Test]
    public void A_file_that_is_not_packed_as_its_name_says_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("plain.jsonl.gz", Sentence);
        Assert.That(
            () => ReferenceVerifier.Verify(path),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(path)
        );
    }

    [Test]
    public void A_missing_file_is_an_error_of_input_and_output()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => ReferenceVerifier.Verify(folder.PathOf("missing.jsonl")), Throws.InstanceOf<IOException>());
    }
}
