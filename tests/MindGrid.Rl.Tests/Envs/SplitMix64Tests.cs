using MindGrid.Rl.Envs;
using MindGrid.Rl.Tests.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs;

public class SplitMix64Tests
{
    // The outputs that the generator's public C source prints for these seeds.
    [TestCase(
        1234567UL,
        new ulong[]
        {
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        }
    )]
    [TestCase(0UL, new ulong[] { 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F })]
    public void The_stream_of_a_seed_is_the_published_one(ulong seed, ulong[] expected)
    {
        var random = new SplitMix64(seed);
        Assert.That(expected.Select(_ => random.Next()).ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void A_negative_seed_is_the_seed_with_the_same_bits() =>
        Assert.That(new SplitMix64(-1L).Next(), Is.EqualTo(new SplitMix64(ulong.MaxValue).Next()));

    [Test]
    public void A_copy_goes_on_alone_with_the_same_stream()
    {
        var random = new SplitMix64(3L);
        random.Next();
        var copy = random;
        Assert.That(copy.Next(), Is.EqualTo(random.Next()));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(100)]
    public void Numbers_below_a_bound_are_uniform(int bound)
    {
        var random = new SplitMix64(4L);
        var counts = new int[bound];
        for (var i = 0; i < bound * 1000; i++)
        {
            counts[random.Below(bound)]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    [Test]
    public void A_bound_that_divides_nothing_evenly_is_drawn_without_bias()
    {
        // Of 2^32 numbers, plain scaling would give every third residue of this bound half the others' share.
        const int Bound = 3 << 29;
        var random = new SplitMix64(4L);
        var counts = new int[3];
        for (var i = 0; i < 90_000; i++)
        {
            counts[random.Below(Bound) % 3]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_bound_that_leaves_no_number_is_refused(int bound)
    {
        var random = new SplitMix64(4L);
        Assert.That(() => random.Below(bound), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Units_are_uniform_and_never_1()
    {
        var random = new SplitMix64(4L);
        var counts = new int[64];
        for (var i = 0; i < 64_000; i++)
        {
            var unit = random.Unit();
            Assert.That(unit is >= 0 and < 1);
            counts[(int)(unit * 64)]++;
        }
        ChiSquare.AssertUniform(counts);
    }

    [Test]
    public void Normals_have_mean_0_and_variance_1()
    {
        var random = new SplitMix64(4L);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => random.Normal()).ToList();
        var mean = numbers.Average();
        Assert.That(mean, Is.EqualTo(0).Within(0.02));
        Assert.That(numbers.Average(number => (number - mean) * (number - mean)), Is.EqualTo(1).Within(0.03));
        Assert.That(numbers, Is.All.Matches<double>(double.IsFinite));
    }

    /// <summary>With the largest bounds nearly every second draw has to be made again.</summary>
    [Test]
    public void Many_at_once_are_what_one_after_the_other_would_be(
        [Values(1, 2, 7, 1000, (1 << 30) + 1, int.MaxValue)] int bound,
        [Values(0, 1, 7, 8, 9, 64, 1001)] int count
    )
    {
        var (alone, together) = (new SplitMix64(5L), new SplitMix64(5L));
        var expected = new int[count];
        for (var i = 0; i < count; i++)
        {
            expected[i] = alone.Below(bound);
        }
        var drawn = new int[count];
        together.Fill(bound, drawn);
        Assert.That(drawn, Is.EqualTo(expected));
        Assert.That(together.Next(), Is.EqualTo(alone.Next()));
    }
}
