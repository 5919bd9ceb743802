using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Worlds;

/// <summary>What holds for every seed, asked of the first thousand of each layout.</summary>
[TestFixture(Layout.RoomDoorKey)]
[TestFixture(Layout.TreasureIsland)]
public class WorldGeneratorTests(Layout layout)
{
    private const int Seeds = 1000;

    [Test]
    public void The_target_is_inside_and_not_beside_the_divider() =>
        AssertAll(world =>
        {
            var target = world.Objects[world.FirstOf(ObjectRole.Target)];
            return world.Inner.Contains(target.Cell)
                && (Bitboard.Of(target.Cell).Neighbours & Divider(world)).IsEmpty
                && target.Tile == new Tile(TileKind.Ball, world.TargetColor);
        });

    [Test]
    public void The_agent_starts_outside() => AssertAll(world => world.Outer.Contains(world.AgentCell));

    [Test]
    public void The_tool_is_outside_and_not_where_the_agent_starts() =>
        AssertAll(world =>
        {
            var tool = world.Objects[world.FirstOf(layout.ToolRole())];
            return world.Outer.Contains(tool.Cell) && tool.Cell != world.AgentCell;
        });

    [Test]
    public void There_is_one_opening_in_a_straight_part_of_the_divider_and_it_leads_inside() =>
        AssertAll(world =>
        {
            var opening = world.Objects[world.AllOf(layout.OpeningRole()).Single()];
            var divider = Divider(world);
            var (column, row) = (opening.Cell.Column, opening.Cell.Row);
            var isStraight =
                (divider.Contains(new(column - 1, row)) && divider.Contains(new(column + 1, row)))
                || (divider.Contains(new(column, row - 1)) && divider.Contains(new(column, row + 1)));
            return isStraight
                && !world.Obstacles.Contains(opening.Cell)
                && world.Inner.Contains(opening.Cell.Ahead(opening.Leads))
                && world.Outer.Contains(opening.Cell.Ahead(opening.Leads.TurnedLeft().TurnedLeft()));
        });

    [Test]
    public void Two_to_five_distractors_stand_on_cells_of_their_own() =>
        AssertAll(world =>
            world.AllOf(ObjectRole.Distractor).Count is >= 2 and <= 5
            && world.Objects.Length == 3 + world.AllOf(ObjectRole.Distractor).Count
            && world.Objects.Select(thing => thing.Cell).Append(world.AgentCell).Distinct().Count()
                == world.Objects.Length + 1
        );

    [Test]
    public void Every_number_of_distractors_occurs() =>
        Assert.That(
            Worlds().Select(world => world.AllOf(ObjectRole.Distractor).Count).Distinct(),
            Is.EquivalentTo([2, 3, 4, 5])
        );

    [Test]
    public void No_distractor_does_the_work_of_the_target_or_the_tool() =>
        AssertAll(world =>
        {
            var target = new Tile(TileKind.Ball, world.TargetColor);
            var tool = world.Objects[world.FirstOf(layout.ToolRole())].Tile;
            return world
                .AllOf(ObjectRole.Distractor)
                .All(i => world.Objects[i].Tile != target && world.Objects[i].Tile != tool);
        });

    [Test]
    public void Border_divider_and_the_two_sections_make_up_the_board() =>
        AssertAll(world =>
        {
            var parts = new[] { Bitboard.Border, Divider(world) - Bitboard.Border, world.Inner, world.Outer };
            return parts.Aggregate((all, part) => all | part) == Bitboard.Full
                && parts.Sum(part => part.Count) == Board.CellCount;
        });

    [Test]
    public void The_same_seed_gives_the_same_world() =>
        AssertAll(world => world == WorldGenerator.Generate(layout, world.Seed, DrawnWorlds.Colors));

    [Test]
    public void Seeds_give_different_worlds() =>
        Assert.That(
            Worlds().Select(world => (world.AgentCell, world.Objects[0].Cell)).Distinct().Count(),
            Is.GreaterThan(500)
        );

    [Test]
    public void A_world_needs_two_different_colors() =>
        Assert.That(
            () => WorldGenerator.Generate(layout, 0, [TileColor.Red, TileColor.Red]),
            Throws.ArgumentException.With.Message.Contains("two different allowed colours")
        );

    [Test]
    public void Many_seeds_give_the_worlds_of_each([Values(0, 1, 64, 65, 3000)] int count)
    {
        var seeds = ManySeeds.Of(count);
        var worlds = new Blueprint[count];
        WorldGenerator.GenerateMany(layout, seeds, DrawnWorlds.Colors, worlds);
        Assert.That(worlds, Is.EqualTo(seeds.Select(seed => DrawnWorlds.Unedited(layout, seed))));
    }

    [Test]
    public void Many_worlds_need_as_many_places() =>
        Assert.That(
            () => WorldGenerator.GenerateMany(layout, [1, 2], DrawnWorlds.Colors, new Blueprint[3]),
            Throws.ArgumentException.With.Message.Contains("3 places for 2 worlds")
        );

    [Test]
    public void Many_worlds_need_two_different_colors() =>
        Assert.That(
            () => WorldGenerator.GenerateMany(layout, [1], [TileColor.Red], new Blueprint[1]),
            Throws.ArgumentException.With.Message.Contains("two different allowed colours")
        );

    [Test]
    public void Colors_may_be_named_any_number_of_times()
    {
        var once = WorldGenerator.Generate(layout, 3, [TileColor.Red, TileColor.Blue]);
        var often = WorldGenerator.Generate(
            layout,
            3,
            [.. Enumerable.Repeat(TileColor.Red, 100_000), .. Enumerable.Repeat(TileColor.Blue, 100_000)]
        );
        Assert.That(once.AllowedColors, Is.SubsetOf(often.AllowedColors));
        Assert.That(often.AllowedColors, Does.Contain(often.TargetColor));
    }

    [Test]
    public void A_world_takes_memory_for_itself_alone()
    {
        const int Count = 640;
        var seeds = ManySeeds.Of(Count);
        var worlds = new Blueprint[Count];
        WorldGenerator.GenerateMany(layout, seeds, DrawnWorlds.Colors, worlds);
        var (before, scratch) = (GC.GetAllocatedBytesForCurrentThread(), 200_000);
        WorldGenerator.GenerateMany(layout, seeds, DrawnWorlds.Colors, worlds);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The blueprint, and its objects in a list: eight bytes each after the list's head.
        var kept = worlds.Sum(world => 144 + 24 + (8 * world.Objects.Length));
        Assert.That(allocated, Is.LessThan(kept + scratch));
    }

    private IEnumerable<Blueprint> Worlds() => DrawnWorlds.UneditedMany(layout, Seeds);

    private void AssertAll(Func<Blueprint, bool> holds) =>
        Assert.That(Worlds().Where(world => !holds(world)).Select(world => world.Seed), Is.Empty, "seeds that fail");

    /// <summary>The divider, the opening's cell included.</summary>
    private Bitboard Divider(Blueprint world) =>
        Bitboard.Of(world.Obstacles.AsSpan()) | Bitboard.Of(world.Objects[world.FirstOf(layout.OpeningRole())].Cell);
}
