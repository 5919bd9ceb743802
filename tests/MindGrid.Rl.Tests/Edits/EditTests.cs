using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Tests.Worlds;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Edits;

/// <summary>What each edit does, asked of many seeded worlds that have up to five edits already.</summary>
[TestFixture(Layout.RoomDoorKey)]
[TestFixture(Layout.TreasureIsland)]
public class EditTests(Layout layout)
{
    private const int Seeds = 300;

    [Test]
    public void Flipping_mirrors_everything_and_draws_nothing() =>
        ForAll(world =>
        {
            var flipped = Apply(new Edit.FlipVertical(), world);
            Assert.That(flipped.AgentCell, Is.EqualTo(world.AgentCell.Mirrored));
            Assert.That(flipped.AgentHeading, Is.EqualTo(world.AgentHeading.Mirrored()));
            Assert.That(flipped.Inner, Is.EqualTo(world.Inner.Mirrored));
            Assert.That(flipped.Outer, Is.EqualTo(world.Outer.Mirrored));
            Assert.That(flipped.Obstacles, Is.EqualTo(world.Obstacles.Select(cell => cell.Mirrored)));
            Assert.That(flipped.WordsDrawn, Is.EqualTo(world.WordsDrawn));
            foreach (var (before, after) in world.Objects.Zip(flipped.Objects))
            {
                Assert.That(after.Cell, Is.EqualTo(before.Cell.Mirrored));
                Assert.That(after.Tile.Kind, Is.EqualTo(before.Tile.Kind));
                Assert.That(after.HasDirection, Is.EqualTo(before.HasDirection));
                if (after.HasDirection)
                {
                    Assert.That(flipped.Inner.Contains(after.Cell.Ahead(after.Leads)), "an opening leads inside");
                }
            }
        });

    [Test]
    public void Flipping_twice_is_the_identity() =>
        ForAll(world =>
            Assert.That(Apply(new Edit.FlipVertical(), Apply(new Edit.FlipVertical(), world)), Is.EqualTo(world))
        );

    [Test]
    public void A_new_target_color_is_swapped_with_that_of_distractor_balls_and_changes_nothing_else() =>
        ForAll(world =>
        {
            foreach (var color in world.AllowedColors)
            {
                var changed = Apply(new Edit.ChangeTargetColor(color), world);
                Assert.That(changed.TargetColor, Is.EqualTo(color));
                for (var i = 0; i < world.Objects.Length; i++)
                {
                    var (before, after) = (world.Objects[i], changed.Objects[i]);
                    Assert.That(after with { Tile = before.Tile }, Is.EqualTo(before));
                    var expected =
                        before.Role == ObjectRole.Target ? color
                        : before.Role == ObjectRole.Distractor && before.Tile == new Tile(TileKind.Ball, color)
                            ? world.TargetColor
                        : before.Tile.Color;
                    Assert.That((after.Tile.Kind, after.Tile.Color), Is.EqualTo((before.Tile.Kind, expected)));
                }
                Assert.That(
                    changed with
                    {
                        TargetColor = world.TargetColor,
                        Objects = world.Objects,
                    },
                    Is.EqualTo(world)
                );
            }
        });

    [Test]
    public void No_distractor_ball_has_the_new_target_color() =>
        ForAll(world =>
        {
            var color = world.AllowedColors.First(color => color != world.TargetColor);
            var changed = Apply(new Edit.ChangeTargetColor(color), world);
            Assert.That(
                changed.AllOf(ObjectRole.Distractor).Select(i => changed.Objects[i].Tile),
                Does.Not.Contain(new Tile(TileKind.Ball, color))
            );
        });

    [Test]
    public void A_hidden_target_shows_as_a_box_of_its_color() =>
        ForAll(world =>
        {
            if (world.BoxOf(world.FirstOf(ObjectRole.Target)) >= 0)
            {
                return;
            }
            var hidden = Apply(new Edit.HideTargetInBox(), world);
            var target = hidden.Objects[hidden.FirstOf(ObjectRole.Target)];
            Assert.That(
                hidden.Objects[hidden.BoxOf(hidden.FirstOf(ObjectRole.Target))].Tile,
                Is.EqualTo(new Tile(TileKind.Box, world.TargetColor))
            );
            Assert.That(World.From(hidden).TileAt(target.Cell).Kind, Is.EqualTo(TileKind.Box));
        });

