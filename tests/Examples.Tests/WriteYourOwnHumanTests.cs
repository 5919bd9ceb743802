using System.Globalization;
using System.Text.RegularExpressions;
using MindGrid.Rl.Suites;

namespace Examples.Tests;

/// <summary>The example's human misses every second or third sentence, and the truth is worth less to it.</summary>
[NonParallelizable] // the console is shared
public class WriteYourOwnHumanTests
{
    [Test]
    public void The_program_prints_what_each_human_missed_and_the_gap_that_is_left()
    {
        var printed = ExampleProgram.Run("WriteYourOwnHuman");
        var gaps = Regex
            .Matches(printed, "gap ([0-9.]+)")
            .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToList();

        Assert.That(
            Regex.Matches(printed, @"^\w\S*(?=: gap)", RegexOptions.Multiline).Select(name => name.Value),
            Is.EqualTo(["literal", "distracted:2", "distracted:1"])
        );
        Assert.That(gaps[0], Is.Zero);
        Assert.That(gaps[1], Is.Positive);
        Assert.That(gaps[2], Is.GreaterThan(gaps[1]));
    }

    [Test]
    public void As_many_sentences_are_missed_as_the_span_says()
    {
        var missed = Regex
            .Matches(ExampleProgram.Run("WriteYourOwnHuman"), "([0-9]+) of")
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToList();
        int[] unknown = [.. PaperFactory.TestGames(100).Select(game => UnknownIn(game))];

        // In games in which an earlier edit was missed, a later one can be impossible: so many more, at the most.
        Assert.That(missed[1], Is.GreaterThanOrEqualTo(unknown.Sum(count => count / 3)));
        Assert.That(missed[2], Is.GreaterThanOrEqualTo(unknown.Sum(count => count / 2)).And.GreaterThan(missed[1]));

        static int UnknownIn(SuiteGame game) => MindGrid.Rl.Teaching.TeachingGame.From(game.Spec).UnknownEdits.Length;
    }
}
