namespace MindGrid.Rl.Envs;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;

/// <summary>
/// Where every byte of an image comes from, for each vector of the image as four vectors of constants. All cells of a vector stand
/// in 64 places side by side, so that one look-up in 128 bytes (types of those places, colours and states) finds them.
/// </summary>
internal sealed unsafe class ImagePlan
{
    /// <summary>Vectors of constants for a vector of the image: where the cell is, whether it is a colour, bits, number.</summary>
    public const int Constants = 4;

    private const byte TypeMask = byte.MaxValue;
    private const byte HalfMask = 15;

    private readonly int _lanes;
    private readonly AlignedBytes _constants;

    /// <summary>A plan.</summary>
    /// <param name="places">[cells] where the kernels keep each cell of the image, cells of a part side by side.</param>
    /// <param name="code">How cells are coded.</param>
    /// <param name="lanes">Bytes of a vector.</param>
    public ImagePlan(ReadOnlySpan<int> places, CellCode code, int lanes)
    {
        IsOneHot = code == CellCode.OneHot;
        _lanes = lanes;
        var cellBytes = CellBytes = CellCodes.BytesOf(code);
        Bytes = places.Length * cellBytes;
        var parts = ImmutableArray.CreateBuilder<ImagePart>();
        var vectors = 0;
        for (var cell = 0; cell < places.Length; )
        {
            var (first, place) = (cell, places[cell] / View.PartPlaces);
            while (cell < places.Length && places[cell] / View.PartPlaces == place)
            {
                cell++;
            }
            parts.Add(new(place * View.PartPlaces, first * cellBytes, (cell - first) * cellBytes, lanes, vectors));
            vectors += parts[^1].Vectors;
        }
        Parts = parts.ToImmutable();
        _constants = new(vectors * Constants * lanes);
        foreach (var part in Parts)
        {
            for (var vector = 0; vector < part.Vectors; vector++)
            {
                Fill(part, vector, places, code);
            }
        }
    }

    /// <summary>Bytes of a cell.</summary>
    public int CellBytes { get; }

    /// <summary>Bytes of an image.</summary>
    public int Bytes { get; }

    /// <summary>Whether a byte says if a cell's number is a certain one, instead of the number.</summary>
    public bool IsOneHot { get; }

    /// <summary>The parts of an image.</summary>
    public ImmutableArray<ImagePart> Parts { get; }

    /// <summary>[<see cref="Constants"/>, lanes] of a vector; those of the part's next one follow.</summary>
    public byte* ConstantsOf(ImagePart part, int vector) =>
        _constants.Start + ((part.FirstVector + vector) * Constants * _lanes);

    private void Fill(ImagePart part, int vector, ReadOnlySpan<int> places, CellCode code)
    {
        var constants = _constants.Bytes[((part.FirstVector + vector) * Constants * _lanes)..];
        var (offset, bytes) = part[vector];
        for (var lane = 0; lane < bytes; lane++)
        {
            var place = part.Offset + offset + lane;
            var (channel, number) = CellCodes.Meaning(code, place % CellBytes);
            var inPart = places[place / CellBytes] % View.PartPlaces;
            var isType = channel == CellChannel.Type;
            constants[lane] = (byte)(isType ? inPart : View.PartPlaces + inPart);
            constants[_lanes + lane] = channel == CellChannel.Color ? byte.MaxValue : (byte)0;
            constants[(2 * _lanes) + lane] = isType ? TypeMask : HalfMask;
            constants[(3 * _lanes) + lane] = number;
        }
    }
}

/// <summary>
/// The bytes of an image whose cells stand in 64 places side by side: whole vectors, and at the end one that is shorter or overlaps
/// the one before, so that no byte beyond the part is written.
/// </summary>
internal sealed class ImagePart
{
    private readonly int _lanes;

    /// <summary>A part.</summary>
    /// <param name="firstPlace">The first of the 64 places.</param>
    /// <param name="offset">Where in the image the part begins.</param>
    /// <param name="bytes">Bytes of the part, no fewer than a vector has.</param>
    /// <param name="lanes">Bytes of a vector.</param>
    /// <param name="firstVector">Number of vectors of the parts before.</param>
    public ImagePart(int firstPlace, int offset, int bytes, int lanes, int firstVector)
    {
        _lanes = lanes;
        (FirstPlace, Offset, FirstVector) = (firstPlace, offset, firstVector);
        var rest = bytes % lanes;
        WholeVectors = bytes / lanes;
        Vectors = WholeVectors + (rest > 0 ? 1 : 0);
        LastBytes =
            rest == 0 ? 0
            : rest <= 16 ? 16
            : rest <= 32 ? 32
            : lanes;
        LastOffset = bytes - LastBytes;
    }

    /// <summary>The first of the 64 places.</summary>
    public int FirstPlace { get; }

    /// <summary>Where in the image the part begins.</summary>
    public int Offset { get; }

    /// <summary>Number of vectors of the parts before.</summary>
    public int FirstVector { get; }

    /// <summary>Number of whole vectors.</summary>
    public int WholeVectors { get; }

    /// <summary>Number of all vectors.</summary>
    public int Vectors { get; }

    /// <summary>Bytes of the last vector if it is no whole one, else 0.</summary>
    public int LastBytes { get; }

    /// <summary>Where in the part the last one begins.</summary>
    public int LastOffset { get; }

    /// <summary>Where in the part a vector begins, and how many bytes it writes.</summary>
    public (int Offset, int Bytes) this[int vector] =>
        vector < WholeVectors ? (vector * _lanes, _lanes) : (LastOffset, LastBytes);
}
