using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>Streams seeded side by side, against each seed's generator by itself.</summary>
public class SeededStreamsTests
{
    private delegate void Seeding(SeededStreams streams, ReadOnlySpan<long> seeds);

    private static readonly (string Width, Seeding Seed)[] Widths =
    [
        ("one word", static (streams, seeds) => streams.Seed<Word>(seeds)),
        ("128 bits", static (streams, seeds) => streams.Seed<Words128>(seeds)),
        ("256 bits", static (streams, seeds) => streams.Seed<Words256>(seeds)),
        ("512 bits", static (streams, seeds) => streams.Seed<Words512>(seeds)),
        ("the machine's", static (streams, seeds) => streams.Seed(seeds)),
    ];

    [Test]
    public void Every_width_gives_the_streams_of_the_seeds(
        [Range(0, 4)] int width,
        [Values(1, 2, 3, 16, 63, 64, 65, 1000)] int count
    )
    {
        var seeds = ManySeeds.Of(count);
        var streams = new SeededStreams(count);
        Widths[width].Seed(streams, seeds);
        for (var i = 0; i < count; i++)
        {
            Assert.That(
                TopBits(new CPythonRandom(0).Restart(seeds[i], streams[i])),
                Is.EqualTo(TopBits(new(seeds[i])))
            );
        }
    }

    [Test]
    public void Seeding_again_forgets_the_streams_before()
    {
        var streams = new SeededStreams(200);
        streams.Seed(ManySeeds.Of(200));
        streams.Seed([5815062]);
        Assert.That(
            TopBits(new CPythonRandom(0).Restart(5815062, streams[0])),
            Is.EqualTo(TopBits(new CPythonRandom(5815062)))
        );
    }

    [Test]
    public void More_seeds_than_there_is_room_for_are_refused() =>
        Assert.That(() => new SeededStreams(3).Seed(ManySeeds.Of(4)), Throws.ArgumentException);

    [Test]
    public void A_stream_goes_on_beyond_its_opening()
    {
        long[] seeds = [3209, -7, 1L << 40];
        var streams = new SeededStreams(seeds.Length);
        streams.Seed(seeds);
        for (var i = 0; i < seeds.Length; i++)
        {
            var opened = new CPythonRandom(0).Restart(seeds[i], streams[i]);
            var alone = new CPythonRandom(seeds[i]);
            Assert.That(Enumerable.Range(0, 2000).All(_ => opened.Below(1000) == alone.Below(1000)));
            Assert.That(opened.WordsDrawn, Is.EqualTo(alone.WordsDrawn));
        }
    }

    [Test]
    public void A_rewound_stream_begins_again([Values(0, 1, 63, 64, 65, 128, 129, 192, 193, 700)] int words)
    {
        var streams = new SeededStreams(1);
        streams.Seed([42]);
        foreach (var random in new[] { new CPythonRandom(42), new CPythonRandom(0).Restart(42, streams[0]) })
        {
            var rewound = random.Skip(words).Rewind();
            Assert.That(rewound.WordsDrawn, Is.Zero);
            Assert.That(TopBits(rewound, 300), Is.EqualTo(TopBits(new CPythonRandom(42), 300)));
        }
    }

    [Test]
    public void A_copy_goes_on_by_itself([Values(0, 1, 64, 128, 129, 700)] int words)
    {
        var random = new CPythonRandom(42).Skip(words);
        var copy = random.Copy();
        var expected = TopBits(new CPythonRandom(42).Skip(words));
        Assert.That(TopBits(copy), Is.EqualTo(expected));
        Assert.That(TopBits(random), Is.EqualTo(expected), "the original did not move");
    }

    /// <summary>The first words, but for their last bit: a draw below 2^31 - 1 takes a word, one in 2^31 excepted.</summary>
    private static int[] TopBits(CPythonRandom random, int words = SeededStreams.OpeningWords + 1) =>
        [.. Enumerable.Range(0, words).Select(_ => random.Below(int.MaxValue))];
}
