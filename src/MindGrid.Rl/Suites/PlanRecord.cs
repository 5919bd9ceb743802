namespace MindGrid.Rl.Suites;

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>Plans as bytes: how many skills, then for each the kind and the arguments in the order of the skill's declaration.</summary>
internal static class PlanRecord
{
    // In place of the number of skills: there is no plan.
    private const ushort None = ushort.MaxValue;

    public static void Write(BinaryWriter writer, Plan? plan)
    {
        writer.Write(plan is null ? None : checked((ushort)plan.Steps.Length));
        foreach (var step in plan?.Steps ?? [])
        {
            writer.Write((byte)step.Kind);
            writer.Write(Arguments(step));
        }
    }

    /// <summary>Reads a plan that was made for a world.</summary>
    public static Plan? Read(ref RecordReader reader, Blueprint world)
    {
        var count = reader.UInt16();
        if (count == None)
        {
            return null;
        }
        var steps = new Skill[count];
        foreach (ref var step in steps.AsSpan())
        {
            step = ReadStep(ref reader);
        }
        return new(ImmutableCollectionsMarshal.AsImmutableArray(steps), world);
    }

    private static byte[] Arguments(Skill step) =>
        step switch
        {
            Skill.Primitive(var action) => [(byte)action],
            Skill.GoTo(var cell) => [cell.Index],
            Skill.RotateTowardsObject(var thing) => Bytes(thing),
            Skill.RotateTowardsDirection(var heading) => [(byte)heading],
            Skill.GoAdjacentToObject(var thing) => Bytes(thing),
            Skill.GoAdjacentToPosition(var cell) => [cell.Index],
            Skill.DropAt(var cell) => [cell.Index],
            Skill.GetObject(var thing) => Bytes(thing),
            Skill.MoveObject(var thing, var cell) => [.. Bytes(thing), cell.Index],
            Skill.GoDirNSteps(var heading, var steps) => [(byte)heading, checked((byte)steps)],
            Skill.Unblock(var opening) => Bytes(opening),
            Skill.OpenBox(var box) => Bytes(box),
            Skill.OpenDoor(var door) => Bytes(door),
            Skill.FixBridge(var bridge) => Bytes(bridge),
            _ => [],
        };

    private static Skill ReadStep(ref RecordReader reader) =>
        (SkillKind)reader.Byte() switch
        {
            SkillKind.Primitive => new Skill.Primitive((AgentAction)reader.Below(ActionSet.Size)),
            SkillKind.GoTo => new Skill.GoTo(reader.Cell()),
            SkillKind.RotateTowardsObject => new Skill.RotateTowardsObject(ReadObject(ref reader)),
            SkillKind.RotateTowardsDirection => new Skill.RotateTowardsDirection(reader.Heading()),
            SkillKind.GoAdjacentToObject => new Skill.GoAdjacentToObject(ReadObject(ref reader)),
            SkillKind.GoAdjacentToPosition => new Skill.GoAdjacentToPosition(reader.Cell()),
            SkillKind.DropAt => new Skill.DropAt(reader.Cell()),
            SkillKind.EmptyInventory => new Skill.EmptyInventory(),
            SkillKind.GetObject => new Skill.GetObject(ReadObject(ref reader)),
            SkillKind.MoveObject => new Skill.MoveObject(ReadObject(ref reader), reader.Cell()),
            SkillKind.GoDirNSteps => new Skill.GoDirNSteps(reader.Heading(), reader.Byte()),
            SkillKind.Unblock => new Skill.Unblock(ReadObject(ref reader)),
            SkillKind.OpenBox => new Skill.OpenBox(ReadObject(ref reader)),
            SkillKind.OpenDoor => new Skill.OpenDoor(ReadObject(ref reader)),
            SkillKind.FixBridge => new Skill.FixBridge(ReadObject(ref reader)),
            var other => throw new FormatException($"There is no skill {(int)other}."),
        };

    private static byte[] Bytes(ObjectRef thing) =>
        [
            checked((byte)thing.Index),
            thing.Tile.Code,
            thing.Initial.Index,
            thing.Cell.Index,
            thing.IsLive ? (byte)1 : (byte)0,
        ];

    private static ObjectRef ReadObject(ref RecordReader reader) =>
        new(
            reader.Below(Blueprint.MaxObjects),
            reader.Tile(),
            reader.CellOrNone(),
            reader.CellOrNone(),
            reader.Below(2) == 1
        );
}
