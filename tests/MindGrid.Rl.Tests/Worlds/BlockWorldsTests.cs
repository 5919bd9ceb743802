using System.Runtime.InteropServices;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>Sets of worlds by the block name the same worlds as flags looked at one by one.</summary>
public class BlockWorldsTests
{
    private const int Most = 200;

    [Test]
    public void The_flagged_worlds_are_walked_in_order_however_many_there_are([Values(0, 1, 10, 50, 100)] int percent)
    {
        var random = new Random(percent);
        for (var count = 0; count <= Most; count++)
        {
            var flags = Flags(random, count, percent);
            var walked = new List<int>();
            foreach (var world in new FlaggedWorlds(flags))
            {
                walked.Add(world);
            }
            Assert.That(walked, Is.EqualTo(Enumerable.Range(0, count).Where(world => flags[world])));
        }
    }

    [Test]
    public void A_mask_has_the_same_worlds_by_the_block_as_one_by_one([Values(0, 10, 100)] int percent)
    {
        var random = new Random(percent);
        for (var count = 1; count <= Most; count++)
        {
            var flags = Flags(random, count, percent);
            foreach (var mask in new[] { WorldMask.All, new WorldMask(flags), WorldMask.Except(flags) })
            {
                Assert.That(
                    ByBlock(mask, count),
                    Is.EqualTo(Enumerable.Range(0, count).Where(mask.Contains)),
                    $"{count} worlds"
                );
            }
        }
    }

    [Test]
    public void A_flag_that_is_any_byte_but_zero_is_set()
    {
        var bytes = new byte[] { 0, 1, 2, 0, 128, 255 };
        var flags = MemoryMarshal.Cast<byte, bool>(bytes);
        Assert.That(BlockWorlds.Flagged(flags, first: 0), Is.EqualTo(0b110110));
    }

    private static bool[] Flags(Random random, int count, int percent) =>
        [.. Enumerable.Range(0, count).Select(_ => random.Next(100) < percent)];

    private static List<int> ByBlock(WorldMask mask, int numEnvs)
    {
        var worlds = new List<int>();
        for (var block = 0; block * BlockWorlds.Size < numEnvs; block++)
        {
            foreach (var world in new BlockWorlds(mask.OfBlock(block, numEnvs), block * BlockWorlds.Size))
            {
                worlds.Add(world);
            }
        }
        return worlds;
    }
}
