namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Envs.Spaces;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>
/// Writes what a teacher sees: the real world, the human's plan, what was said and what was believed of it. Nothing here knows the
/// belief. N is the number of worlds, T the most sentences. Whoever teaches outside of an environment writes the same with it.
/// </summary>
public sealed class TeachObserver
{
    private readonly GridObserver _grid;

    /// <summary>An observer.</summary>
    /// <param name="options">How much is seen, and how.</param>
    public TeachObserver(TeachEnvOptions options)
    {
        _grid = new GridObserver(options.RealWorld);
        Space = new Dict(
            ("real", _grid.Space),
            ("layout", new Discrete(Enum.GetValues<Layout>().Length)),
            ("plan", Bytes(options.MaxPlanSteps, PlanTokens.Largest.AsSpan())),
            ("said", Bytes(options.MaxSentences, [.. SentenceCode.Counts.Select(count => (byte)count)])),
            ("accepted", new MultiBinary(options.MaxSentences))
        );
    }

    /// <summary>The space of the observations.</summary>
    public Dict Space { get; }

    /// <summary>Writes what is seen before anything is said.</summary>
    public void WriteStart(World real, IReadOnlyList<Skill>? plan, SpaceArray into, int row)
    {
        var parts = into.Parts;
        _grid.Write(real, parts[0], row);
        parts[1].Row<int>(row)[0] = (int)real.Blueprint.Layout;
        WritePlan(plan, into, row);
        parts[3].Row<byte>(row).Clear();
        parts[4].Row<byte>(row).Clear();
    }

    /// <summary>Writes a plan in place of the one shown before.</summary>
    public void WritePlan(IReadOnlyList<Skill>? plan, SpaceArray into, int row) =>
        PlanTokens.Write(plan, into.Parts[2].Row<byte>(row));

    /// <summary>Adds a sentence: each slot one more than its choice, 0 for a slot that the sentence does not have.</summary>
    /// <param name="turn">How many were said before.</param>
    /// <param name="place">The sentence's place (see <see cref="SentenceCode"/>).</param>
    /// <param name="isAccepted">Whether it was believed.</param>
    /// <param name="into">Where to write.</param>
    /// <param name="row">Which row.</param>
    public void WriteSentence(int turn, int place, bool isAccepted, SpaceArray into, int row)
    {
        Span<int> slots = stackalloc int[SentenceCode.Slots];
        SentenceCode.Write(place, slots);
        var said = into.Parts[3].Row<byte>(row).Slice(turn * SentenceCode.Slots, SentenceCode.Slots);
        var kind = SentenceCode.EditAt(place).Kind;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            said[slot] = SentenceCode.Has(kind, (SentenceSlot)slot) ? (byte)(slots[slot] + 1) : (byte)0;
        }
        into.Parts[4].Row<byte>(row)[turn] = isAccepted ? (byte)1 : (byte)0;
    }

    private static Box Bytes(int rows, ReadOnlySpan<byte> largest)
    {
        var high = ImmutableArray.CreateBuilder<double>(rows * largest.Length);
        for (var i = 0; i < rows * largest.Length; i++)
        {
            high.Add(largest[i % largest.Length]);
        }
        return new(ElementType.UInt8, [rows, largest.Length], [0], high.ToImmutable());
    }
}
