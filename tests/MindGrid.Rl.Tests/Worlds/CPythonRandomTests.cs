using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>The expected numbers are what CPython 3.11's <c>random.Random(seed)</c> gives.</summary>
public class CPythonRandomTests
{
    private static readonly int[] Bounds =
    [
        1,
        2,
        3,
        4,
        5,
        7,
        12,
        31,
        32,
        33,
        100,
        1000,
        1000001,
        1073741824,
        2147483647,
        1,
        6,
        9,
    ];

    [TestCase(0, 0, 1, 0, 2, 4, 3, 6, 29, 19, 30, 45, 597, 934973, 469102188, 1083806779, 0, 2, 2)]
    [TestCase(1, 0, 0, 1, 0, 3, 6, 7, 15, 24, 13, 12, 499, 29724, 837108038, 929360195, 0, 5, 7)]
    [TestCase(42, 0, 0, 2, 2, 1, 1, 2, 23, 6, 5, 75, 432, 33326, 63989047, 201209005, 0, 1, 8)]
    [TestCase(3209, 0, 1, 0, 3, 2, 3, 6, 5, 25, 18, 94, 291, 748506, 216904591, 1817702110, 0, 1, 1)]
    [TestCase(5815062, 0, 0, 1, 2, 0, 0, 4, 30, 30, 29, 70, 493, 547754, 70751537, 1648407783, 0, 5, 8)]
    [TestCase(1000000000, 0, 1, 1, 3, 0, 4, 3, 28, 0, 17, 3, 634, 188353, 615661796, 1795253296, 0, 4, 6)]
    [TestCase(8589934592L, 0, 1, 2, 2, 0, 1, 10, 29, 28, 15, 41, 404, 660911, 994600403, 297449836, 0, 0, 3)]
    [TestCase(-7, 0, 0, 1, 0, 0, 6, 8, 3, 23, 3, 64, 219, 39317, 184570285, 931247021, 0, 0, 3)]
    public void Below_is_randbelow(long seed, params int[] expected)
    {
        var random = new CPythonRandom(seed);
        Assert.That(Bounds.Select(random.Below), Is.EqualTo(expected));
    }

    [TestCase(0, 7, 7, 4, 6, 7, 7, 962838, 821872, 870163, -1, 0, -1, 1)]
    [TestCase(1, 5, 4, 6, 4, 7, 7, 495185, 683244, 398055, 3, -2, -3, 0)]
    [TestCase(42, 4, 4, 6, 5, 5, 5, 772246, 107473, 709570, 2, 1, -3, 1)]
    [TestCase(3209, 5, 6, 5, 7, 6, 7, 442330, 175268, 717687, 0, 1, -1, 2)]
    [TestCase(5815062, 6, 5, 7, 6, 4, 4, 312342, 989718, 959956, 2, 3, 2, 0)]
    [TestCase(1000000000, 4, 7, 6, 7, 4, 5, 927848, 4272, 284941, -3, 1, -2, 3)]
    [TestCase(8589934592L, 4, 7, 6, 4, 5, 7, 256987, 342439, 414102, 2, 0, -2, 0)]
    [TestCase(-7, 6, 5, 7, 4, 4, 4, 383452, 611097, 60816, 1, -2, -3, -3)]
    public void Between_is_randint(long seed, params int[] expected)
    {
        var random = new CPythonRandom(seed);
        var drawn = Many(6, () => random.Between(4, 7))
            .Concat(Many(3, () => random.Between(0, 1_000_000)))
            .Concat(Many(4, () => random.Between(-3, 3)));
        Assert.That(drawn, Is.EqualTo(expected));
    }

    [TestCase(0, "ggaeihgehfjd")]
    [TestCase(1, "cjbebhhhkgdb")]
    [TestCase(42, "kbaleddclbkl")]
    [TestCase(3209, "cfcgehgckgje")]
    [TestCase(5815062, "ekdhfaaellhj")]
    [TestCase(1000000000, "ijilbgehbida")]
    [TestCase(8589934592L, "ahkfadkhdfgk")]
    [TestCase(-7, "fcgkabibfjai")]
    public void Choice_is_choice(long seed, string expected)
    {
        var random = new CPythonRandom(seed);
        Assert.That(string.Concat(Many(12, () => random.Choice<char>("abcdefghijkl"))), Is.EqualTo(expected));
    }

    [TestCase(0, "glaehdckfijb", "ec", "mbjeioclafgknhd")]
    [TestCase(1, "cjbekdgfialh", "ag", "gjmahedbclfnoik")]
    [TestCase(42, "kbaedlgjicfh", "ab", "doijamngbleckfh")]
    [TestCase(3209, "cflgedibkjha", "lb", "nkjdcbahifmoelg")]
    [TestCase(5815062, "ekdhfagcjlbi", "il", "kamfoidgnbcjhel")]
    [TestCase(1000000000, "ijlbgcdakefh", "jc", "meilaogfnkjdbhc")]
    [TestCase(8589934592L, "ahfldjkbcegi", "hb", "ndihaogbfjcmlek")]
    [TestCase(-7, "fcgabjeikdlh", "ab", "gobdminajehkcfl")]
    public void Sample_is_sample(long seed, string all, string two, string more)
    {
        var random = new CPythonRandom(seed);
        Assert.That(Sample(random, "abcdefghijkl", 12), Is.EqualTo(all));
        Assert.That(Sample(random, "abcdefghijkl", 2), Is.EqualTo(two));
        Assert.That(Sample(random, "abcdefghijklmno", 15), Is.EqualTo(more));
    }

    [Test]
    public void The_stream_stays_right_beyond_the_first_624_words()
    {
        var random = new CPythonRandom(5);
        Assert.That(Many(2000, () => random.Below(1000))[^3..], Is.EqualTo([979, 658, 696]));
    }

    [Test]
    public void Below_one_still_draws()
    {
        var random = new CPythonRandom(1);
        Assert.That(random.Below(1), Is.Zero);
        Assert.That(random.WordsDrawn, Is.GreaterThan(0));
    }

    [Test]
    public void Below_rejects_what_is_not_positive([Values(0, -1)] int bound) =>
        Assert.That(() => new CPythonRandom(1).Below(bound), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Skip_reaches_the_state_that_the_words_drawn_name([Values(0, 1, 623, 624, 2000)] int draws)
    {
        var random = new CPythonRandom(5815062);
        _ = Many(draws, () => random.Below(12));
        var skipped = new CPythonRandom(5815062).Skip(random.WordsDrawn);
        Assert.That(skipped.WordsDrawn, Is.EqualTo(random.WordsDrawn));
        Assert.That(Many(20, () => skipped.Below(1000)), Is.EqualTo(Many(20, () => random.Below(1000))));
    }

    [Test]
    public void A_cell_is_chosen_by_column_then_by_row()
    {
        Cell[] sorted = [new(1, 9), new(2, 1), new(2, 8), new(7, 3)];
        var cells = Bitboard.Of(sorted);
        var (byCell, byIndex) = (new CPythonRandom(3209), new CPythonRandom(3209));
        Assert.That(Many(50, () => byCell.Choice(cells)), Is.EqualTo(Many(50, () => sorted[byIndex.Below(4)])));
    }

    private static T[] Many<T>(int count, Func<T> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];

    private static string Sample(CPythonRandom random, string pool, int count)
    {
        var drawn = new char[count];
        random.Sample(pool.ToCharArray(), drawn.AsSpan());
        return new string(drawn);
    }
}
