using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>All columns of one world as text, so that a test can say that two worlds are the same, or that one did not change.</summary>
internal static class RowText
{
    public static string Of(World world)
    {
        var objects = Enumerable
            .Range(0, world.ObjectCount)
            .Select(i => $"{world.ObjectTile(i).Code:x2}@{world.ObjectCell(i)}, shown {ShownCell(world, i)}");
        return $"""
            agent {world.AgentCell} {world.AgentHeading}, carries {world.Carried}, steps {world.Steps}
            tiles {Convert.ToHexString(world.Tiles)}
            {string.Join('\n', objects)}
            """;
    }

    private static string ShownCell(World world, int index) => world.Batch.ShownCell(world.Row, index).ToString();
}
