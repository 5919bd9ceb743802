namespace MindGrid.Rl.Evaluation.Conformance;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>Worlds, things and draws as the exported records write them.</summary>
internal static class Snapshots
{
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Roles =
    [
        "target",
        "door",
        "key",
        "bridge",
        "hammer",
        "distractor",
        "box",
        "passage",
        "blocking_ball",
        "fireproof_shoes",
    ];

    /// <summary>A world as it stands.</summary>
    public static JsonObject Of(World world, bool withTexts)
    {
        var blueprint = world.Blueprint;
        var snapshot = new JsonObject
        {
            ["w"] = Board.Width,
            ["h"] = Board.Height,
            ["grid"] = Grid(world),
            ["agent_pos"] = Pair(world.AgentCell),
            ["agent_dir"] = (int)world.AgentHeading,
            ["mission"] = WorldDescription.Mission(blueprint),
            ["target_color"] = blueprint.TargetColor.Name(),
            ["objects"] = Objects(world),
            ["obstacle_cls"] = blueprint.Obstacle.ToString(),
            ["obstacles"] = Flat(blueprint.Obstacles),
            ["obs"] = View(world),
        };
        if (withTexts)
        {
            AddTexts(snapshot, world);
        }
        return snapshot;
    }

    /// <summary>Adds the two descriptions.</summary>
    public static void AddTexts(JsonObject json, World world)
    {
        json["text_abs"] = WorldDescription.Absolute(world);
        json["text_rel"] = WorldDescription.Relative(world);
    }

    /// <summary>The grid's encoding, column by column, three base-36 digits a cell.</summary>
    public static string Grid(World world) => Digits(EncodeGrid(world));

    /// <summary>The SHA-256 of the grid's encoding, in hexadecimal.</summary>
    public static string GridHash(World world) => Convert.ToHexStringLower(SHA256.HashData(EncodeGrid(world)));

    /// <summary>The encoding of the 5x5 view.</summary>
    public static string View(World world)
    {
        var view = new Tile[Sight.ReferenceSize * Sight.ReferenceSize];
        Sight.Look(world, view);
        return Digits([.. view.SelectMany(Triple)]);
    }

    /// <summary>The object table.</summary>
    public static JsonArray Objects(World world)
    {
        var list = new JsonArray();
        for (var i = 0; i < world.ObjectCount; i++)
        {
            var thing = world.Blueprint.Objects[i];
            var json = Thing(ObjectRef.In(world, i), world);
            json["role"] = Roles[(int)thing.Role];
            json["contains"] = thing.Contains < 0 ? null : thing.Contains;
            list.Add(json);
        }
        return list;
    }

    /// <summary>A thing as an argument of a skill.</summary>
    public static JsonObject Thing(ObjectRef thing, World world)
    {
        var entry = world.Blueprint.Objects[thing.Index];
        var json = new JsonObject
        {
            ["type"] = thing.Tile.Kind.TypeName(),
            ["color"] = thing.Tile.Color.Name(),
            ["init"] = Pair(thing.Initial),
            ["cur"] = Pair(thing.Cell),
        };
        if (entry.HasDirection)
        {
            json["dir_vec"] = new JsonArray(entry.Leads.ColumnStep(), entry.Leads.RowStep());
        }
        if (thing.Tile.IsDoor)
        {
            json["is_open"] = thing.Tile.Kind == TileKind.DoorOpen ? 1 : 0;
            json["is_locked"] = thing.Tile.Kind == TileKind.DoorLocked ? 1 : 0;
        }
        if (thing.Tile.IsBridge)
        {
            json["is_intact"] = thing.Tile.Kind == TileKind.IntactBridge ? 1 : 0;
        }
        return json;
    }

    /// <summary>[column, row].</summary>
    public static JsonArray Pair(Cell cell) => new(cell.Column, cell.Row);

    /// <summary>Cells as a flat list.</summary>
    public static JsonArray Flat(IEnumerable<Cell> cells) =>
        [.. cells.SelectMany(cell => new JsonNode[] { cell.Column, cell.Row })];

    /// <summary>The cells of a set, in Python's order.</summary>
    public static JsonArray Flat(Bitboard cells)
    {
        var sorted = new Cell[cells.Count];
        cells.CopySortedTo(sorted);
        return Flat(sorted);
    }

    /// <summary>Draws as a flat list n, r, n, r, ….</summary>
    public static JsonArray Draws(IEnumerable<(int Bound, int Drawn)> log) =>
        [.. log.SelectMany(draw => new JsonNode[] { draw.Bound, draw.Drawn })];

    /// <summary>The first 16 digits of the SHA-256 of the draws as Python's json.dumps writes them.</summary>
    public static string DrawsHash(IEnumerable<(int Bound, int Drawn)> log)
    {
        var text = $"[{string.Join(", ", log.Select(draw => $"{draw.Bound}, {draw.Drawn}"))}]";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..16];
    }

    /// <summary>Actions as digits.</summary>
    public static string Actions(IEnumerable<AgentAction> actions) =>
        string.Concat(actions.Select(action => (int)action));

    private static byte[] EncodeGrid(World world)
    {
        var cells =
            from column in Enumerable.Range(0, Board.Width)
            from row in Enumerable.Range(0, Board.Height)
            select world.TileAt(new Cell(column, row));
        return [.. cells.SelectMany(Triple)];
    }

    private static byte[] Triple(Tile tile) => [tile.TypeCode, tile.ColorCode, tile.StateCode];

    private static string Digits(byte[] codes) => string.Concat(codes.Select(code => Base36[code]));
}
