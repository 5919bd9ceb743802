namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

/// <summary>A body that goes on and on, or breaks off.</summary>
internal sealed class EndlessStream : Stream
{
    public long BytesRead { get; private set; }

    /// <summary>Bytes after which the connection is cut.</summary>
    public long BreaksAfter { get; init; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (BytesRead >= BreaksAfter)
        {
            throw new IOException("The response ended prematurely.");
        }
        var read = (int)Math.Min(Math.Min(count, 4096), BreaksAfter - BytesRead);
        buffer.AsSpan(offset, read).Fill((byte)' ');
        BytesRead += read;
        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
