using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Tests.Planning;

/// <summary>What the C header promises and what C# relies on are two texts: these tests compare them.</summary>
public class NativePlannerTests
{
    private static readonly string Header = Repository.Read("native/planner/include/mindgrid_planner.h");

    [Test]
    public void Headings_agree([Values] Heading heading) =>
        Assert.That((int)heading, Is.EqualTo(Enumerator($"{heading}")));

    [Test]
    public void The_header_has_no_heading_more() => Assert.That(Enumerators("heading"), Has.Count.EqualTo(4));

    [Test]
    public void Moves_are_the_actions_of_the_same_number_so_that_nothing_is_translated(
        [Values(AgentAction.Left, AgentAction.Right, AgentAction.Forward)] AgentAction action
    ) => Assert.That((int)action, Is.EqualTo(Enumerator($"{action}")));

    [Test]
    public void The_header_has_no_move_more() => Assert.That(Enumerators("move"), Has.Count.EqualTo(3));

    [Test]
    public void Levels_agree([Values] PlannerLevel level) =>
        Assert.That((int)level, Is.EqualTo(Enumerator($"LEVEL_{level}")));

    [Test]
    public void The_header_has_no_level_more() =>
        Assert.That(Enumerators("level"), Has.Count.EqualTo(Enum.GetValues<PlannerLevel>().Length));

    [Test]
    public void Every_function_of_the_header_is_bound()
    {
        var declared = Regex.Matches(Header, @"MINDGRID_API [\w* ]+?(mindgrid_\w+)\(").Select(m => m.Groups[1].Value);
        var source = Repository.Read("src/MindGrid.Rl/Planning/NativePlanner.cs");
        var bound = Regex.Matches(source, @"EntryPoint = ""(\w+)""").Select(m => m.Groups[1].Value).Distinct();
        Assert.That(bound, Is.EquivalentTo(declared).And.Not.Empty);
    }

    [Test]
    public void The_stride_is_the_boards_width_and_height()
    {
        Assert.That(Defined("STRIDE"), Is.EqualTo(Board.Width));
        Assert.That(Defined("STRIDE"), Is.EqualTo(Board.Height));
    }

    [Test]
    public void Constants_agree()
    {
        Assert.That(Defined("MAX_ROUTE"), Is.EqualTo(RoutePlanner.MaxRoute));
        Assert.That(Defined("FIELD"), Is.EqualTo(RoutePlanner.FieldLength).And.EqualTo(4 * Board.CellCount));
        Assert.That(Defined("ARRIVED"), Is.EqualTo((int)RoutePlanner.Arrived));
        Assert.That(Defined("NO_ROUTE"), Is.EqualTo((int)RoutePlanner.NoRoute));
        Assert.That(Defined("UNREACHABLE"), Is.EqualTo(RoutePlanner.Unreachable));
        Assert.That(Defined("ABI_VERSION"), Is.EqualTo(NativePlanner.AbiVersion));
        Assert.That(Enumerator("OK"), Is.EqualTo(NativePlanner.Ok).And.EqualTo(0));
    }

    [Test]
    public void The_library_speaks_the_headers_version() =>
        Assert.That(NativePlanner.RequireLoaded(), Is.EqualTo(Defined("ABI_VERSION")));

    [Test]
    public unsafe void Every_status_has_a_text_of_its_own()
    {
        var codes = Enumerators("status").Select(line => int.Parse(line.Split(" = ")[1], CultureInfo.InvariantCulture));
        var texts = codes.Select(code => Marshal.PtrToStringUTF8((nint)NativePlanner.StatusText(code))).ToList();
        Assert.That(texts, Is.Unique.And.Not.Contains("unknown status"));
        Assert.That(Marshal.PtrToStringUTF8((nint)NativePlanner.StatusText(99)), Is.EqualTo("unknown status"));
    }

    [Test]
    public unsafe void A_query_is_forty_bytes_as_the_header_says()
    {
        Assert.That(Header, Does.Contain("One question; 40 bytes, without padding."));
        Assert.That(sizeof(RouteQuery), Is.EqualTo(40));
        Assert.That(Marshal.OffsetOf<RouteQuery>(nameof(RouteQuery.Walkable)), Is.EqualTo((nint)0));
        Assert.That(Marshal.OffsetOf<RouteQuery>(nameof(RouteQuery.Goals)), Is.EqualTo((nint)16));
    }

    [Test]
    public void No_game_noun_occurs_in_the_native_code()
    {
        var sources = Directory
            .EnumerateFiles(Repository.PathOf("native/planner"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".h" or ".c" or ".cpp" or ".txt")
            .ToList();
        var found = sources.SelectMany(file =>
            Regex
                .Matches(File.ReadAllText(file), @"\b(doors?|keys?|lava|box|boxes|bridges?|hammers?|shoes|balls?)\b")
                .Select(match => $"{Path.GetFileName(file)}: {match.Value}")
        );
        Assert.That(sources, Is.Not.Empty);
        Assert.That(found, Is.Empty);
    }

    private static int Defined(string name)
    {
        var match = Regex.Match(Header, $@"^#define MINDGRID_{name} \(?(-?\d+)\)?$", RegexOptions.Multiline);
        Assert.That(match.Success, $"the header defines MINDGRID_{name}");
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static int Enumerator(string name)
    {
        var match = Regex.Match(Header, $@"^\s+MINDGRID_{name.ToUpperInvariant()} = (\d+)\b", RegexOptions.Multiline);
        Assert.That(match.Success, $"the header lists MINDGRID_{name.ToUpperInvariant()}");
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static List<string> Enumerators(string type)
    {
        var body = Regex.Match(
            Header,
            $@"typedef enum mindgrid_{type} \{{(.*?)\}} mindgrid_{type};",
            RegexOptions.Singleline
        );
        return [.. Regex.Matches(body.Value, @"MINDGRID_(\w+ = \d+)").Select(match => match.Groups[1].Value)];
    }
}
