using MindGrid.Rl.Suites;

namespace MindGrid.Rl.Tests.Suites;

public class Crc32CTests
{
    /// <summary>RFC 3720, appendix B.4, and the check value of the catalogues.</summary>
    [Test]
    public void Published_values_come_out()
    {
        Assert.That(Of("123456789"u8), Is.EqualTo(0xE3069283u));
        Assert.That(Of(new byte[32]), Is.EqualTo(0x8A9136AAu));
        Assert.That(Of([.. Enumerable.Repeat((byte)255, 32)]), Is.EqualTo(0x62A8AB43u));
        Assert.That(Of([.. Enumerable.Range(0, 32).Select(i => (byte)i)]), Is.EqualTo(0x46DD794Eu));
        Assert.That(Of([]), Is.Zero);
    }

    [Test]
    public void Pieces_make_no_difference()
    {
        var bytes = new byte[61];
        new Random(1).NextBytes(bytes);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var check = new Crc32C();
            check.Add(bytes.AsSpan(0, cut));
            check.Add(bytes.AsSpan(cut));
            Assert.That(check.Value, Is.EqualTo(Of(bytes)), $"cut at {cut}");
        }
    }

    private static uint Of(ReadOnlySpan<byte> bytes)
    {
        var check = new Crc32C();
        check.Add(bytes);
        return check.Value;
    }
}
