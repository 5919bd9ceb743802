namespace MindGrid.Rl.Envs.Rewards;

using MindGrid.Rl.Worlds;

/// <summary>Which objects of a world are meant.</summary>
/// <param name="Kinds">Of one of these kinds.</param>
/// <param name="Color">Of this colour; null for any.</param>
/// <param name="OfTargetColor">Of the colour of the world's target.</param>
public readonly record struct ObjectPattern(KindSet Kinds, TileColor? Color = null, bool OfTargetColor = false)
{
    /// <summary>Every ball of the target's colour: what counts as the target.</summary>
    public static ObjectPattern Target => new(KindSet.Of(TileKind.Ball), OfTargetColor: true);

    /// <summary>What opens the way: keys and hammers.</summary>
    public static ObjectPattern Tool => new(KindSet.Of(TileKind.Key, TileKind.Hammer));

    /// <summary>Whether a tile of a world is meant.</summary>
    public bool Matches(Tile tile, World world) =>
        Kinds.Contains(tile.Kind)
        && (Color is null || tile.Color == Color)
        && (!OfTargetColor || tile.Color == world.Blueprint.TargetColor);
}
