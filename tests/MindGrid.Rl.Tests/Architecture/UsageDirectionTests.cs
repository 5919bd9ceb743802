using System.Text.RegularExpressions;

namespace MindGrid.Rl.Tests.Architecture;

/// <summary>
/// Which folder of the game may use which: the drawing of the architecture as data. What is not listed is not allowed, and a new
/// folder has to be listed here first.
/// </summary>
public partial class UsageDirectionTests
{
    private const string Source = "src/MindGrid.Rl";

    /// <summary>Folder: what it may use directly. It may use what these use, too.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Grid"] = [],
        ["Worlds"] = ["Grid"],
        ["Rules"] = ["Worlds"],
        ["Envs"] = ["Rules"],
        ["Edits"] = ["Rules"],
        ["Planning"] = ["Rules"],
        ["Language"] = ["Edits", "Planning"],
        ["Rendering"] = ["Worlds", "Planning"],
        ["Teaching"] = ["Language", "Envs"],
        ["Suites"] = ["Teaching"],
        ["Configuration"] = ["Teaching"],
    };

    private static IEnumerable<string> Folders =>
        Directory
            .EnumerateDirectories(Repository.PathOf(Source))
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj"))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Folders))]
    public void A_folder_uses_only_what_lies_below_it(string folder)
    {
        var allowed = Below(folder).Append(folder).ToHashSet();
        var used =
            from file in Files(folder)
            from match in GameNamespace().Matches(Code(file))
            let namespace_ = match.Groups[1].Value
            where MayUse.ContainsKey(namespace_) && !allowed.Contains(namespace_)
            select $"{Path.GetFileName(file)} uses {namespace_}";
        Assert.That(used, Is.Empty);
    }

    [TestCaseSource(nameof(Folders))]
    public void A_file_stands_in_the_folder_that_its_namespace_names(string folder)
    {
        var misplaced = Files(folder)
            .Where(file =>
                !Regex.IsMatch(
                    File.ReadAllText(file),
                    $@"^namespace MindGrid\.Rl\.{folder}(\.\w+)*;",
                    RegexOptions.Multiline
                )
            );
        Assert.That(misplaced.Select(Path.GetFileName), Is.Empty);
    }

    [Test]
    public void Every_folder_is_in_the_drawing() => Assert.That(Folders.Except(MayUse.Keys), Is.Empty);

    [Test]
    public void The_drawing_has_no_circle() =>
        Assert.That(MayUse.Keys.Where(folder => Below(folder).Contains(folder)), Is.Empty);

    [Test]
    public void Only_planning_reaches_native_code()
    {
        var importing = Directory
            .EnumerateFiles(Repository.PathOf(Source), "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsBuilt(file) && Regex.IsMatch(Code(file), @"\[(LibraryImport|DllImport)"))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)));
        Assert.That(importing.Distinct(), Is.EqualTo(["Planning"]));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf($"{Source}/{folder}"), "*.cs", SearchOption.AllDirectories);

    private static bool IsBuilt(string file) => Regex.IsMatch(file, @"[/\\](bin|obj)[/\\]");

    /// <summary>The file without comments: what it says about another folder is not a use.</summary>
    private static string Code(string file) =>
        Regex.Replace(File.ReadAllText(file), "//.*$", "", RegexOptions.Multiline);

    private static HashSet<string> Below(string folder)
    {
        var below = new HashSet<string>();
        var waiting = new Stack<string>(MayUse[folder]);
        while (waiting.TryPop(out var next))
        {
            if (below.Add(next))
            {
                Array.ForEach(MayUse[next], waiting.Push);
            }
        }
        return below;
    }

    /// <summary>A namespace in full, or as code inside the game can shorten it: "Worlds.World".</summary>
    [GeneratedRegex(@"(?:MindGrid\.Rl\.|(?<![\w.]))([A-Z]\w+)\b(?=[.;])")]
    private static partial Regex GameNamespace();
}