    [Test]
    public void A_new_opening_replaces_the_divider_and_leads_inside() =>
        ForAll(world =>
        {
            foreach (var cell in Section.Breakable(world, new Cell[Board.CellCount]).ToArray())
            {
                foreach (var state in OpeningStates.Of(layout))
                {
                    var opened = Apply(new Edit.AddOpening(cell, state), world);
                    var opening = opened.Objects[^1];
                    Assert.That(opened.Objects, Has.Length.EqualTo(world.Objects.Length + 1));
                    Assert.That((opening.Role, opening.Cell), Is.EqualTo((layout.OpeningRole(), cell)));
                    Assert.That(opening.Tile.Kind, Is.EqualTo(state.ToTileKind()));
                    Assert.That(
                        opening.Tile.Color,
                        Is.EqualTo(world.Objects[world.FirstOf(layout.OpeningRole())].Tile.Color)
                    );
                    Assert.That(opened.Obstacles, Is.EqualTo(world.Obstacles.Remove(cell)));
                    Assert.That(opened.Inner.Contains(cell.Ahead(opening.Leads)));
                    Assert.That(World.From(opened).TileAt(cell), Is.EqualTo(opening.Tile));
                }
            }
        });

    [Test]
    public void Toggling_an_opening_goes_around_its_states() =>
        ForAll(world =>
        {
            foreach (var index in world.AllOf(layout.OpeningRole()))
            {
                var toggle = new Edit.ToggleOpening(world.Objects[index].Cell);
                var once = Apply(toggle, world);
                var twice = Apply(toggle, once);
                var back = layout == Layout.RoomDoorKey ? Apply(toggle, twice) : twice;
                Assert.That(once.Objects[index].Tile.Kind, Is.EqualTo(Next(world.Objects[index].Tile.Kind)));
                Assert.That(back, Is.EqualTo(world));
            }
        });

    [Test]
    public void A_passage_is_walkable_and_joins_the_sections() =>
        ForAll(world =>
        {
            foreach (var cell in Section.Breakable(world, new Cell[Board.CellCount]).ToArray())
            {
                var opened = Apply(new Edit.AddPassage(cell), world);
                var inside = opened.Objects[^1].Leads;
                var outside = inside.TurnedLeft().TurnedLeft();
                var walkable = Walkability.Walkable(World.From(opened));
                Assert.That(walkable.Contains(cell));
                Assert.That(opened.Inner.Contains(cell.Ahead(inside)));
                Assert.That(
                    Reachable(walkable, cell, cell.Ahead(inside)),
                    Is.EqualTo(walkable.Contains(cell.Ahead(inside)))
                );
                if (opened.Outer.Contains(cell.Ahead(outside)) && walkable.Contains(cell.Ahead(outside)))
                {
                    Assert.That(Reachable(walkable, cell.Ahead(outside), cell));
                }
            }
        });

    [Test]
    public void A_passage_lets_everybody_in_who_gets_in_front_of_it()
    {
        var letIn = 0;
        foreach (var world in DrawnWorlds.UneditedMany(layout, Seeds))
        {
            var opened = EditDraw.ApplyAll(world, [EditKind.AddPassage]);
            var passage = opened.Objects[^1];
            var front = passage.Cell.Ahead(passage.Leads.TurnedLeft().TurnedLeft());
            var back = passage.Cell.Ahead(passage.Leads);
            var walkable = Walkability.Walkable(World.From(opened));
            if (Reachable(walkable, world.AgentCell, front) && walkable.Contains(back))
            {
                Assert.That(Reachable(walkable, world.AgentCell, back), $"seed {world.Seed}");
                letIn += Reachable(Walkability.Walkable(World.From(world)), world.AgentCell, back) ? 0 : 1;
            }
        }
        Assert.That(letIn, Is.GreaterThan(Seeds / 3), "worlds that were shut before");
    }

