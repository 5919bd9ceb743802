namespace MindGrid.Rl.Envs;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Rules;

/// <summary>
/// Where every byte of an image comes from, cut into vectors: for each vector of the image four vectors of constants. All cells of
/// a vector stand in one part of 64 places, so that one look-up in 128 bytes (looks and colours of the part) finds them.
/// </summary>
internal sealed unsafe class ImagePlan
{
    /// <summary>Vectors of constants for a vector of the image: index, first mask, second mask, number.</summary>
    public const int Constants = 4;

    /// <summary>A type takes the lower five bits of a look, a state the upper three.</summary>
    public const int StateShift = 5;

    private const byte TypeMask = (1 << StateShift) - 1;
    private const byte StateMask = byte.MaxValue >> StateShift;

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
        var cellBytes = CellCodes.BytesOf(code);
        Bytes = places.Length * cellBytes;
        var pieces = ImmutableArray.CreateBuilder<ImagePiece>();
        for (var cell = 0; cell < places.Length; )
        {
            var part = places[cell] / View.PartPlaces;
            var from = cell;
            while (cell < places.Length && places[cell] / View.PartPlaces == part)
            {
                cell++;
            }
            Cut(part, from * cellBytes, cell * cellBytes, pieces);
        }
        Pieces = pieces.ToImmutable();
        _constants = new(Pieces.Length * Constants * lanes);
        for (var piece = 0; piece < Pieces.Length; piece++)
        {
            Fill(piece, places, code);
        }
    }

    /// <summary>Bytes of an image.</summary>
    public int Bytes { get; }

    /// <summary>Whether a byte says if a cell's number is a certain one, instead of the number.</summary>
    public bool IsOneHot { get; }

    /// <summary>The vectors of an image, part by part.</summary>
    public ImmutableArray<ImagePiece> Pieces { get; }

    /// <summary>[pieces, <see cref="Constants"/>, lanes]</summary>
    public byte* FirstConstant => _constants.Start;

    /// <summary>Whole vectors, and at the end a shorter one, or one that overlaps the one before: no byte beyond the part is written.</summary>
    private void Cut(int part, int from, int to, ImmutableArray<ImagePiece>.Builder pieces)
    {
        for (; to - from >= _lanes; from += _lanes)
        {
            pieces.Add(new(part, from, _lanes));
        }
        var left = to - from;
        if (left > 0)
        {
            var bytes = left <= 16 ? 16 : Math.Min(left <= 32 ? 32 : 64, _lanes);
            pieces.Add(new(part, to - bytes, bytes));
        }
    }

    private void Fill(int piece, ReadOnlySpan<int> places, CellCode code)
    {
        var constants = _constants.Bytes.Slice(piece * Constants * _lanes, Constants * _lanes);
        var cellBytes = CellCodes.BytesOf(code);
        for (var lane = 0; lane < Pieces[piece].Bytes; lane++)
        {
            var place = Pieces[piece].Offset + lane;
            var (channel, number) = CellCodes.Meaning(code, place % cellBytes);
            var inPart = places[place / cellBytes] % View.PartPlaces;
            var (index, first, second) = channel switch
            {
                CellChannel.Type => (inPart, TypeMask, (byte)0),
                CellChannel.Color => (View.PartPlaces + inPart, byte.MaxValue, (byte)0),
                _ => (inPart, (byte)0, StateMask),
            };
            constants[lane] = (byte)index;
            constants[_lanes + lane] = first;
            constants[(2 * _lanes) + lane] = second;
            constants[(3 * _lanes) + lane] = number;
        }
    }
}

/// <summary>A vector of an image.</summary>
/// <param name="Part">The part of 64 places that its cells stand in.</param>
/// <param name="Offset">Where in the image it begins.</param>
/// <param name="Bytes">16, 32 or 64.</param>
internal readonly record struct ImagePiece(int Part, int Offset, int Bytes);
