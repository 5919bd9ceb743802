namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Worlds;

/// <summary>How many edits are drawn for a world: uniform between two bounds, both included.</summary>
/// <param name="Min">At least 0.</param>
/// <param name="Max">At least the minimum; of the 10 (room) or 12 (island) edits of a layout at most all but one are drawn.</param>
public readonly record struct EditCount(int Min, int Max);

/// <summary>
/// The worlds of a grid environment by layout, colours and edits, or like the real worlds of a split of the paper's data set; for
/// <see cref="GridEnvOptions.Worlds"/> and as a reset option. A world can be unsolvable: edits are made without asking.
/// </summary>
public sealed record WorldOptions : WorldSource
{
    // Keeps the choice of edits apart from the choice of the layout, which the same seed makes.
    private const long EditStream = 0x6564697473;

    private readonly ImmutableArray<TileColor> _colors = ColorNames.Sorted;
    private readonly EditCount _randomEdits;

    /// <summary>The layout; null for those that have all of <see cref="Edits"/>, as each seed decides.</summary>
    public Layout? Layout { get; init; }

    /// <summary>The colours that worlds may have; all twelve unless chosen.</summary>
    /// <exception cref="ArgumentException">Fewer than two.</exception>
    public ImmutableArray<TileColor> Colors
    {
        get => _colors;
        init => _colors = ColorNames.RequireEnough(value, nameof(value));
    }

    /// <summary>Edits that every world has, made in this order, before those drawn.</summary>
    public ImmutableArray<EditKind> Edits { get; init; } = [];

    /// <summary>How many different edits each seed draws besides.</summary>
    /// <exception cref="ArgumentException">A negative minimum, or a maximum below it.</exception>
    public EditCount RandomEdits
    {
        get => _randomEdits;
        init =>
            _randomEdits =
                value.Min >= 0 && value.Max >= value.Min
                    ? value
                    : throw new ArgumentException(
                        $"From {value.Min} to {value.Max} edits cannot be drawn: the numbers have to be ordered and not negative.",
                        nameof(value)
                    );
    }

    /// <summary>Worlds like the real ones of a split: its colours, and as many edits as its games have.</summary>
    /// <param name="split">One of <see cref="GameSplit.All"/>.</param>
    /// <exception cref="ArgumentException">Another split.</exception>
    public static WorldOptions Of(string split)
    {
        if (!GameSplit.All.Contains(split))
        {
            throw new ArgumentException(
                $"There is no split '{split}'; there is {string.Join(", ", GameSplit.All)}.",
                nameof(split)
            );
        }
        // Worlds with known colours have two edits; the others two that the human knows of, and any number but all of the rest.
        var isOut = split is GameSplit.ValidationOut or GameSplit.TestOut;
        return new()
        {
            Colors = PaperFactory.ColorsOf(isOut ? split : GameSplit.Train),
            RandomEdits = isOut ? new(2, int.MaxValue) : new(2, 2),
        };
    }

    /// <inheritdoc/>
    public override Blueprint Draw(long seed)
    {
        var layout = Layout ?? DrawLayout(seed);
        var all = EditNames.For(layout);
        foreach (var foreign in Edits.Except(all))
        {
            throw new ArgumentException($"The layout {layout.Name()} has no edit {foreign.Name()}.");
        }
        var world = WorldGenerator.Generate(layout, seed, Colors);
        return EditDraw.ApplyAll(world, Edits.AddRange(DrawKinds(seed, all)));
    }

    /// <summary>Value equality, lists compared element by element.</summary>
    public bool Equals(WorldOptions? other) =>
        other is not null
        && (Layout, RandomEdits) == (other.Layout, other.RandomEdits)
        && Colors.AsSpan().SequenceEqual(other.Colors.AsSpan())
        && Edits.AsSpan().SequenceEqual(other.Edits.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layout, RandomEdits, Colors.Length, Edits.Length);

    /// <summary>Rooms lack two of the edits that islands have.</summary>
    private Layout DrawLayout(long seed) =>
        Edits.Except(EditNames.For(Worlds.Layout.RoomDoorKey)).Any()
            ? Worlds.Layout.TreasureIsland
            : GeneratedWorlds.LayoutOf(seed);

    private ImmutableArray<EditKind> DrawKinds(long seed, ImmutableArray<EditKind> all)
    {
        var left = all.RemoveRange(Edits);
        var random = new SplitMix64(unchecked(seed + EditStream));
        // All but one, as the factory draws: with every edit made nothing is left that a test could hold back.
        var max = Math.Clamp(left.Length - 1, 0, RandomEdits.Max);
        var min = Math.Min(RandomEdits.Min, max);
        var count = min + random.Below(max - min + 1);
        var kinds = new EditKind[left.Length];
        left.CopyTo(kinds);
        for (var i = 0; i < count; i++)
        {
            var chosen = i + random.Below(kinds.Length - i);
            (kinds[i], kinds[chosen]) = (kinds[chosen], kinds[i]);
        }
        return [.. kinds.AsSpan(0, count)];
    }
}
