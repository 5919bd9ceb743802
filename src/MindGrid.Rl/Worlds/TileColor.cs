namespace MindGrid.Rl.Worlds;

/// <summary>The twelve colours with the reference's codes (Minigrid's six and six more).</summary>
public enum TileColor : byte
{
    /// <summary>red</summary>
    Red = 0,

    /// <summary>green</summary>
    Green = 1,

    /// <summary>blue</summary>
    Blue = 2,

    /// <summary>purple</summary>
    Purple = 3,

    /// <summary>yellow</summary>
    Yellow = 4,

    /// <summary>grey; also the fixed colour of walls, hammers, passages and cooled lava</summary>
    Grey = 5,

    /// <summary>brown; also the fixed colour of bridges</summary>
    Brown = 6,

    /// <summary>turquoise</summary>
    Turquoise = 7,

    /// <summary>saffron</summary>
    Saffron = 8,

    /// <summary>indigo</summary>
    Indigo = 9,

    /// <summary>salmon</summary>
    Salmon = 10,

    /// <summary>lime</summary>
    Lime = 11,
}
