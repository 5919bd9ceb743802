namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;

/// <summary>Where everything is in a bank's file, checked (docs/game-bank.md).</summary>
/// <param name="Source">Where the games come from, as JSON.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Offsets">Where the table of the games' beginnings begins: [<paramref name="Count"/> + 1] numbers of 64 bits.</param>
/// <param name="Families">What the games have in common.</param>
internal sealed record GameBankLayout(string Source, int Count, long Offsets, ImmutableArray<GameFamily> Families)
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Version = 1;

    /// <summary>Magic number, version, length of the source, number of games.</summary>
    public const int HeaderBytes = 24;

    /// <summary>Two positions, the file's length, nothing, the checksum.</summary>
    public const int TrailerBytes = 32;

    private const int ChecksumBytes = sizeof(uint);
    private const int LargestPiece = 1 << 26;

    /// <summary>What every bank begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "MGRLBANK"u8;

    /// <summary>Reads and checks a whole file.</summary>
    /// <exception cref="FormatException">It is no bank, of another version, or damaged; the message says which.</exception>
    public static GameBankLayout Read(MappedBytes file)
    {
        var (sourceBytes, count) = ReadHeader(file);
        using var end = file.Borrow(file.Length - TrailerBytes, TrailerBytes);
        var trailer = new RecordReader(end.Bytes);
        var (offsets, families, length) = (trailer.Int64(), trailer.Int64(), trailer.Int64());
        if (length != file.Length)
        {
            throw new FormatException("It does not end as a game bank does: it is incomplete or damaged.");
        }
        trailer.Int32();
        if ((uint)trailer.Int32() != ChecksumOf(file))
        {
            throw new FormatException("Its checksum is not that of its content: it is damaged.");
        }
        var first = HeaderBytes + (long)sourceBytes;
        var last = file.Length - TrailerBytes;
        if (
            count is < 1 or > int.MaxValue - 1
            || sourceBytes < 0
            || offsets < first
            || offsets > last
            || families - offsets != sizeof(ulong) * (count + 1)
            || last - families is < 0 or > int.MaxValue
        )
        {
            throw new FormatException("Its tables are not where they should be: it is damaged.");
        }
        return new(
            ReadSource(file, sourceBytes),
            (int)count,
            offsets,
            ReadFamilies(file, families, (int)(last - families))
        );
    }

    private static (int SourceBytes, long Count) ReadHeader(MappedBytes file)
    {
        using var beginning = file.Borrow(0, HeaderBytes);
        var header = new RecordReader(beginning.Bytes);
        if (!header.Bytes(Magic.Length).SequenceEqual(Magic))
        {
            throw new FormatException("It is no game bank.");
        }
        var version = (uint)header.Int32();
        return version == Version
            ? (header.Int32(), header.Int64())
            : throw new FormatException(
                $"It is a game bank of version {version}; this program reads version {Version}."
            );
    }

    private static uint ChecksumOf(MappedBytes file)
    {
        var check = new Crc32C();
        var end = file.Length - ChecksumBytes;
        for (var at = 0L; at < end; at += LargestPiece)
        {
            using var piece = file.Borrow(at, (int)Math.Min(LargestPiece, end - at));
            check.Add(piece.Bytes);
        }
        return check.Value;
    }

    private static string ReadSource(MappedBytes file, int bytes)
    {
        using var source = file.Borrow(HeaderBytes, bytes);
        var text = new RecordReader(source.Bytes).Text(bytes);
        SuiteFile.ParseLine(text);
        return text;
    }

    private static ImmutableArray<GameFamily> ReadFamilies(MappedBytes file, long at, int bytes)
    {
        using var table = file.Borrow(at, bytes);
        var reader = new RecordReader(table.Bytes);
        var count = reader.Int32();
        var families = ImmutableArray.CreateBuilder<GameFamily>();
        for (var i = 0; i < count; i++)
        {
            families.Add(GameFamily.Read(ref reader));
        }
        reader.End();
        return families.DrainToImmutable();
    }
}
