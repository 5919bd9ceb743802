namespace MindGrid.Rl.Worlds;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;

/// <summary>
/// How a world stands after a reset: an immutable value. Generation makes one, edits turn one into another, and any number of
/// rows of a <see cref="GridBatch"/> play from it. A belief is the blueprint of a world that the human has in mind.
/// </summary>
public sealed record Blueprint
{
    /// <summary>Objects that one world can hold (the object table's width).</summary>
    public const int MaxObjects = 32;

    /// <summary>Room with doors or island with bridges.</summary>
    public required Layout Layout { get; init; }

    /// <summary>The configuration's seed, which every later random choice about this world starts from.</summary>
    public required long Seed { get; init; }

    /// <summary>Words that generation drew from the generator with <see cref="Seed"/>; the solver's choices continue there.</summary>
    public required int WordsDrawn { get; init; }

    /// <summary>The colours that keys, doors, balls and boxes may have, in the configuration's order.</summary>
    public required ImmutableArray<TileColor> AllowedColors { get; init; }

    /// <summary>The colour of the ball to pick up.</summary>
    public required TileColor TargetColor { get; init; }

    /// <summary>What the divider is made of: wall, lava or cooled lava.</summary>
    public required TileKind Obstacle { get; init; }

    /// <summary>The divider's cells, in the reference's order (CPython's set order, which seeded choices depend on).</summary>
    public required ImmutableArray<Cell> Obstacles { get; init; }

    /// <summary>The objects in the order in which they are drawn onto the grid; a later one covers an earlier one.</summary>
    public required ImmutableArray<WorldObject> Objects { get; init; }

    /// <summary>Where the agent starts.</summary>
    public required Cell AgentCell { get; init; }

    /// <summary>Where the agent looks at the start.</summary>
    public required Heading AgentHeading { get; init; }

    /// <summary>The cells of the room or the island.</summary>
    public required Bitboard Inner { get; init; }

    /// <summary>The cells outside, border and divider excluded.</summary>
    public required Bitboard Outer { get; init; }

    /// <summary>Cells in which something stands at the start: border, divider, objects.</summary>
    public Bitboard Occupied
    {
        get
        {
            var occupied = Bitboard.Border | Bitboard.Of(Obstacles.AsSpan());
            foreach (ref readonly var thing in Objects.AsSpan())
            {
                occupied |= Bitboard.Of(thing.Cell);
            }
            return occupied;
        }
    }

    /// <summary>The object list position of the first object in a role, or -1.</summary>
    public int FirstOf(ObjectRole role)
    {
        for (var i = 0; i < Objects.Length; i++)
        {
            if (Objects[i].Role == role)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>The object list positions of all objects in a role, in list order.</summary>
    public IReadOnlyList<int> AllOf(ObjectRole role)
    {
        var found = new List<int>();
        for (var i = 0; i < Objects.Length; i++)
        {
            if (Objects[i].Role == role)
            {
                found.Add(i);
            }
        }
        return found;
    }

    /// <summary>The same as a set: bit i stands for the object at position i.</summary>
    internal uint PlacesOf(ObjectRole role)
    {
        var places = 0u;
        for (var i = 0; i < Objects.Length; i++)
        {
            places |= Objects[i].Role == role ? 1u << i : 0;
        }
        return places;
    }

    /// <summary>The position of the box that hides an object, or -1.</summary>
    public int BoxOf(int content)
    {
        for (var i = 0; i < Objects.Length; i++)
        {
            if (Objects[i].Contains == content)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Value equality, lists compared element by element.</summary>
    public bool Equals(Blueprint? other) =>
        other is not null
        && (Layout, Seed, WordsDrawn, TargetColor, Obstacle, AgentCell, AgentHeading, Inner, Outer)
            == (
                other.Layout,
                other.Seed,
                other.WordsDrawn,
                other.TargetColor,
                other.Obstacle,
                other.AgentCell,
                other.AgentHeading,
                other.Inner,
                other.Outer
            )
        && AllowedColors.AsSpan().SequenceEqual(other.AllowedColors.AsSpan())
        && Obstacles.AsSpan().SequenceEqual(other.Obstacles.AsSpan())
        && Objects.AsSpan().SequenceEqual(other.Objects.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Layout, Seed, TargetColor, Obstacle, AgentCell, Objects.Length, Obstacles.Length);
}
