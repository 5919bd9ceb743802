using System.Collections.Immutable;

namespace MindGrid.Rl.Benchmarks.Assembly;

/// <summary>A method that every step of every world goes through, generic over the lanes.</summary>
/// <param name="Name">Without the first two parts of the namespace, such as "Rules.StepKernel:Play".</param>
internal sealed record HotMethod(string Name)
{
    private const string Package = "MindGrid.Rl.";

    /// <summary>What it may call outside its loops, once for a block of 64 worlds; named like methods.</summary>
    public ImmutableArray<string> RareCalls { get; init; } = [];

    /// <summary>Bits of the narrowest vectors for which it is used; 0 for all.</summary>
    public int NarrowestWidth { get; init; }

    /// <summary>The name by which the runtime knows it.</summary>
    public string FullName => Package + Name;

    /// <summary>Whether a listing is of this method at a width.</summary>
    public bool IsIn(Listing listing, int width) =>
        listing.Method == FullName && listing.TypeArguments.Split(',').Contains($"{Package}Grid.ByteLanes{width}");

    /// <summary>What is wrong with the code, as sentences without their subject.</summary>
    public IEnumerable<string> Faults(Listing listing)
    {
        if (listing.BoundsChecks > 0)
        {
            yield return $"checks bounds in {listing.BoundsChecks} place(s)";
        }
        foreach (var call in listing.Calls.Except(RareCalls.Select(rare => Package + rare)))
        {
            yield return $"calls {call}";
        }
        foreach (var call in listing.CallsInLoops.Distinct())
        {
            yield return $"calls {call} in a loop";
        }
    }
}
