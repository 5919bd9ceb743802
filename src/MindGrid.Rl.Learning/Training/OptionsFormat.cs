namespace MindGrid.Rl.Learning.Training;

using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MindGrid.Rl.Configuration;

/// <summary>
/// Options as YAML and JSON. A record's properties are its keys, and nested records are mappings, so that what a learner adds to its
/// options can be said in a file without a line here.
/// </summary>
internal static class OptionsFormat
{
    /// <summary>Reads options. JSON is YAML, so that the one reader does for both.</summary>
    /// <exception cref="ConfigurationException">The text does not fit.</exception>
    public static TrainingOptions Read(string text, string source)
    {
        var (read, document) = (new YamlReading(source), YamlTree.Read(text, source));
        return (TrainingOptions)ReadRecord(DefaultsOf(read, document), read, document, "");
    }

    /// <summary>All options as JSON, in the order of their declaration.</summary>
    public static JsonObject ToJson(object options)
    {
        var json = new JsonObject();
        foreach (var property in KeysOf(options.GetType()))
        {
            var value = property.GetValue(options);
            var node = IsRecord(property.PropertyType) ? ToJson(value!) : OptionValue.ToJson(property, value);
            if (node is not null)
            {
                json[KeyOf(property)] = node;
            }
        }
        return json;
    }

    /// <summary>All options as YAML.</summary>
    public static string ToYaml(TrainingOptions options) => YamlText.Of(ToJson(options));

    /// <summary>The name of a property in files.</summary>
    public static string KeyOf(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>What holds where the file says nothing: of the learner's options, that depends on the learner.</summary>
    private static TrainingOptions DefaultsOf(YamlReading read, YamlValue document)
    {
        var defaults = new TrainingOptions();
        var key = KeyOf(typeof(TrainingOptions).GetProperty(nameof(TrainingOptions.Learner))!);
        if ((document as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key.Text == key).Value is not { } named)
        {
            return defaults;
        }
        var known = Learners.All.Select(entry => entry.Name);
        var learner = read.Name(named, key, (string name, out string found) => known.Contains(found = name), known);
        return defaults with { Learner = learner, Options = Learners.Find(learner).Defaults };
    }

    private static object ReadRecord(object defaults, YamlReading read, YamlValue value, string what)
    {
        var keys = KeysOf(defaults.GetType()).ToDictionary(KeyOf);
        var said = read.Map(value, what == "" ? "The configuration" : what, [], [.. keys.Keys]);
        var made = Activator.CreateInstance(defaults.GetType())!;
        foreach (var (key, property) in keys)
        {
            var name = what == "" ? key : $"{what}.{key}";
            var otherwise = property.GetValue(defaults);
            Set(
                property,
                made,
                said.TryGetValue(key, out var entry) ? ReadValue(property, otherwise, read, entry, name) : otherwise,
                problem => read.Wrong(entry ?? value, $"{name} does not fit: {problem}")
            );
        }
        return made;
    }

    private static object? ReadValue(
        PropertyInfo property,
        object? otherwise,
        YamlReading read,
        YamlValue value,
        string what
    ) =>
        IsRecord(property.PropertyType)
            ? ReadRecord(otherwise!, read, value, what)
            : OptionValue.Read(property, read, value, what);

    /// <summary>Sets a property, which may have its own idea of what fits.</summary>
    private static void Set(PropertyInfo property, object of, object? value, Func<string, Exception> wrong)
    {
        try
        {
            property.SetValue(of, value);
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentException refused)
        {
            throw wrong(refused.Message);
        }
    }

    /// <summary>The properties that a file can say, those of the base first. The learner's seed is the run's.</summary>
    private static IEnumerable<PropertyInfo> KeysOf(Type record) =>
        record
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Where(property =>
                (property.DeclaringType, property.Name) != (typeof(LearnerOptions), nameof(LearnerOptions.Seed))
            )
            .OrderBy(property => property.DeclaringType == record ? 1 : 0);

    private static bool IsRecord(Type type) =>
        type.Namespace?.StartsWith(typeof(TorchBackend).Namespace!) == true && type.IsClass;
}