    [Test]
    public void A_blocking_ball_keeps_the_agent_out()
    {
        var open =
            layout == Layout.RoomDoorKey
                ? Sketch.Room(Sketch.Door(TileKind.DoorOpen))
                : Sketch.Island(Sketch.Bridge(intact: true));
        var inside = new Cell(7, 5);
        var blocked = Apply(new Edit.BlockOpening(TileColor.Blue, new Cell(5, 5)), open);
        Assert.That(Reachable(Walkability.Walkable(World.From(open)), Sketch.Agent, inside));
        Assert.That(Reachable(Walkability.Walkable(World.From(blocked)), Sketch.Agent, inside), Is.False);
        Assert.That(blocked.Objects[^1].Tile, Is.EqualTo(new Tile(TileKind.Ball, TileColor.Blue)));
    }

    [Test]
    public void The_agent_is_moved_and_nothing_else_changes() =>
        ForAll(world =>
        {
            foreach (var cell in world.Inner - world.Occupied)
            {
                var moved = Apply(new Edit.PutAgentInsideSection(cell), world);
                Assert.That(moved.AgentCell, Is.EqualTo(cell));
                Assert.That(moved with { AgentCell = world.AgentCell }, Is.EqualTo(world));
            }
        });

    [Test]
    public void A_hidden_tool_shows_as_a_box_of_the_targets_color() =>
        ForAll(world =>
        {
            var tool = world.FirstOf(layout.ToolRole());
            if (tool < 0 || world.BoxOf(tool) >= 0)
            {
                return;
            }
            var tile = world.Objects[tool].Tile;
            var hidden = Apply(new Edit.HideToolInBox(tile.Color, tile.Kind), world);
            Assert.That(hidden.Objects[hidden.BoxOf(tool)].Tile, Is.EqualTo(new Tile(TileKind.Box, world.TargetColor)));
            Assert.That(hidden.Objects[hidden.BoxOf(tool)].Cell, Is.EqualTo(world.Objects[tool].Cell));
        });

    [Test]
    public void A_removed_tool_takes_its_box_along_and_other_boxes_keep_their_content() =>
        ForAll(world =>
        {
            var tool = world.FirstOf(layout.ToolRole());
            if (tool < 0)
            {
                return;
            }
            var tile = world.Objects[tool].Tile;
            var box = world.BoxOf(tool);
            var removed = Apply(new Edit.RemoveTool(tile.Color, tile.Kind), world);
            var kept = world.Objects.Where((_, i) => i != tool && i != box).ToList();
            Assert.That(
                removed.Objects.Select(thing => thing with { Contains = -1 }),
                Is.EqualTo(kept.Select(thing => thing with { Contains = -1 }))
            );
            for (var i = 0; i < kept.Count; i++)
            {
                var before = kept[i].Contains < 0 ? default : world.Objects[kept[i].Contains];
                var after = removed.Objects[i].Contains < 0 ? default : removed.Objects[removed.Objects[i].Contains];
                Assert.That(after with { Contains = before.Contains }, Is.EqualTo(before), $"content of object {i}");
            }
        });

    [Test]
    public void Removing_the_tool_keeps_the_target_in_its_box()
    {
        var world = EditDraw.ApplyAll(
            DrawnWorlds.Unedited(layout, 7),
            [EditKind.HideToolInBox, EditKind.HideTargetInBox, EditKind.RemoveTool]
        );
        var target = world.FirstOf(ObjectRole.Target);
        Assert.That(world.AllOf(ObjectRole.Box), Has.Count.EqualTo(1));
        Assert.That(world.BoxOf(target), Is.EqualTo(world.FirstOf(ObjectRole.Box)));
    }

    [Test]
    public void Boxes_keep_a_content_that_comes_after_the_removed_box()
    {
        // Drawn worlds list boxes after all that they hide, so only a hand-made one asks this.
        var world = Sketch.Room(
            Sketch.Door(TileKind.DoorClosed),
            Sketch.Key(2, 2),
            Sketch.Box(2, 2, contains: 2),
            Sketch.Key(2, 8, TileColor.Blue),
            Sketch.Box(2, 8, contains: 4)
        );
        var removed = Apply(new Edit.RemoveTool(TileColor.Green, TileKind.Key), world);
        var box = removed.Objects[removed.FirstOf(ObjectRole.Box)];
        Assert.That(removed.Objects[box.Contains].Tile, Is.EqualTo(new Tile(TileKind.Key, TileColor.Blue)));
    }

