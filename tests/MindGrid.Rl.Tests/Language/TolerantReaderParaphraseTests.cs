using System.Collections.Immutable;
using System.Diagnostics;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Language;

/// <summary>How well the reader generalises: its texts come from a generator that was written without a look at it.</summary>
public class TolerantReaderParaphraseTests
{
    private const int SentenceCount = 1000;
    private const int AnswerCount = 300;
    private const double RequiredShare = 0.99;

    private static readonly Lazy<ImmutableArray<Paraphrase>> Sentences = new(() =>
        [.. Paraphraser.Sentences(SentenceCount)]
    );

    private static readonly Lazy<ImmutableArray<Paraphrase>> Answers = new(() => [.. Paraphraser.Answers(AnswerCount)]);

    [Test]
    public void The_paraphrases_are_many_and_of_every_kind()
    {
        var kinds = Sentences.Value.Select(paraphrase => paraphrase.Edits[0].Kind).Distinct();
        Assert.Multiple(() =>
        {
            Assert.That(kinds, Is.EquivalentTo(Enum.GetValues<EditKind>()));
            Assert.That(Sentences.Value.Distinct().Count(), Is.GreaterThan(SentenceCount * 9 / 10));
            Assert.That(Answers.Value, Has.Length.EqualTo(AnswerCount));
            Assert.That(HostileTexts.All.Distinct().Count(), Is.EqualTo(200));
        });
    }

    [Test]
    public void It_reads_a_sentence_that_says_an_edit_in_other_words() =>
        RequireShare(Sentences.Value, (read, edits) => read.Count == 1 && edits.SequenceEqual([read[0].Edit!]));

    [Test]
    public void It_reads_the_edits_of_a_whole_answer_in_order() =>
        RequireShare(
            Answers.Value,
            (read, edits) => edits.SequenceEqual(read.Select(sentence => sentence.Edit).OfType<Edit>())
        );

    [Test]
    public void Of_every_sentence_it_gives_the_edit_or_a_reason() =>
        Assert.That(
            from paraphrase in Sentences.Value.AddRange(Answers.Value)
            from sentence in Read(paraphrase)
            where (sentence.Edit is null) == string.IsNullOrWhiteSpace(sentence.Reason)
            select sentence,
            Is.Empty
        );

    [Test]
    public void A_position_is_where_the_sentence_stands() =>
        Assert.That(
            from paraphrase in Sentences.Value.AddRange(Answers.Value)
            from problem in MisplacedIn(paraphrase.Text, Read(paraphrase))
            select problem,
            Is.Empty
        );

    [Test]
    public void It_reads_no_edit_from_a_text_that_states_none([Values] Layout layout) =>
        Assert.That(
            from text in HostileTexts.All
            from sentence in new TolerantReader().Read(text, layout)
            where sentence.Edit is not null
            select $"{Shown(text)}: {sentence.Edit}",
            Is.Empty
        );

    [Test]
    public void It_says_why_a_text_states_no_edit([Values] Layout layout) =>
        Assert.That(
            from text in HostileTexts.All
            where !string.IsNullOrWhiteSpace(text)
            let read = new TolerantReader().Read(text, layout)
            where read.Count == 0 || read.Any(sentence => string.IsNullOrWhiteSpace(sentence.Reason))
            select Shown(text),
            Is.Empty
        );

    [Test]
    [Category("Slow")]
    [NonParallelizable]
    public void Ten_times_the_text_takes_less_than_thirty_times_as_long()
    {
        var page = string.Join("\n", Answers.Value.Take(50).Select(answer => answer.Text));
        var small = RepeatedTo(100_000, page);
        var large = RepeatedTo(1_000_000, page);
        BestSeconds(small, 1);
        Assert.That(BestSeconds(large, 1), Is.LessThan(30 * BestSeconds(small, 3)));
    }

    private static void RequireShare(
        ImmutableArray<Paraphrase> paraphrases,
        Func<IReadOnlyList<ReadSentence>, ImmutableArray<Edit>, bool> isRight
    )
    {
        var misses = paraphrases
            .Where(paraphrase => !isRight(Read(paraphrase), paraphrase.Edits))
            .Select(Description)
            .ToList();
        Assert.That(
            1 - ((double)misses.Count / paraphrases.Length),
            Is.GreaterThanOrEqualTo(RequiredShare),
            $"{misses.Count} of {paraphrases.Length} misread:\n{string.Join("\n", misses)}"
        );
    }

    private static IReadOnlyList<ReadSentence> Read(Paraphrase paraphrase) =>
        new TolerantReader().Read(paraphrase.Text, paraphrase.Layout);

    private static string Description(Paraphrase paraphrase)
    {
        var read = Read(paraphrase)
            .Select(sentence => $"\n    {sentence.Text} -> {sentence.Edit?.ToString() ?? sentence.Reason}");
        return $"{paraphrase.Text}\n  means {string.Join(", ", paraphrase.Edits)}\n  read as{string.Concat(read)}";
    }

    private static IEnumerable<string> MisplacedIn(string text, IReadOnlyList<ReadSentence> read)
    {
        var previous = -1;
        foreach (var sentence in read)
        {
            var position = sentence.Position;
            if (position < 0 || position >= text.Length)
            {
                yield return $"{position} is outside of: {text}";
                continue;
            }
            if (position <= previous)
            {
                yield return $"{position} does not lie after {previous} in: {text}";
            }
            previous = position;

            var found = text.IndexOf(sentence.Text, position, StringComparison.Ordinal);
            if (found < 0 || text[position..found].Any(char.IsLetter))
            {
                yield return $"'{sentence.Text}' does not stand at {position} of: {text}";
            }
        }
    }

    private static string RepeatedTo(int length, string page) =>
        string.Concat(Enumerable.Repeat(page + "\n", (length / page.Length) + 1))[..length];

    private static double BestSeconds(string text, int times) =>
        Enumerable
            .Range(0, times)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                new TolerantReader().Read(text, Layout.RoomDoorKey);
                return watch.Elapsed.TotalSeconds;
            });

    private static string Shown(string text) =>
        text.Length <= 120 ? text : $"{text[..120]}… ({text.Length} characters)";
}
