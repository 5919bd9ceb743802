using MindGrid.Rl.Configuration;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;

namespace MindGrid.Rl.Tests.Configuration;

/// <summary>Each way in which a configuration can be wrong: the place, and the whole sentence.</summary>
public class YamlReadingTests
{
    private const string ColorNames =
        "blue, brown, green, grey, indigo, lime, purple, red, saffron, salmon, turquoise, yellow";
    private const string Weight = "- reward_carry_object_hof: 1";

    private static readonly string Skills = string.Join(", ", SkillNames.All);
    private static readonly string Edits = string.Join(", ", EditNames.All);
    private static readonly string Rewards = string.Join(", ", GameConfiguration.RewardFunctions);

    private static IEnumerable<TestCaseData> Problems() =>
        [
            // Keys.
            Wrong(
                "task: pickup\n",
                "",
                1,
                1,
                "The configuration lacks the key 'task'; needed are task, true_agent, false_agent."
            ),
            Wrong(
                "false_agent:",
                "wrong_agent:",
                33,
                1,
                "The configuration has the unknown key 'wrong_agent'; allowed are task, true_agent, false_agent, scoring, reward, human."
            ),
            Wrong(
                "false_agent:",
                "true_agent:",
                33,
                1,
                "The configuration has the key 'true_agent' twice; it is allowed once."
            ),
            Wrong(
                "  skill:\n",
                "  skills:\n",
                5,
                3,
                "true_agent has the unknown key 'skills'; allowed are preference, skill, env."
            ),
            Wrong("  env:\n", "  skill:\n", 20, 3, "true_agent has the key 'skill' twice; it is allowed once."),
            Wrong(
                "    seed: 5815062\n",
                "",
                21,
                5,
                "true_agent.env lacks the key 'seed'; needed are task, layout, edits, seed, allowed_object_colors."
            ),
            Wrong(
                "    seed: ",
                "    sead: ",
                27,
                5,
                "true_agent.env has the unknown key 'sead'; allowed are task, layout, edits, seed, allowed_object_colors, render_mode."
            ),
            Wrong(
                "    seed: ",
                "    seed: 1\n    seed: ",
                28,
                5,
                "true_agent.env has the key 'seed' twice; it is allowed once."
            ),
            Wrong("    seed: ", "    [seed]: ", 27, 5, "A key is a list; it must be a word."),
            // Types.
            Whole(
                "[]",
                1,
                1,
                "The configuration is a list; it must be a mapping with the keys task, true_agent, false_agent."
            ),
            Whole(
                "pickup",
                1,
                1,
                "The configuration is 'pickup'; it must be a mapping with the keys task, true_agent, false_agent."
            ),
            Whole(
                "{task: pickup, true_agent: 5, false_agent: 5}",
                1,
                28,
                "true_agent is '5'; it must be a mapping with the keys preference, skill, env."
            ),
            Wrong("task: pickup", "task: [pickup]", 1, 7, "task is a list; it must be a single value."),
            Wrong(
                "    edits:\n      - toggle_opening\n      - add_opening\n      - flip_vertical\n",
                "    edits: flip_vertical\n",
                23,
                12,
                "true_agent.env.edits is 'flip_vertical'; it must be a list."
            ),
            Wrong(
                "- flip_vertical",
                "- [flip_vertical]",
                26,
                9,
                "An entry of true_agent.env.edits is a list; it must be a single value."
            ),
            Wrong("5815062", "[5815062]", 27, 11, "true_agent.env.seed is a list; it must be a single value."),
            Wrong(
                Weight,
                "- reward_carry_object_hof",
                4,
                7,
                "An entry of true_agent.preference is 'reward_carry_object_hof'; it must be one reward function with its weight."
            ),
            Wrong(
                Weight,
                Weight + "\n      reward_reach_object_hof: 1",
                4,
                7,
                "An entry of true_agent.preference is a mapping; it must be one reward function with its weight."
            ),
            Wrong(
                Weight,
                "- reward_carry_object_hof: much",
                4,
                32,
                "The weight of reward_carry_object_hof is 'much'; it must be a number."
            ),
            Wrong(
                Weight,
                "- reward_carry_object_hof: NaN",
                4,
                32,
                "The weight of reward_carry_object_hof is 'NaN'; it must be a number."
            ),
            Wrong(
                Weight,
                "- reward_carry_object_hof: 1e999",
                4,
                32,
                "The weight of reward_carry_object_hof is '1e999'; it must be a number."
            ),
            // Names.
            Wrong("task: pickup", "task: place", 1, 7, "task is 'place'; allowed is pickup."),
            Wrong("    task: pickup", "    task: place", 21, 11, "true_agent.env.task is 'place'; allowed is pickup."),
            Wrong(
                "room_door_key",
                "maze",
                22,
                13,
                "true_agent.env.layout is 'maze'; allowed are room_door_key, treasure_island."
            ),
            Wrong(
                "- flip_vertical",
                "- flip_horizontal",
                26,
                9,
                $"An entry of true_agent.env.edits is 'flip_horizontal'; allowed are {Edits}."
            ),
            Wrong("- go_to", "- Go_To", 7, 7, $"An entry of true_agent.skill is 'Go_To'; allowed are {Skills}."),
            Wrong(
                "- lime",
                "- mauve",
                30,
                9,
                $"An entry of true_agent.env.allowed_object_colors is 'mauve'; allowed are {ColorNames}."
            ),
            Wrong(
                "reward_carry_object_hof",
                "reward_nothing_hof",
                4,
                7,
                $"An entry of true_agent.preference names the reward function 'reward_nothing_hof'; allowed are {Rewards}."
            ),
            Wrong(
                "*id001",
                "[red, mauve]",
                58,
                34,
                $"An entry of false_agent.env.allowed_object_colors is 'mauve'; allowed are {ColorNames}."
            ),
            // Numbers.
            Wrong("5815062", "-1", 27, 11, Seed("-1")),
            Wrong("5815062", "9007199254740993", 27, 11, Seed("9007199254740993")),
            Wrong("5815062", "99999999999999999999999", 27, 11, Seed("99999999999999999999999")),
            Wrong("5815062", "1.5", 27, 11, Seed("1.5")),
            Wrong("5815062", "1_000", 27, 11, Seed("1_000")),
            Wrong("5815062", "many", 27, 11, Seed("many")),
            Wrong("seed: 5815062", "seed:", 27, 10, Seed("")),
            // Colours.
            Wrong("*id001", "[red]", 58, 28, OneColor("false_agent")),
            Wrong("*id001", "[red, red]", 58, 28, OneColor("false_agent")),
            Wrong("*id001", "[]", 58, 28, OneColor("false_agent")),
        ];

    [TestCaseSource(nameof(Problems))]
    public void A_wrong_value_is_refused_where_it_stands(string yaml, int line, int column, string sentence)
    {
        var error = Assert.Throws<ConfigurationException>(() => AppendixB.Parse(yaml))!;
        Assert.That((error.Line, error.Column, error.Problem), Is.EqualTo((line, column, sentence)));
        Assert.That(error.Message, Is.EqualTo($"game.yaml, line {line}, column {column}: {sentence}"));
    }

    private static string Seed(string found) =>
        $"true_agent.env.seed is '{found}'; allowed are whole numbers from 0 to 9007199254740992.";

    private static string OneColor(string agent) =>
        $"{agent}.env.allowed_object_colors has fewer than two different colours; a world needs at least two.";

    private static TestCaseData Wrong(string piece, string other, int line, int column, string sentence) =>
        Whole(AppendixB.With(piece, other), line, column, sentence);

    private static TestCaseData Whole(string yaml, int line, int column, string sentence) =>
        new TestCaseData(yaml, line, column, sentence).SetArgDisplayNames(sentence);
}
