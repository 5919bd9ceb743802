namespace MindGrid.Rl.Envs;

using MindGrid.Rl.Rules;

/// <summary>How the cells of an observation are coded.</summary>
public enum CellCode : byte
{
    /// <summary>Three bytes a cell: Minigrid's type, colour and state.</summary>
    Symbolic,

    /// <summary>37 bytes a cell, 0 or 1: one of 17 types, one of 12 colours, one of 8 states.</summary>
    OneHot,
}

/// <summary>
/// What an agent of a grid environment sees: an image of the cells, and beside it its heading, what it carries and its goal.
/// </summary>
public sealed record GridObservation
{
    private readonly int? _window = Sight.ReferenceSize;

    /// <summary>The reference's: the 5x5 window, symbolic, with occlusion.</summary>
    public static GridObservation Reference { get; } = new();

    /// <summary>Minigrid's usual one: the 7x7 window, symbolic, with occlusion.</summary>
    public static GridObservation Minigrid { get; } = new() { Window = 7 };

    /// <summary>The whole board, 11x11, symbolic.</summary>
    public static GridObservation Board { get; } = new() { Window = null };

    /// <summary>
    /// Cells along one side of the window that the agent looks through, odd, at most 21, the agent in the middle of its near edge and
    /// looking away from it; null for the whole board, on which the agent stands as a tile of type 10 with its heading as state.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An even size, or one above 21.</exception>
    public int? Window
    {
        get => _window;
        init
        {
            if (value is { } size)
            {
                Sight.RequireSize(size);
            }
            _window = value;
        }
    }

    /// <summary>Whether walls and shut doors hide what lies behind them (in a window; the whole board is always seen).</summary>
    public bool Occlusion { get; init; } = true;

    /// <summary>How cells are coded.</summary>
    public CellCode Code { get; init; }

    /// <summary>Whether everything is one vector of bytes (image, heading, carried thing, goal) instead of named parts.</summary>
    public bool Flat { get; init; }
}
