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
            WriteArguments(writer, step);
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

    private static void WriteArguments(BinaryWriter writer, Skill step)
    {
        switch (step)
        {
            case Skill.Primitive(var action):
                writer.Write((byte)action);
                break;
            case Skill.GoTo(var cell):
                writer.Write(cell.Index);
                break;
            case Skill.RotateTowardsObject(var thing):
                Write(writer, thing);
                break;
            case Skill.RotateTowardsDirection(var heading):
                writer.Write((byte)heading);
                break;
            case Skill.GoAdjacentToObject(var thing):
                Write(writer, thing);
                break;
            case Skill.GoAdjacentToPosition(var cell):
                writer.Write(cell.Index);
                break;
            case Skill.DropAt(var cell):
                writer.Write(cell.Index);
                break;
            case Skill.GetObject(var thing):
                Write(writer, thing);
                break;
            case Skill.MoveObject(var thing, var cell):
                Write(writer, thing);
                writer.Write(cell.Index);
                break;
            case Skill.GoDirNSteps(var heading, var steps):
                writer.Write((byte)heading);
                writer.Write(checked((byte)steps));
                break;
            case Skill.Unblock(var opening):
                Write(writer, opening);
                break;
            case Skill.OpenBox(var box):
                Write(writer, box);
                break;
            case Skill.OpenDoor(var door):
                Write(writer, door);
                break;
            case Skill.FixBridge(var bridge):
                Write(writer, bridge);
                break;
        }
    }

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

    private static void Write(BinaryWriter writer, ObjectRef thing)
    {
        writer.Write(checked((byte)thing.Index));
        writer.Write(thing.Tile.Code);
        writer.Write(thing.Initial.Index);
        writer.Write(thing.Cell.Index);
        writer.Write(thing.IsLive);
    }

    private static ObjectRef ReadObject(ref RecordReader reader) =>
        new(
            reader.Below(Blueprint.MaxObjects),
            reader.Tile(),
            reader.CellOrNone(),
            reader.CellOrNone(),
            reader.Below(2) == 1
        );
}
