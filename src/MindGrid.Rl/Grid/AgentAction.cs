namespace MindGrid.Rl.Grid;

using System.Runtime.InteropServices;

/// <summary>The seven primitive actions, with Minigrid's codes.</summary>
public enum AgentAction : byte
{
    /// <summary>Rotate a quarter turn counter-clockwise.</summary>
    Left = 0,

    /// <summary>Rotate a quarter turn clockwise.</summary>
    Right = 1,

    /// <summary>Walk into the cell ahead, if it can be entered.</summary>
    Forward = 2,

    /// <summary>Take the object ahead into the inventory, which holds one.</summary>
    Pickup = 3,

    /// <summary>Put the carried object onto the empty cell ahead.</summary>
    Drop = 4,

    /// <summary>Open or close a door, open a box, repair a bridge.</summary>
    Toggle = 5,

    /// <summary>Announce the end of the task; changes nothing.</summary>
    Done = 6,
}

/// <summary>A set of actions: bit a stands for the action with code a.</summary>
/// <param name="Bits">One bit an action.</param>
public readonly record struct ActionSet(byte Bits)
{
    /// <summary>Number of different actions.</summary>
    public const int Size = (int)AgentAction.Done + 1;

    /// <summary>Whether an action is in the set.</summary>
    public bool Contains(AgentAction action) => ((Bits >> (int)action) & 1) != 0;

    /// <summary>The set with an action, where a condition holds.</summary>
    public ActionSet With(AgentAction action, bool condition = true) =>
        condition ? new((byte)(Bits | (1 << (int)action))) : this;

    /// <summary>Writes which actions are in the set.</summary>
    /// <param name="flags">[7] and one more, which becomes false.</param>
    internal void CopyTo(Span<bool> flags)
    {
        // A factor for each bit lifts it into a byte of its own: bit i by 7 i places, to place 8 i.
        const ulong OneBitAByte = 0x0001_0101_0101_0101;
        var lifted = Bits * 0x0002_0408_1020_4081UL;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(flags), lifted & OneBitAByte);
    }
}
