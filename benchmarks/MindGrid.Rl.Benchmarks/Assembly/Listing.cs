using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MindGrid.Rl.Benchmarks.Assembly;

/// <summary>The x64 code of one method, as the runtime prints it where <c>DOTNET_JitDisasm</c> names the method.</summary>
/// <param name="Method">Namespace, class and method, such as "MindGrid.Rl.Rules.StepKernel:Play"; no type arguments, no parameters.</param>
/// <param name="TypeArguments">Those of the class and the method, such as "MindGrid.Rl.Grid.ByteLanes512"; empty for none.</param>
/// <param name="Tier">Such as "Tier1" or "Instrumented Tier0".</param>
/// <param name="Lines">From the heading to the number of bytes.</param>
internal sealed partial record Listing(string Method, string TypeArguments, string Tier, ImmutableArray<string> Lines)
{
    private const string BoundsFailure = "CORINFO_HELP_RNGCHKFAIL";

    /// <summary>Whether the compiler has done all it can; to a method with room on the stack it does so at once, and only once.</summary>
    public bool IsOptimized => Tier is "Tier1" or "FullOpts" or "Tier0-FullOpts";

    /// <summary>Bytes of code.</summary>
    public int Bytes =>
        Lines
            .Select(line => Total().Match(line))
            .Where(match => match.Success)
            .Sum(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    /// <summary>Everything that is called, in the order of the code; what bounds checks call when they fail is not in it.</summary>
    public ImmutableArray<string> Calls => [.. CallsAt.Select(call => call.Target)];

    /// <summary>The calls of them between a label and a jump back to it.</summary>
    public ImmutableArray<string> CallsInLoops =>
        [
            .. CallsAt
                .Where(call => Loops.Any(loop => loop.From <= call.Line && call.Line <= loop.To))
                .Select(call => call.Target),
        ];

    /// <summary>Jumps that are taken when an index is outside.</summary>
    public int BoundsChecks => Jumps.Count(jump => FailureBlocks.Contains(jump.Label));

    private IEnumerable<(int Line, string Target)> CallsAt =>
        Found(Call()).Select(call => (call.Line, WithoutTypes(call.Text))).Where(call => call.Item2 != BoundsFailure);

    private IEnumerable<(int Line, string Label)> Jumps => Found(Jump());

    private IEnumerable<(int Line, string Label)> Labels => Found(Label());

    private IEnumerable<(int From, int To)> Loops =>
        from jump in Jumps
        from label in Labels
        where label.Label == jump.Label && label.Line <= jump.Line
        select (label.Line, jump.Line);

    /// <summary>The labels of the blocks in which the failure of a bounds check is called.</summary>
    private IEnumerable<string> FailureBlocks =>
        Found(Call())
            .Where(call => call.Text == BoundsFailure)
            .Select(call => Labels.Last(label => label.Line < call.Line).Label);

    /// <summary>Reads all listings of a file, in its order.</summary>
    public static IEnumerable<Listing> Read(IEnumerable<string> lines)
    {
        var own = new List<string>();
        foreach (var line in lines)
        {
            if (own.Count > 0 || Heading().IsMatch(line))
            {
                own.Add(line);
            }
            if (own.Count > 0 && Total().IsMatch(line))
            {
                yield return Of([.. own]);
                own.Clear();
            }
        }
    }

    private static Listing Of(ImmutableArray<string> lines)
    {
        var heading = Heading().Match(lines[0]);
        var name = heading.Groups["name"].Value;
        var arguments = Types().Matches(name).Select(match => match.Value[1..^1]);
        return new(WithoutTypes(name), string.Join(',', arguments), heading.Groups["tier"].Value, lines);
    }

    private static string WithoutTypes(string name) => Types().Replace(name, "");

    private IEnumerable<(int Line, string Text)> Found(Regex pattern) =>
        Lines
            .Select((line, at) => (Line: at, Match: pattern.Match(line)))
            .Where(found => found.Match.Success)
            .Select(found => (found.Line, found.Match.Groups[1].Value));

    [GeneratedRegex(@"^; Assembly listing for method (?<name>[^(]+)\(.*\((?<tier>[^()]+)\)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^; Total bytes of code (\d+)")]
    private static partial Regex Total();

    // A call through a register names what is called behind the brackets, one through a cell of memory within.
    [GeneratedRegex(@"^\s+(?:call|tail\.jmp)\s+(?:\[\w+(?:\+\w+)?\])?\[?([^\s(]+?)(?:\(.*)?\]?$")]
    private static partial Regex Call();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT\s+)?(G_M\w+)$")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"\[[^\[\]]*\]")]
    private static partial Regex Types();
}
