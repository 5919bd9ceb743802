using System.Reflection;
using MindGrid.Rl.Learning;

namespace TorchSharp.Conformance.Tests.Api;

/// <summary>
/// The members that code here may use stand in a committed listing. The stand-in has these and no others; the package has these
/// among others, so what compiles with the one compiles with the other.
/// </summary>
public class SignatureTests
{
    private const string AcceptVariable = "MINDGRID_ACCEPT_API";
    private const string Listing = "docs/api/TorchSharp.Facade.txt";
    private static readonly Assembly TorchSharp = typeof(torch).Assembly;

    private static string Backend { get; } = TorchBackend.Describe().Name;

    [Test]
    public void The_stand_in_has_the_members_on_record_and_no_others()
    {
        Assume.That(Backend, Is.EqualTo("system"), "the package is there: see the next test");
        var actual = Text(Signatures.Declared(TorchSharp));
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(PathOf(Listing), actual);
        }
        var recorded = File.ReadAllText(PathOf(Listing));

        Assert.That(
            Entries(actual).Order(),
            Is.EqualTo(Entries(recorded).Order()),
            $"The stand-in's members are not those in {Listing}. Where TorchSharp 0.105.2 has them so too, "
                + $"'./build.sh AcceptApi' ({AcceptVariable}=1) rewrites the file: commit it."
        );
    }

    [Test]
    public void The_package_has_the_members_on_record_among_others()
    {
        Assume.That(Backend, Is.EqualTo("nuget"), "the package is not there: see the test above");
        var offered = Entries(Text(Signatures.WithInherited(TorchSharp))).ToHashSet();

        Assert.That(Entries(File.ReadAllText(PathOf(Listing))).Where(entry => !offered.Contains(entry)), Is.Empty);
    }

    [Test]
    public void The_listing_tells_overloads_defaults_and_extensions_apart()
    {
        var entries = Entries(Text(Signatures.Declared(TorchSharp))).ToList();

        Assert.That(
            entries,
            Has.Some.EqualTo("TorchSharp: torch.Tensor | torch.Tensor sum(torch.ScalarType? type = default)")
        );
        Assert.That(
            entries,
            Has.Some.StartsWith(
                "TorchSharp: ModuleExtensionMethods | static T to<T>(this T module, torch.ScalarType type"
            )
        );
        Assert.That(entries, Has.Some.EqualTo("TorchSharp: torch.ScalarType | Float32 = 6"));
    }

    private static string Text(IReadOnlyDictionary<string, List<string>> types) =>
        string.Concat(
            types.Select(type => type.Key + "\n" + string.Concat(type.Value.Select(line => $"    {line}\n")))
        );

    // A member's line means something only with the line of its type.
    private static IEnumerable<string> Entries(string listing)
    {
        var type = "";
        foreach (var line in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            type = line[0] == ' ' ? type : line;
            yield return line[0] == ' ' ? $"{type} | {line.Trim()}" : line;
        }
    }

    private static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MindGrid.Rl.sln")))
        {
            folder =
                folder.Parent
                ?? throw new DirectoryNotFoundException("No folder above the tests holds MindGrid.Rl.sln.");
        }
        return Path.Combine(folder.FullName, relative);
    }
}
