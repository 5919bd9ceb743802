namespace MindGrid.Rl.Edits;

/// <summary>Why an edit cannot be applied.</summary>
public enum RejectionReason : byte
{
    /// <summary>The cell is not on the board.</summary>
    OffBoard,

    /// <summary>No wall or lava of the divider is at the cell.</summary>
    ObstacleNotFound,

    /// <summary>From the divider's cell no inner cell can be reached.</summary>
    NoWayIn,

    /// <summary>The opening's state does not exist in this layout.</summary>
    UndefinedState,

    /// <summary>No door or bridge is at the cell.</summary>
    OpeningNotFound,

    /// <summary>Something stands in the cell.</summary>
    CellOccupied,

    /// <summary>No tool of this kind and colour exists.</summary>
    ToolNotFound,

    /// <summary>The divider is not made of lava, or has cooled already.</summary>
    NotLava,

    /// <summary>The object table is full.</summary>
    WorldFull,

    /// <summary>A ball there would not block an opening.</summary>
    BlocksNothing,

    /// <summary>The target is in a box already.</summary>
    TargetHidden,

    /// <summary>The world has no tool left. The reference says nothing and does nothing.</summary>
    NoTool,

    /// <summary>The tool is in a box already. The reference says nothing and does nothing.</summary>
    ToolHidden,

    /// <summary>Every opening is blocked already. The reference says nothing and does nothing.</summary>
    NoFreeOpening,

    /// <summary>The world would allow it, but the human does not believe it.</summary>
    Doubted,
}

/// <summary>An edit that was not applied, and the sentence that says why.</summary>
/// <param name="Reason">The reason as a code.</param>
/// <param name="Message">The reason as a sentence.</param>
public sealed record EditRejection(RejectionReason Reason, string Message)
{
    /// <summary>Whether the reference counts this edit as applied although it changes nothing.</summary>
    public bool IsSilentInReference =>
        Reason is RejectionReason.NoTool or RejectionReason.ToolHidden or RejectionReason.NoFreeOpening;
}
