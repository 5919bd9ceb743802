namespace MindGrid.Rl.Suites;

using System.Buffers.Binary;
using System.Text.Json.Nodes;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Teaching;

/// <summary>
/// Prepared games in a file that is mapped into memory: a game is had in about a microsecond, with the human's first plan and the
/// best return, and nothing is planned. They are scored by <see cref="Scoring.Strict"/>. docs/game-bank.md describes the file
/// byte by byte. Any thread may read.
/// </summary>
public sealed class GameBank : IDisposable
{
    // Games that are drawn between two looks at the progress; how many does not show in the file.
    private const int BlockSize = 256;

    private readonly MappedBytes _file;
    private readonly GameBankLayout _layout;

    private GameBank(string path, MappedBytes file, GameBankLayout layout) =>
        (Path, _file, _layout) = (path, file, layout);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many games there are, at least one.</summary>
    public int Count => _layout.Count;

    /// <summary>Where the games come from, as JSON: what the writer said, and no more.</summary>
    public string Source => _layout.Source;

    /// <summary>A game, made anew each time.</summary>
    /// <param name="number">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    /// <exception cref="InvalidDataException">The bytes there are no game, although the file's checksum is right.</exception>
    /// <exception cref="ObjectDisposedException">The bank is closed.</exception>
    public PreparedGame this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
            try
            {
                var (first, bytes) = PlaceOf(number);
                using var record = _file.Borrow(first, bytes);
                return GameRecord.Read(record.Bytes, _layout.Families.AsSpan());
            }
            catch (FormatException error)
            {
                throw new InvalidDataException($"{Path}: game {number} cannot be read. {error.Message}", error);
            }
        }
    }

    /// <summary>Opens a bank and checks all of it: what it is, its version, its length, its checksum.</summary>
    /// <exception cref="InvalidDataException">It is no bank, of another version, or damaged; the message names the file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static GameBank Open(string path)
    {
        MappedBytes? file = null;
        try
        {
            file = new MappedBytes(path, GameBankLayout.HeaderBytes + GameBankLayout.TrailerBytes);
            return new(path, file, GameBankLayout.Read(file));
        }
        catch (FormatException error)
        {
            file?.Dispose();
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Draws games and writes them to a file (see <see cref="WholeFile"/>), on several cores.</summary>
    /// <param name="path">The file.</param>
    /// <param name="games">Where the games come from.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Names the bank: game i is the one of <see cref="EpisodeSeed.Of"/>(seed, i).</param>
    /// <param name="source">
    /// What <see cref="Source"/> will say of <paramref name="games"/>, such as <see cref="FreshGames.Describe"/>; the seed is added.
    /// </param>
    /// <param name="progress">Is told how many games are done.</param>
    /// <param name="degreeOfParallelism">The most threads; null for one a core. The file does not depend on it.</param>
    /// <param name="cancel">Stops between two games; nothing is left of the file then.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer games or threads than one.</exception>
    /// <exception cref="ArgumentException">A game cannot be stored: it is not scored by <see cref="Scoring.Strict"/>.</exception>
    public static void Write(
        string path,
        GameSource games,
        int count,
        long seed,
        JsonObject source,
        IProgress<int>? progress = null,
        int? degreeOfParallelism = null,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var described = (JsonObject)source.DeepClone();
        described["seed"] = seed;
        WholeFile.WriteBytes(
            path,
            stream =>
            {
                var writer = new GameBankWriter(stream, count, described.ToJsonString());
                for (var first = 0; first < count; first += BlockSize)
                {
                    var numbers = Enumerable.Range(first, Math.Min(BlockSize, count - first)).ToArray();
                    var drawn = NumberedWork.Map(
                        numbers,
                        number => games.Draw(EpisodeSeed.Of(seed, number)),
                        degreeOfParallelism,
                        cancel
                    );
                    foreach (var game in drawn)
                    {
                        writer.Add(game);
                    }
                    progress?.Report(first + drawn.Length);
                }
                writer.End();
            }
        );
    }

    /// <summary>Closes the file. Games that were read stay good.</summary>
    public void Dispose() => _file.Dispose();

    private (long First, int Bytes) PlaceOf(int number)
    {
        using var entry = _file.Borrow(_layout.Offsets + (sizeof(ulong) * (long)number), 2 * sizeof(ulong));
        var first = BinaryPrimitives.ReadInt64LittleEndian(entry.Bytes);
        var next = BinaryPrimitives.ReadInt64LittleEndian(entry.Bytes[sizeof(ulong)..]);
        return first >= 0 && next >= first && next <= _layout.Offsets && next - first <= int.MaxValue
            ? (first, (int)(next - first))
            : throw new FormatException("It is not where it should be.");
    }
}
