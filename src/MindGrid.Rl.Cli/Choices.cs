namespace MindGrid.Rl.Cli;

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MindGrid.Rl.Evaluation;
using MindGrid.Rl.Language;
using MindGrid.Rl.Rules;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

/// <summary>Options that several commands share, and what they stand for.</summary>
internal static class Choices
{
    private static readonly ISentenceReader[] Readers = [new ReferenceReader(), new TolerantReader()];

    /// <summary>--scoring.</summary>
    public static Option<string> ScoringOption() =>
        new("--scoring")
        {
            Description =
                $"What a played plan is worth: {string.Join("; ", Teaching.Scoring.All.Select(scoring => $"{scoring.Name}: {scoring.Description}"))}.",
            DefaultValueFactory = _ => Teaching.Scoring.Strict.Name,
        };

    /// <summary>The scoring of a name.</summary>
    public static Scoring Scoring(string name) =>
        Teaching.Scoring.TryParse(name, out var scoring)
            ? scoring
            : throw new UsageException(
                $"--scoring: there is no scoring '{name}'; known are {string.Join(", ", Teaching.Scoring.All.Select(known => known.Name))}."
            );

    /// <summary>An option for a number of things, which may be left out.</summary>
    public static Option<int?> CountOption(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result => (int?)WholeNumber(result, int.MinValue, int.MaxValue),
        };

    /// <summary>An option for a seed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it seeds.</param>
    /// <param name="byDefault">The seed where none is given; null where one must be.</param>
    public static Option<long?> SeedOption(string name, string description, long? byDefault)
    {
        var option = new Option<long?>(name)
        {
            Description = description,
            Required = byDefault is null,
            CustomParser = result => WholeNumber(result, long.MinValue, long.MaxValue),
        };
        if (byDefault is not null)
        {
            option.DefaultValueFactory = _ => byDefault;
        }
        return option;
    }

    /// <summary>Refuses a name under which no file can be written, before any work is done for it.</summary>
    public static void RequireWritable(string option, string path)
    {
        if (path == "" || Directory.Exists(path))
        {
            throw new UsageException($"{option} is '{path}'; it must name a file.");
        }
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new UsageException($"{option}: the folder of '{path}' does not exist.");
        }
    }

    /// <summary>--reader.</summary>
    public static Option<string?> ReaderOption() =>
        new("--reader")
        {
            Description =
                $"How sentences are read: {string.Join(", ", Readers.Select(reader => reader.Name))} (default: the scoring's).",
        };

    /// <summary>The scoring of a command: what is given, else what the games' configuration says, else strict.</summary>
    public static Scoring Scoring(ParseResult parsed, Option<string> scoring, Option<string?> reader, LoadedGames games)
    {
        var isGiven = parsed.GetResult(scoring) is { Implicit: false };
        return Scoring(isGiven ? parsed.GetRequiredValue(scoring) : null, parsed.GetValue(reader), games);
    }

    /// <summary>The scoring of names that may be left out: what is given, else what the games' configuration says, else strict.</summary>
    public static Scoring Scoring(string? scoring, string? reader, LoadedGames games)
    {
        var chosen = scoring is null ? games.Scoring ?? Teaching.Scoring.Strict : Scoring(scoring);
        if (reader is not null)
        {
            chosen = WithReader(chosen, reader);
        }
        return games.Rewards?.Applied(chosen.Rewards) is { } rewards && rewards != chosen.Rewards
            ? chosen with
            {
                Name = $"{chosen.Name}, the configuration's rewards",
                Rewards = rewards,
            }
            : chosen;
    }

    /// <summary>--human.</summary>
    public static Option<string?> HumanOption() =>
        new("--human")
        {
            Description = $"Who is taught: {HumanNames.Usage} (default: what the configuration says, else literal).",
        };

    /// <summary>The human of a command: who is given, else whom the games' configuration names, else the literal one.</summary>
    public static Human Human(string? name, LoadedGames games)
    {
        try
        {
            return name is null ? games.Human ?? new LiteralHuman() : HumanNames.Parse(name);
        }
        catch (FormatException error)
        {
            throw new UsageException($"--human: {error.Message}");
        }
    }

    /// <summary>The teachers of a list of names, separated by commas.</summary>
    public static IReadOnlyList<TeacherEntry> Teachers(TeacherCatalog catalog, string names)
    {
        try
        {
            return [.. names.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(catalog.Find)];
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"--teacher: {error.Message}");
        }
    }

    /// <summary>The one teacher of a name.</summary>
    /// <param name="catalog">The teachers.</param>
    /// <param name="name">Its name.</param>
    /// <param name="why">Why there is only one, for messages.</param>
    public static TeacherEntry Teacher(TeacherCatalog catalog, string name, string why) =>
        Teachers(catalog, name) is [var only] ? only : throw new UsageException($"--teacher: {why}; name only one.");

    private static long? WholeNumber(ArgumentResult result, long min, long max)
    {
        var text = result.Tokens.Single().Value;
        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
        {
            return number;
        }
        var isNumber = text.TrimStart('-').Length > 0 && text.TrimStart('-').All(char.IsAsciiDigit);
        result.AddError(
            $"{(result.Parent as OptionResult)?.Option.Name} is '{text}'; "
                + (isNumber ? $"it must lie between {min} and {max}." : "it must be a whole number.")
        );
        return null;
    }

    private static Scoring WithReader(Scoring scoring, string name)
    {
        var reader =
            Readers.FirstOrDefault(reader => reader.Name == name)
            ?? throw new UsageException(
                $"--reader: there is no reader '{name}'; known are {string.Join(", ", Readers.Select(reader => reader.Name))}."
            );
        return scoring.Quirks == Quirks.Reference && reader.Name != scoring.Reader.Name
            ? throw new UsageException($"--reader: scoring {scoring.Name} implies the {scoring.Reader.Name} reader.")
            : scoring with
            {
                Reader = reader,
            };
    }
}
