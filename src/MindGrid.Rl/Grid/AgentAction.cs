namespace MindGrid.Rl.Grid;

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
