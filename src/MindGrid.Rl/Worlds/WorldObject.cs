namespace MindGrid.Rl.Worlds;

using MindGrid.Rl.Grid;

/// <summary>Why an object is in the world. The edits, the skills and the solver look objects up by role.</summary>
public enum ObjectRole : byte
{
    /// <summary>The ball to be picked up.</summary>
    Target,

    /// <summary>An opening of a room.</summary>
    Door,

    /// <summary>The tool of a room-door-key world (a key among the distractors is not one).</summary>
    Key,

    /// <summary>An opening of an island.</summary>
    Bridge,

    /// <summary>The tool of a treasure-island world.</summary>
    Hammer,

    /// <summary>A key, ball or wall of no use.</summary>
    Distractor,

    /// <summary>A box that hides the target or a tool.</summary>
    Box,

    /// <summary>A gap in the divider.</summary>
    Passage,

    /// <summary>A ball in front of an opening.</summary>
    BlockingBall,

    /// <summary>Fireproof shoes.</summary>
    FireproofShoes,
}

/// <summary>One object as a world starts with it.</summary>
/// <param name="Role">Why it is there.</param>
/// <param name="Tile">Kind, colour and state that the grid shows.</param>
/// <param name="Cell">Where it starts; the content of a box starts in the box's cell.</param>
/// <param name="Leads">For openings and passages, the heading from the divider into the inner section.</param>
/// <param name="Contains">Position in the object list of what the box hides, or -1.</param>
public readonly record struct WorldObject(
    ObjectRole Role,
    Tile Tile,
    Cell Cell,
    Heading Leads = Heading.East,
    int Contains = -1
)
{
    /// <summary>Whether <see cref="Leads"/> means something.</summary>
    public bool HasDirection => Role is ObjectRole.Door or ObjectRole.Bridge or ObjectRole.Passage;
}
