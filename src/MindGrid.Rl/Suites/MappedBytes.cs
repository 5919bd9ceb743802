namespace MindGrid.Rl.Suites;

using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

/// <summary>
/// A file's bytes as memory, read only. Whoever reads borrows them: while they are borrowed they stay where they are, even if the
/// file is closed meanwhile, and once it is closed nobody can borrow. Any thread may.
/// </summary>
internal sealed class MappedBytes : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="least">The fewest bytes that it must have, at least 1: an empty file cannot be mapped.</param>
    /// <exception cref="FormatException">It has fewer.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public MappedBytes(string path, int least)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            Length = file.CanSeek ? file.Length : 0;
            if (Length < least)
            {
                throw new FormatException($"It has {Length} bytes; {least} are the least.");
            }
            const MemoryMappedFileAccess Read = MemoryMappedFileAccess.Read;
            _file = MemoryMappedFile.CreateFromFile(file, null, 0, Read, HandleInheritability.None, leaveOpen: false);
            _view = _file.CreateViewAccessor(0, 0, Read);
        }
        catch
        {
            _file?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes in the file.</summary>
    public long Length { get; }

    /// <summary>Lends some of the bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not all in the file.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public Loan Borrow(long first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Length - count);
        var handle = _view.SafeMemoryMappedViewHandle;
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        return new(handle, first, count);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    /// <summary>Borrowed bytes, to be given back.</summary>
    internal readonly unsafe ref struct Loan
    {
        private readonly SafeMemoryMappedViewHandle _handle;

        public Loan(SafeMemoryMappedViewHandle handle, long first, int count)
        {
            byte* start = null;
            handle.AcquirePointer(ref start);
            _handle = handle;
            Bytes = new(start + first, count);
        }

        /// <summary>The bytes, good until they are given back.</summary>
        public ReadOnlySpan<byte> Bytes { get; }

        /// <summary>Gives them back.</summary>
        public void Dispose() => _handle.ReleasePointer();
    }
}
