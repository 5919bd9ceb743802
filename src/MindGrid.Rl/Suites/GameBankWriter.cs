namespace MindGrid.Rl.Suites;

using System.Runtime.InteropServices;
using MindGrid.Rl.Teaching;

/// <summary>
/// Writes a bank from its first byte to its last, without going back: what is known only at the end stands at the end
/// (docs/game-bank.md).
/// </summary>
internal sealed class GameBankWriter
{
    private readonly Stream _stream;
    private readonly MemoryStream _piece = new();
    private readonly BinaryWriter _writer;
    private readonly List<ulong> _starts = [];
    private readonly Dictionary<GameFamily, int> _families = [];
    private Crc32C _check = new();
    private ulong _position;

    /// <summary>Begins a bank.</summary>
    /// <param name="stream">Receives the bytes.</param>
    /// <param name="count">How many games will be added.</param>
    /// <param name="source">Where they come from, as JSON.</param>
    public GameBankWriter(Stream stream, int count, string source)
    {
        (_stream, _writer) = (stream, new(_piece));
        var text = RecordReader.Utf8.GetBytes(source);
        _writer.Write(GameBankLayout.Magic);
        _writer.Write(GameBankLayout.Version);
        _writer.Write(text.Length);
        _writer.Write((long)count);
        _writer.Write(text);
        Flush();
    }

    /// <summary>Adds a game.</summary>
    /// <exception cref="ArgumentException">It cannot be stored.</exception>
    public void Add(PreparedGame game)
    {
        _starts.Add(_position);
        GameRecord.Write(_writer, game, FamilyOf(game.Game.Spec));
        Flush();
    }

    /// <summary>Ends the bank.</summary>
    public void End()
    {
        var offsets = _position;
        _starts.Add(offsets);
        foreach (var start in CollectionsMarshal.AsSpan(_starts))
        {
            _writer.Write(start);
        }
        Flush();
        var families = _position;
        _writer.Write(_families.Count);
        foreach (var family in _families.OrderBy(family => family.Value))
        {
            family.Key.Write(_writer);
        }
        Flush();
        _writer.Write(offsets);
        _writer.Write(families);
        _writer.Write(_position + GameBankLayout.TrailerBytes);
        _writer.Write(0);
        Flush();
        _writer.Write(_check.Value);
        Flush();
    }

    private int FamilyOf(GameSpec spec)
    {
        var family = GameFamily.Of(spec);
        _families.TryAdd(family, _families.Count);
        return _families[family];
    }

    private void Flush()
    {
        var bytes = _piece.GetBuffer().AsSpan(0, (int)_piece.Length);
        _check.Add(bytes);
        _stream.Write(bytes);
        _position += (ulong)bytes.Length;
        _piece.SetLength(0);
    }
}
