using System.Globalization;
using System.Text.RegularExpressions;

namespace Examples.Tests;

/// <summary>The example's teacher beats the rules on the paper's games, and the interval says so.</summary>
[NonParallelizable] // the console is shared
public class WriteYourOwnTeacherTests
{
    [Test]
    public void The_program_prints_three_gaps_and_two_paired_intervals()
    {
        var printed = ExampleProgram.Run("WriteYourOwnTeacher");
        var gaps = Numbers(printed, @"gap (-?[0-9.]+)");
        var differences = Numbers(printed, @"minus \w+: (-?[0-9.]+)");
        var ends = Numbers(printed, @"to (-?[0-9.]+)");

        // What the rules and silence leave, as in the reference (TeachingEpisodeTests).
        Assert.That(gaps[1..], Is.EqualTo([73.58, 25.84]));
        Assert.That(differences[0], Is.EqualTo(gaps[0] - gaps[1]).Within(0.011));
        Assert.That(differences[1], Is.EqualTo(gaps[0] - gaps[2]).Within(0.011));
        Assert.That(ends, Has.Count.EqualTo(2).And.All.Negative);
    }

    private static List<double> Numbers(string text, string pattern) =>
        [
            .. Regex
                .Matches(text, pattern)
                .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
        ];
}
