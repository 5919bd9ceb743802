namespace MindGrid.Rl.Learning.Tests.Training;

/// <summary>The cyclic redundancy check of Castagnoli as its definition has it, a bit at a time.</summary>
internal static class BitByBit
{
    private const uint Reversed = 0x82F63B78;

    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Reversed;
            }
        }
        return ~crc;
    }
}
