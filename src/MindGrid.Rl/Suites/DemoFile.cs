namespace MindGrid.Rl.Suites;

using System.Text.Json.Nodes;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Demos;
using MindGrid.Rl.Teaching.Humans;

/// <summary>
/// Demonstrations as files: JSON lines, a header and then an episode a line, the same bytes for the same episodes. docs/demos.md says
/// what each field means.
/// </summary>
public static class DemoFile
{
    /// <summary>What the header's field "format" says.</summary>
    public const string Format = "mindgrid-demos";

    /// <summary>The version that is written, and the newest one that is read.</summary>
    public const int Version = 1;

    /// <summary>Writes demonstrations (see <see cref="WholeFile"/>).</summary>
    /// <exception cref="ArgumentException">The human has no name by which it could be found again.</exception>
    public static void Write(string path, DemoSet set)
    {
        RequireFindable(set.Human);
        WholeFile.Write(
            path,
            writer =>
            {
                writer.WriteLine(HeaderOf(set).ToJsonString());
                foreach (var demo in set.Demos)
                {
                    writer.WriteLine(ToJson(demo).ToJsonString());
                }
            }
        );
    }

    /// <summary>Reads demonstrations, and builds their games.</summary>
    /// <exception cref="InvalidDataException">The file is of another kind, newer or damaged; the message says where and how.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DemoSet Read(string path)
    {
        using var lines = File.ReadLines(path).GetEnumerator();
        var header = lines.MoveNext() ? ReadHeader(path, lines.Current) : throw Foreign(path);
        var specs = new List<GameSpec>();
        var episodes = new List<DemoReading>();
        while (lines.MoveNext())
        {
            var (spec, episode) = SuiteFile.ReadLine(
                path,
                specs.Count + 2,
                lines.Current,
                json => (SuiteFile.ReadPlayable(json), DemoReading.From(json, header.Set.MaxSentences))
            );
            specs.Add(spec);
            episodes.Add(episode);
        }
        if (specs.Count != header.Games)
        {
            throw new InvalidDataException(
                $"{path}: The header tells of {header.Games} games, and the file has {specs.Count}: it is not whole."
            );
        }
        var games = TeachingGame.FromMany(specs);
        return header.Set with { Demos = [.. games.Zip(episodes, (game, episode) => episode.Of(game))] };
    }

    private static JsonObject HeaderOf(DemoSet set) =>
        new()
        {
            ["format"] = Format,
            ["version"] = Version,
            ["teacher"] = set.Teacher,
            ["human"] = set.Human.Name,
            ["scoring"] = new JsonObject
            {
                ["name"] = set.Scoring.Name,
                ["step_cost"] = set.Scoring.Rewards.StepCost,
                ["success"] = set.Scoring.Rewards.Success,
                ["death_ends"] = set.Scoring.DeathEnds,
            },
            ["source"] = set.Source,
            ["seed"] = set.Seed,
            ["max_sentences"] = set.MaxSentences,
            ["games"] = set.Demos.Length,
        };

    private static JsonObject ToJson(Demo demo)
    {
        var json = SuiteFile.SpecToJson(demo.Game.Spec);
        json["human_seed"] = demo.HumanSeed;
        json["best"] = demo.Best;
        json["first_gap"] = demo.FirstGap;
        json["final_gap"] = demo.FinalGap;
        json["is_cut"] = demo.IsCut;
        json["steps"] = new JsonArray([.. demo.Steps.Select(StepOf)]);
        return json;
    }

    private static JsonObject StepOf(DemoStep step) =>
        new()
        {
            ["slots"] = new JsonArray([.. step.Slots.Select(slot => JsonValue.Create(slot))]),
            ["text"] = step.Text,
            ["is_accepted"] = step.IsAccepted,
            ["is_true"] = step.IsTrue,
            ["reward"] = step.Reward,
            ["shaped_reward"] = step.ShapedReward,
            ["gap"] = step.Gap,
        };

    private static (DemoSet Set, int Games) ReadHeader(string path, string text)
    {
        if (!IsHeader(text))
        {
            throw Foreign(path);
        }
        return SuiteFile.ReadLine(
            path,
            1,
            text,
            json =>
            {
                var version = SuiteFile.Required<int>(json, "version");
                return version == Version
                    ? (SetOf(json), SuiteFile.Required<int>(json, "games"))
                    : throw new FormatException(
                        $"These demonstrations have version {version}; this program reads version {Version}."
                    );
            }
        );
    }

    private static DemoSet SetOf(JsonObject json)
    {
        var maxSentences = SuiteFile.Required<int>(json, "max_sentences");
        return new(
            SuiteFile.Required<string>(json, "teacher"),
            HumanNames.Parse(SuiteFile.Required<string>(json, "human")),
            ScoringOf(json),
            SuiteFile.Required<string>(json, "source"),
            SuiteFile.Required<long>(json, "seed"),
            maxSentences > 0
                ? maxSentences
                : throw new FormatException($"The field 'max_sentences' is {maxSentences}; it must be at least 1."),
            []
        );
    }

    private static Scoring ScoringOf(JsonObject header)
    {
        var json = header["scoring"] as JsonObject ?? throw new FormatException("The field 'scoring' is no object.");
        return Scoring.Strict with
        {
            Name = SuiteFile.Required<string>(json, "name"),
            Rewards = new RewardSpec(
                SuiteFile.Required<int>(json, "step_cost"),
                SuiteFile.Required<int>(json, "success")
            ),
            DeathEnds = SuiteFile.Required<bool>(json, "death_ends"),
        };
    }

    private static bool IsHeader(string text)
    {
        try
        {
            return SuiteFile.Required<string>(SuiteFile.ParseLine(text), "format") == Format;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static InvalidDataException Foreign(string path) =>
        new($"{path} holds no demonstrations: its first line is no JSON object with the format '{Format}'.");

    private static void RequireFindable(Human human)
    {
        try
        {
            if (HumanNames.Parse(human.Name) == human)
            {
                return;
            }
        }
        catch (FormatException)
        {
            // Said below.
        }
        throw new ArgumentException(
            $"The human '{human.Name}' cannot be found by its name again, so that its demonstrations could not be read.",
            nameof(human)
        );
    }
}
