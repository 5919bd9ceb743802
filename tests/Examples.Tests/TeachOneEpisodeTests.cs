using System.Text.RegularExpressions;

namespace Examples.Tests;

/// <summary>The example's two teachers teach the same game, and each line's reward is what its sentence took off the gap.</summary>
[NonParallelizable] // the console is shared
public class TeachOneEpisodeTests
{
    [Test]
    public void The_program_prints_a_guess_and_the_truth_about_one_game()
    {
        var episodes = Regex.Split(ExampleProgram.Run("TeachOneEpisode"), "^(?=A)", RegexOptions.Multiline)[^2..];

        Assert.That(episodes[0], Does.StartWith("A guesser teaches in "));
        Assert.That(episodes[1], Does.StartWith("An oracle teaches in ").And.EndWith("reward 0, gap 0\n"));
        foreach (var episode in episodes)
        {
            var gaps = Numbers(episode, @"gap (?:is )?(-?\d+)");
            var rewards = Numbers(episode, @"reward (-?\d+)");
            Assert.That(gaps[0], Is.EqualTo(97));
            // The last reward settles what is left of the gap, which here is what is left of it anyway.
            Assert.That(rewards, Is.EqualTo(gaps.Zip(gaps.Skip(1), (before, after) => before - after)));
        }
        Assert.That(episodes[0], Does.Contain("”, believed: ").And.Contain("”: "));
    }

    private static List<int> Numbers(string text, string pattern) =>
        [.. Regex.Matches(text, pattern).Select(match => int.Parse(match.Groups[1].Value))];
}
