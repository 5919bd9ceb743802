namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>A part of the board.</summary>
/// <param name="Cells">The cells; null for the world's room or island.</param>
public readonly record struct Region(Bitboard? Cells = null)
{
    // From corner to corner of the walkable board, 9x9.
    private const float Farthest = Board.Width - 3 + Board.Height - 3;

    /// <summary>The room or the island, wherever it lies.</summary>
    public static Region Inner => default;

    /// <summary>
    /// How far the agent is from the nearest cell of the region, in steps over a board without obstacles and as a share of the
    /// longest such way: 0 inside, at most 1; 1 for an empty region.
    /// </summary>
    public float DistanceOf(World world)
    {
        var cells = Cells ?? world.Blueprint.Inner;
        var agent = world.AgentCell;
        var nearest = Farthest;
        foreach (var cell in cells)
        {
            nearest = Math.Min(nearest, Math.Abs(cell.Column - agent.Column) + Math.Abs(cell.Row - agent.Row));
        }
        return nearest / Farthest;
    }

    /// <summary>How many cells, or what they are.</summary>
    public override string ToString() => Cells is { } cells ? $"{cells.Count} cells" : "the room or island";
}

/// <summary>
/// 1 in the region, falling evenly with the distance: 0 from corner to corner of the board. The reference's <c>reward_close_to_region_hof</c>.
/// </summary>
/// <param name="Region">The region.</param>
public sealed record CloseToRegion(Region Region) : StateReward
{
    /// <inheritdoc/>
    public override float Of(World world) => 1 - Region.DistanceOf(world);
}

/// <summary>
/// 0 in the region, rising evenly with the distance: 1 from corner to corner of the board. The reference's <c>reward_far_away_from_region_hof</c>.
/// </summary>
/// <param name="Region">The region.</param>
public sealed record FarFromRegion(Region Region) : StateReward
{
    /// <inheritdoc/>
    public override float Of(World world) => Region.DistanceOf(world);
}
