namespace MindGrid.Rl.Learning.Presets;

using System.Collections.Immutable;
using MindGrid.Rl.Learning.Training;

/// <summary>Options that come with the package, by name: the YAML files beside this one.</summary>
public static class Preset
{
    private const string Folder = "Presets/";

    /// <summary>All names, sorted.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(Preset)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a preset, to be read or to begin a file of one's own with.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static string Text(string name)
    {
        if (!Names.Contains(name))
        {
            throw new ArgumentException($"There is no preset '{name}'; known are {string.Join(", ", Names)}.");
        }
        using var reader = new StreamReader(typeof(Preset).Assembly.GetManifestResourceStream(Folder + name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The options of a preset.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static TrainingOptions Load(string name) => TrainingOptions.Parse(Text(name), name);
}
