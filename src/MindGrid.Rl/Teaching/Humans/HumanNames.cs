namespace MindGrid.Rl.Teaching.Humans;

using System.Collections.Immutable;
using System.Globalization;

/// <summary>The humans by name, as configurations and the command line write them: "literal", "mishearing:0.2".</summary>
public static class HumanNames
{
    private const string WholePattern = "0*[1-9][0-9]*";
    private const string SharePattern = @"[0-9]*\.?[0-9]+([eE]-?[0-9]+)?";

    private static readonly ImmutableArray<(string Name, string? Number, Func<string?, Human> Make)> Known =
    [
        ("literal", null, value => value is null ? new LiteralHuman() : throw new FormatException("takes no number")),
        (
            "sceptical",
            WholePattern,
            value => value is null ? new ScepticalHuman() : new() { Insistence = Whole(value) }
        ),
        ("forgetful", WholePattern, value => value is null ? new ForgetfulHuman() : new() { Memory = Whole(value) }),
        ("mishearing", SharePattern, value => value is null ? new MishearingHuman() : new() { Rate = Share(value) }),
        ("bounded", WholePattern, value => value is null ? new BoundedHuman() : new() { Reach = Whole(value) }),
    ];

    /// <summary>How the humans are written, with what their number means.</summary>
    public static string Usage =>
        "literal, sceptical[:TIMES], forgetful[:CORRECTIONS], mishearing[:RATE] or bounded[:MOVES]";

    /// <summary>The names as a regular expression, for JSON schemas. It lets pass numbers that are too large.</summary>
    public static string Pattern =>
        $"^({string.Join('|', Known.Select(known => known.Number is { } number ? $"{known.Name}(:{number})?" : known.Name))})$";

    /// <summary>The human of a name.</summary>
    /// <exception cref="FormatException">No such human, or not such a number; the message says what is allowed.</exception>
    public static Human Parse(string text)
    {
        var colon = text.IndexOf(':');
        var (name, value) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        foreach (var known in Known)
        {
            if (known.Name == name)
            {
                return Make(text, value, known.Make);
            }
        }
        throw new FormatException($"There is no human '{text}'; allowed are {Usage}.");
    }

    private static Human Make(string text, string? value, Func<string?, Human> make)
    {
        try
        {
            return make(value);
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException)
        {
            throw new FormatException(
                $"The human '{text}' cannot be: allowed are {Usage}, with TIMES, CORRECTIONS and MOVES from 1 on and RATE from 0 to 1.",
                error
            );
        }
    }

    private static int Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("is no whole number");

    private static double Share(string text) =>
        double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw new FormatException("is no number");
}
