namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>Prepared games as bytes (docs/game-bank.md).</summary>
internal static class GameRecord
{
    /// <summary>Writes a game.</summary>
    /// <exception cref="ArgumentException">It is not scored as banks are, or its definition does not make its worlds.</exception>
    public static void Write(BinaryWriter writer, PreparedGame prepared, int family)
    {
        var (spec, believed, real) = prepared.Game;
        RequireStorable(prepared);
        writer.Write(family);
        WriteText(writer, spec.Id);
        writer.Write(spec.Seed);
        WriteKinds(writer, spec.FalseEdits.AsSpan());
        WriteKinds(writer, spec.TrueEdits.AsSpan()[spec.FalseEdits.Length..]);
        WorldRecord.Write(writer, believed.World);
        EditRecord.WriteList(writer, believed.Edits, []);
        WorldRecord.Write(writer, real.World);
        EditRecord.WriteList(writer, real.Edits, believed.Edits);
        PlanRecord.Write(writer, prepared.FirstPlan);
        writer.Write(prepared.BestReturn!.Value);
    }

    /// <summary>Reads a game.</summary>
    /// <exception cref="FormatException">These bytes are none.</exception>
    public static PreparedGame Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<GameFamily> families)
    {
        var reader = new RecordReader(bytes);
        var number = reader.Int32();
        var family =
            (uint)number < families.Length
                ? families[number]
                : throw new FormatException($"It has no family {number}.");
        var id = reader.Text();
        var seed = reader.Int64();
        var known = family.ReadKinds(ref reader, []);
        var spec = new GameSpec
        {
            Id = id,
            Split = family.Split,
            Layout = family.Layout,
            Seed = seed,
            Colors = family.Colors,
            FalseEdits = known,
            TrueEdits = family.ReadKinds(ref reader, known),
            Skills = family.Skills,
        };
        var believed = ReadWorld(ref reader, spec, []);
        var real = ReadWorld(ref reader, spec, believed.Edits);
        var plan = PlanRecord.Read(ref reader, believed.World);
        var game = new PreparedGame(new(spec, believed, real), Scoring.Strict, plan, bestReturn: reader.Int32());
        reader.End();
        return game;
    }

    /// <summary>Writes a text, its length in bytes before it.</summary>
    public static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = RecordReader.Utf8.GetBytes(text);
        writer.Write(checked((ushort)bytes.Length));
        writer.Write(bytes);
    }

    private static EditedWorld ReadWorld(ref RecordReader reader, GameSpec spec, ImmutableArray<Edit?> earlier) =>
        new(WorldRecord.Read(ref reader, spec), EditRecord.ReadList(ref reader, earlier));

    private static void WriteKinds(BinaryWriter writer, ReadOnlySpan<EditKind> kinds)
    {
        writer.Write(checked((byte)kinds.Length));
        foreach (var kind in kinds)
        {
            writer.Write((byte)kind);
        }
    }

    private static void RequireStorable(PreparedGame prepared)
    {
        var spec = prepared.Game.Spec;
        var problem =
            prepared.Scoring != Scoring.Strict
                ? $"It is scored by '{prepared.Scoring.Name}'; banks hold games scored by '{Scoring.Strict.Name}'."
            : spec.Problem() is { } unplayable ? unplayable
            : !IsOf(spec, prepared.Game.Believed.World) || !IsOf(spec, prepared.Game.Real.World)
                ? "Its worlds have another seed, layout or colours than its definition."
            : null;
        if (problem is not null)
        {
            throw new ArgumentException($"The game {spec.Id} cannot be stored. {problem}", nameof(prepared));
        }
    }

    private static bool IsOf(GameSpec spec, Blueprint world) =>
        (spec.Layout, spec.Seed) == (world.Layout, world.Seed)
        && spec.Colors.AsSpan().SequenceEqual(world.AllowedColors.AsSpan());
}
