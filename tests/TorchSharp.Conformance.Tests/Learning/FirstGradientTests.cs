using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace TorchSharp.Conformance.Tests.Learning;

/// <summary>The example that a newcomer runs first.</summary>
public partial class FirstGradientTests
{
    [Test]
    public void The_example_finds_the_line_that_its_points_were_made_by()
    {
        var printed = Run();

        var learned = LearnedLine().Match(printed);
        Assert.That(Number(learned.Groups[1]), Is.EqualTo(3).Within(0.05), printed);
        Assert.That(Number(learned.Groups[2]), Is.EqualTo(2).Within(0.05), printed);
        var losses = Loss().Matches(printed).Select(loss => Number(loss.Groups[1])).ToList();
        Assert.That(losses, Has.Count.EqualTo(5).And.ItemAt(4).LessThan(0.02).And.ItemAt(0).GreaterThan(1), printed);
    }

    [Test]
    public void The_example_prints_the_same_whenever_it_runs() => Assert.That(Run(), Is.EqualTo(Run()));

    private static string Run()
    {
        var console = Console.Out;
        using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            Assembly.Load("FirstGradient").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }
        return printed.ToString();
    }

    private static double Number(Capture text) => double.Parse(text.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("Learned y = ([0-9.]+) x - ([0-9.]+);")]
    private static partial Regex LearnedLine();

    [GeneratedRegex("loss ([0-9.]+),")]
    private static partial Regex Loss();
}
