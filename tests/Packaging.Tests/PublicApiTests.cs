using System.Reflection;
using MindGrid.Rl.Grid;

namespace Packaging.Tests;

/// <summary>What users can see changes only together with a committed listing, so that a review sees it too.</summary>
public class PublicApiTests
{
    private const string AcceptVariable = "MINDGRID_ACCEPT_API";

    [TestCase("MindGrid.Rl")]
    [TestCase("MindGrid.Rl.Evaluation")]
    [TestCase("MindGrid.Rl.Learning")]
    public void The_public_api_is_the_one_on_record(string name)
    {
        var file = Repository.PathOf($"docs/api/{name}.txt");
        var actual = PublicApi.Of(Assembly.Load(name));
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(file, actual);
        }
        var recorded = File.Exists(file) ? File.ReadAllText(file) : "";

        Assert.That(
            recorded == actual,
            () =>
                $"The public API of {name} is not the one in docs/api/{name}.txt:\n{Difference(recorded, actual)}"
                + $"If the change is meant, './build.sh AcceptApi' ({AcceptVariable}=1) rewrites the file: commit it."
        );
    }

    [Test]
    public void The_listing_reads_like_declarations()
    {
        var lines = PublicApi.Of(typeof(Cell).Assembly).Split('\n');

        Assert.That(lines, Does.Contain("namespace MindGrid.Rl.Grid"));
        Assert.That(lines, Does.Contain("enum AgentAction : byte").Or.Contain("enum AgentAction : int"));
        Assert.That(lines, Has.None.Contains("<Clone>$").And.None.Contains("PrintMembers"));
    }

    private static string Difference(string recorded, string actual)
    {
        const int Shown = 40;
        var (before, now) = (Entries(recorded), Entries(actual));
        var lines = before
            .Except(now)
            .Select(entry => $"- {entry}")
            .Concat(now.Except(before).Select(entry => $"+ {entry}"));
        var all = lines.ToList();
        return string.Concat(all.Take(Shown).Select(line => line + "\n"))
            + (all.Count > Shown ? $"... and {all.Count - Shown} more\n" : "");
    }

    // A member's line means something only with the line of its type.
    private static List<string> Entries(string listing)
    {
        var entries = new List<string>();
        var type = "";
        foreach (var line in listing.Split('\n'))
        {
            var isMember = line.StartsWith(' ');
            type = isMember ? type : line;
            entries.Add(isMember ? $"{type} {{ {line.Trim()} }}" : line);
        }
        return entries;
    }
}
