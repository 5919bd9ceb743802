namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;

/// <summary>How many edits games have, and which.</summary>
public enum GameShape : byte
{
    /// <summary>As in the factory's train split: two edits, and the human knows neither.</summary>
    TrainLike,

    /// <summary>As in the factory's test_out split: the human knows two edits, and not any number, from none to all but one, of the rest.</summary>
    TestLike,

    /// <summary>
    /// One to four edits that the human does not know of, and every one matters: told all, it does as well as can be; told all but
    /// any one, it does worse. Besides, it knows none to two.
    /// </summary>
    Balanced,

    /// <summary>
    /// Worlds as in the train split, two edits each, of which the human knows none, the first, or both: who learns from these has to
    /// find out what is known, as in test games, without ever seeing a world with more edits.
    /// </summary>
    PartlyKnown,
}

/// <summary>The shapes' names.</summary>
public static class GameShapes
{
    /// <summary>All names, in the order of <see cref="GameShape"/>.</summary>
    public static ImmutableArray<string> Names { get; } = ["train", "test", "balanced", "partly-known"];

    /// <summary>The name on the command line and in a bank's source.</summary>
    public static string Name(this GameShape shape) => Names[(int)shape];

    /// <summary>Finds a shape by its name.</summary>
    public static bool TryParse(string name, out GameShape shape)
    {
        var index = Names.IndexOf(name);
        shape = (GameShape)Math.Max(index, 0);
        return index >= 0;
    }
}
