namespace MindGrid.Rl.Learning.Training;

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

/// <summary>A single value of the options: what it may be follows from its property's type and the attribute beside it.</summary>
internal static class OptionValue
{
    private const string BothLayouts = "both";

    /// <summary>Reads a value.</summary>
    public static object? Read(PropertyInfo property, YamlReading read, YamlValue value, string what)
    {
        var type = property.PropertyType;
        var range = property.GetCustomAttribute<RangeAttribute>();
        return type switch
        {
            _ when type == typeof(int) => (int)Integer(read, value, what, range, int.MaxValue),
            _ when type == typeof(long) => Integer(read, value, what, range, long.MaxValue),
            _ when type == typeof(double) => Number(read, value, what, range),
            _ when type == typeof(bool) => read.Name<bool>(value, what, bool.TryParse, ["true", "false"]),
            _ when type == typeof(Human) => HumanOf(read, value, what),
            _ when type == typeof(Layout?) => LayoutOf(read, value, what),
            _ when type == typeof(GameShape) => read.Name<GameShape>(
                value,
                what,
                GameShapes.TryParse,
                GameShapes.Names
            ),
            _ when type.IsEnum => EnumOf(
                [.. (AllowedIn(property) ?? Enum.GetValues(type).Cast<object>()).Cast<Enum>()],
                read,
                value,
                what
            ),
            _ when AllowedIn(property) is { } allowed => OneOf([.. allowed.Cast<string>()], read, value, what),
            _ when type == typeof(string) => read.Text(value, what),
            _ => throw new NotSupportedException($"{what} is of the type {type.Name}, which no file can say."),
        };
    }

    /// <summary>Writes a value so that <see cref="Read"/> finds the same one; null for what is said by leaving it out.</summary>
    public static JsonNode? ToJson(PropertyInfo property, object? value) =>
        value switch
        {
            null => property.PropertyType == typeof(Layout?) ? BothLayouts : null,
            int number => number,
            long number => number,
            double number => number,
            bool flag => flag,
            string text => text,
            Human human => human.Name,
            Layout layout => layout.Name(),
            GameShape shape => shape.Name(),
            Enum named => NameOf(named),
            _ => throw new NotSupportedException($"No file can say a {property.PropertyType.Name}."),
        };

    private static long Integer(YamlReading read, YamlValue value, string what, RangeAttribute? range, long largest) =>
        read.Integer(
            value,
            what,
            range is null ? -largest : Convert.ToInt64(range.Minimum, CultureInfo.InvariantCulture),
            range is null ? largest : Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture)
        );

    private static double Number(YamlReading read, YamlValue value, string what, RangeAttribute? range)
    {
        var number = read.Number(value, what);
        return range is null || range.IsValid(number)
            ? number
            : throw read.Wrong(
                value,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what} is {value.Description}; allowed are numbers from {range.Minimum} to {range.Maximum}."
                )
            );
    }

    private static Human HumanOf(YamlReading read, YamlValue value, string what)
    {
        try
        {
            return HumanNames.Parse(read.Text(value, what));
        }
        catch (FormatException error)
        {
            throw read.Wrong(value, error.Message);
        }
    }

    private static Layout? LayoutOf(YamlReading read, YamlValue value, string what) =>
        read.Text(value, what) == BothLayouts
            ? null
            : read.Name<Layout>(value, what, LayoutTraits.TryParse, [.. LayoutTraits.Names, BothLayouts]);

    private static IEnumerable<object?>? AllowedIn(PropertyInfo property) =>
        property.GetCustomAttribute<AllowedValuesAttribute>()?.Values;

    private static object EnumOf(IReadOnlyList<Enum> values, YamlReading read, YamlValue value, string what)
    {
        var name = OneOf([.. values.Select(NameOf)], read, value, what);
        return values.Single(named => NameOf(named) == name);
    }

    private static string OneOf(IReadOnlyList<string> allowed, YamlReading read, YamlValue value, string what) =>
        read.Name(value, what, (string name, out string found) => allowed.Contains(found = name), allowed);

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