    [Test]
    public void Cooling_makes_lava_walkable_and_is_for_islands_only()
    {
        var cool = new Edit.MakeLavaSafe();
        if (layout == Layout.RoomDoorKey)
        {
            Assert.That(cool.TryApply(Sketch.Room()).Rejection?.Reason, Is.EqualTo(RejectionReason.NotLava));
            return;
        }
        var island = Sketch.Island() with { AgentCell = new Cell(5, 5) };
        Assert.That(Step.Apply(World.From(island), AgentAction.Forward), Is.EqualTo(StepEnds.Died));
        var cooled = World.From(Apply(cool, island));
        Assert.That(cooled.TileAt(new Cell(6, 5)).Kind, Is.EqualTo(TileKind.SafeLava));
        Assert.That(Step.Apply(cooled, AgentAction.Forward), Is.EqualTo(StepEnds.None));
    }

    [Test]
    public void Shoes_stand_where_they_were_put_and_can_be_picked_up()
    {
        var world = World.From(Apply(new Edit.AddFireproofShoes(Sketch.Ahead), Sketch.Island()));
        Step.Apply(world, AgentAction.Pickup);
        Assert.That(world.CarriedTile, Is.EqualTo(Tile.Shoes));
    }

    [Test]
    public void The_order_of_edits_matters_for_some_seed()
    {
        EditKind[] flipFirst = [EditKind.FlipVertical, EditKind.AddOpening];
        var differing = DrawnWorlds
            .UneditedMany(layout, Seeds)
            .Where(world =>
                EditDraw.ApplyAll(world, flipFirst) != EditDraw.ApplyAll(world, flipFirst.Reverse())
                || Named(world, flipFirst) != Named(world, flipFirst.Reverse())
            );
        Assert.That(differing, Is.Not.Empty);

        static string Named(Blueprint world, IEnumerable<EditKind> kinds)
        {
            var edits = new List<Edit?>();
            _ = EditDraw.ApplyAll(world, kinds, edits);
            return string.Join(", ", edits.OrderBy(edit => edit!.Kind));
        }
    }

    [Test]
    public void Four_thousand_and_ninety_six_sets_of_edits_make_many_different_worlds()
    {
        var kinds = EditNames.For(layout);
        var world = DrawnWorlds.Unedited(layout, 42);
        var variants = Enumerable
            .Range(0, 1 << kinds.Length)
            .Select(set => EditDraw.ApplyAll(world, kinds.Where((_, i) => (set >> i & 1) == 1)))
            .ToHashSet();
        // Hiding and then removing the tool is the same as removing it: a quarter of the sets fall together.
        Assert.That(variants, Has.Count.EqualTo((1 << kinds.Length) * 3 / 4));
    }

    private void ForAll(Action<Blueprint> holds)
    {
        foreach (var world in DrawnWorlds.EditedMany(layout, Seeds))
        {
            holds(world);
        }
    }

    private static Blueprint Apply(Edit edit, Blueprint world)
    {
        var (changed, rejection) = edit.TryApply(world);
        Assert.That(rejection, Is.Null, $"seed {world.Seed}: {edit}");
        return changed;
    }

    private static TileKind Next(TileKind state) =>
        state switch
        {
            TileKind.DoorClosed => TileKind.DoorLocked,
            TileKind.DoorLocked => TileKind.DoorOpen,
            TileKind.DoorOpen => TileKind.DoorClosed,
            TileKind.IntactBridge => TileKind.DamagedBridge,
            TileKind.DamagedBridge => TileKind.IntactBridge,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No state of an opening."),
        };

    private static bool Reachable(Bitboard walkable, Cell from, params Cell[] goals)
    {
        var distance = new int[1];
        RoutePlanner.Distances([new RouteQuery(walkable, from, Heading.East, Bitboard.Of(goals))], distance);
        return distance[0] != RoutePlanner.Unreachable;
    }
}
