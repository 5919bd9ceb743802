namespace MindGrid.Rl.Teaching;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;

/// <summary>All that defines a teaching game: two edit lists over one seeded world, and what the human can do.</summary>
public sealed record GameSpec
{
    /// <summary>The most edits of a world: who keeps track of those told has a bit for each.</summary>
    public const int MaxEdits = 64;

    /// <summary>A name, unique in its suite.</summary>
    public required string Id { get; init; }

    /// <summary>The split that the game belongs to; empty for none.</summary>
    public string Split { get; init; } = "";

    /// <summary>The layout.</summary>
    public required Layout Layout { get; init; }

    /// <summary>The seed of the world, of its edits and of the human's plans.</summary>
    public required long Seed { get; init; }

    /// <summary>The colours allowed in the world.</summary>
    public required ImmutableArray<TileColor> Colors { get; init; }

    /// <summary>The edits that the human knows of.</summary>
    public required ImmutableArray<EditKind> FalseEdits { get; init; }

    /// <summary>The edits that the real world has.</summary>
    public required ImmutableArray<EditKind> TrueEdits { get; init; }

    /// <summary>The skills that plans may use, in file order.</summary>
    public required ImmutableArray<SkillKind> Skills { get; init; }

    /// <summary>What makes this no game that can be played and taught, as a sentence; null for nothing.</summary>
    public string? Problem()
    {
        if (!ColorNames.AreEnough(Colors))
        {
            return "A world needs at least two different colours.";
        }
        if (TrueEdits.Length > MaxEdits)
        {
            return $"The real world has {TrueEdits.Length} edits; at most {MaxEdits} can be told apart.";
        }
        if (Skills.IsEmpty)
        {
            return "A human needs at least one skill.";
        }
        var foreignSkill = Skills.Except(SkillNames.For(Layout)).Select(kind => kind.Name()).FirstOrDefault();
        var foreignEdit = FalseEdits
            .Concat(TrueEdits)
            .Except(EditNames.For(Layout))
            .Select(kind => kind.Name())
            .FirstOrDefault();
        return (foreignSkill ?? foreignEdit) is { } foreign ? $"There is no {foreign} in {Layout.Name()}."
            : !TrueEdits.AsSpan().StartsWith(FalseEdits.AsSpan())
                ? "The real world's edits must begin with those that the human knows, in the same order."
            : null;
    }
}
