using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Wrappers;

namespace MindGrid.Rl.Tests.Envs.Wrappers;

public class WorldStretchesTests
{
    [Test]
    public void All_worlds_are_one_stretch()
    {
        Assert.That(Stretches(WorldMask.All, 5), Is.EqualTo(new[] { (0, 5) }));
    }

    [TestCase("", "")]
    [TestCase("0", "")]
    [TestCase("1", "0-1")]
    [TestCase("0110", "1-3")]
    [TestCase("1101", "0-2 3-4")]
    [TestCase("0010011", "2-3 5-7")]
    [TestCase("111", "0-3")]
    public void Stretches_are_the_longest_without_a_gap(string flags, string expected)
    {
        bool[] inIt = [.. flags.Select(flag => flag == '1')];
        Assert.That(Text(new WorldMask(inIt), inIt.Length), Is.EqualTo(expected));
        bool[] outside = [.. inIt.Select(flag => !flag)];
        Assert.That(Text(WorldMask.Except(outside), inIt.Length), Is.EqualTo(expected));
    }

    private static string Text(WorldMask worlds, int count) =>
        string.Join(' ', Stretches(worlds, count).Select(one => $"{one.First}-{one.First + one.Count}"));

    private static List<(int First, int Count)> Stretches(WorldMask worlds, int count)
    {
        var stretches = new List<(int, int)>();
        foreach (var stretch in new WorldStretches(worlds, count))
        {
            stretches.Add(stretch);
        }
        return stretches;
    }
}
