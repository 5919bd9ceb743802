namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Worlds;

/// <summary>One step of a walk from a cell to the next.</summary>
/// <param name="From">The cell that is left.</param>
/// <param name="Heading">The heading in which it is left.</param>
public readonly record struct Stride(Cell From, Heading Heading);

/// <summary>The way that the agent takes through a world: what pictures draw of a plan.</summary>
/// <param name="Strides">The steps from cell to cell, in order; turns and other actions are not in it.</param>
/// <param name="DiedAt">The cell in which the agent first died, or null.</param>
public sealed record Walk(ImmutableArray<Stride> Strides, Cell? DiedAt)
{
    /// <summary>The way of nobody.</summary>
    public static Walk None { get; } = new([], null);

    /// <summary>The cells of the walk in order, the first one included; none for an agent that stays.</summary>
    public ImmutableArray<Cell> Cells =>
        Strides.IsEmpty ? [] : [.. Strides.Select(stride => stride.From), Strides[^1].From.Ahead(Strides[^1].Heading)];

    /// <summary>The way of a plan in the world that it was made for; none for no plan or one that cannot be carried out.</summary>
    public static Walk Of(Plan? plan) => plan?.ToActions() is { } actions ? Of(plan.World, actions) : None;

    /// <summary>The way of actions played in a world from its start, death or not.</summary>
    /// <param name="blueprint">The world.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="deathEnds">Whether the walk stops at the first death.</param>
    public static Walk Of(Blueprint blueprint, IReadOnlyList<AgentAction> actions, bool deathEnds = false)
    {
        var world = World.From(blueprint);
        var strides = ImmutableArray.CreateBuilder<Stride>();
        Cell? diedAt = null;
        foreach (var action in actions)
        {
            var (from, heading) = (world.AgentCell, world.AgentHeading);
            var hasDied = Step.Apply(world, action).HasFlag(StepEnds.Died);
            if (world.AgentCell != from)
            {
                strides.Add(new(from, heading));
            }
            if (hasDied)
            {
                diedAt ??= world.AgentCell;
                if (deathEnds)
                {
                    break;
                }
            }
        }
        return new(strides.ToImmutable(), diedAt);
    }
}
