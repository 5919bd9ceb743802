using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Rules;

public class TileTraitsTests
{
    // Columns: enter, kills, kills in shoes, pick up, hides what lies behind.
    [TestCase(TileKind.Unseen, "-----")]
    [TestCase(TileKind.Empty, "e----")]
    [TestCase(TileKind.Wall, "----o")]
    [TestCase(TileKind.Lava, "ek---")]
    [TestCase(TileKind.SafeLava, "e----")]
    [TestCase(TileKind.DamagedBridge, "eks--")]
    [TestCase(TileKind.IntactBridge, "e----")]
    [TestCase(TileKind.Hammer, "---p-")]
    [TestCase(TileKind.Shoes, "---p-")]
    [TestCase(TileKind.Ball, "---p-")]
    [TestCase(TileKind.Key, "---p-")]
    [TestCase(TileKind.Box, "---p-")]
    [TestCase(TileKind.DoorOpen, "e----")]
    [TestCase(TileKind.DoorClosed, "----o")]
    [TestCase(TileKind.DoorLocked, "----o")]
    [TestCase(TileKind.Passage, "e----")]
    public void A_kind_can_do_what_the_game_says(TileKind kind, string traits)
    {
        KindSet[] sets =
        [
            TileTraits.Enterable,
            TileTraits.Lethal,
            TileTraits.LethalInShoes,
            TileTraits.Pickable,
            TileTraits.Opaque,
        ];
        Assert.That(string.Concat(sets.Select((set, i) => set.Contains(kind) ? "ekspo"[i] : '-')), Is.EqualTo(traits));
    }

    [Test]
    public void Walkable_is_enterable_and_not_lethal([Values] TileKind kind)
    {
        foreach (var carried in new[] { Tile.Empty, Tile.Hammer, Tile.Shoes })
        {
            var lethal = TileTraits.LethalTo(carried).Contains(kind);
            Assert.That(
                TileTraits.WalkableTo(carried).Contains(kind),
                Is.EqualTo(TileTraits.Enterable.Contains(kind) && !lethal)
            );
        }
    }

    [Test]
    public void Only_shoes_make_lava_harmless([Values] TileKind carried) =>
        Assert.That(
            TileTraits.LethalTo(new Tile(carried, TileColor.Red)).Contains(TileKind.Lava),
            Is.EqualTo(carried != TileKind.Shoes)
        );
}
