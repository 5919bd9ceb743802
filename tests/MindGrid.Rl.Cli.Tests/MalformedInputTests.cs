using MindGrid.Rl.Configuration;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Cli.Tests;

/// <summary>What users get wrong, and the whole of what they are told: configurations, suites, command lines, sentences.</summary>
public class MalformedInputTests
{
    private const string Hint = "'mindgrid --help' lists the commands, 'mindgrid COMMAND --help' a command's options.";

    private const string Game = """
        {"id":"a","layout":"room_door_key","seed":1,"colors":["red","blue"],"false_edits":[],"true_edits":["add_passage"],"skills":["primitive"]}
        """;

    private static readonly string AppendixB = File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "Data", "appendix_b.yaml")
        )
        .ReplaceLineEndings("\n");

    private static readonly string LongSentence = "the grid " + new string('x', 500);

    /// <summary>Names that messages list, by what they are called in the tables.</summary>
    private static readonly (string Called, string Names)[] Lists =
    [
        ("{edits}", string.Join(", ", EditNames.All)),
        ("{skills}", string.Join(", ", SkillNames.All)),
        (
            "{room skills but the last}",
            string.Join(", ", SkillNames.For(Layout.RoomDoorKey).Select(SkillNames.Name).SkipLast(1))
        ),
        ("{colours}", string.Join(", ", ColorNames.Sorted.Select(ColorNames.Name))),
        ("{reward functions}", string.Join(", ", GameConfiguration.RewardFunctions)),
    ];

    private static readonly Mistake[] Configurations =
    [
        new("an empty file", "", "line 1, column 1: The text is empty; a mapping is needed."),
        new("only a comment", "# my game\n", "line 2, column 1: The text is empty; a mapping is needed."),
        new(
            "a list instead of a mapping",
            "- task: pickup\n",
            "line 1, column 1: The configuration is a list; it must be a mapping with the keys task, true_agent, false_agent."
        ),
        new(
            "a word",
            "pickup",
            "line 1, column 1: The configuration is 'pickup'; it must be a mapping with the keys task, true_agent, false_agent."
        ),
        new(
            "nothing but the task",
            "task: pickup\n",
            "line 1, column 1: The configuration lacks the key 'true_agent'; needed are task, true_agent, false_agent."
        ),
        new(
            "task misspelt",
            With("task: pickup\n", "tsak: pickup\n"),
            "line 1, column 1: The configuration has the unknown key 'tsak'; allowed are task, true_agent, false_agent, scoring, reward, human."
        ),
        new(
            "another task",
            With("task: pickup", "task: pick_up"),
            "line 1, column 7: task is 'pick_up'; allowed is pickup."
        ),
        new(
            "the task with a capital",
            With("task: pickup", "task: Pickup"),
            "line 1, column 7: task is 'Pickup'; allowed is pickup."
        ),
        new(
            "no false agent",
            With("false_agent:", "believer:"),
            "line 33, column 1: The configuration has the unknown key 'believer'; allowed are task, true_agent, false_agent, scoring, reward, human."
        ),
        new(
            "agent's key with a hyphen",
            With("true_agent:", "true-agent:"),
            "line 2, column 1: The configuration has the unknown key 'true-agent'; allowed are task, true_agent, false_agent, scoring, reward, human."
        ),
        new(
            "the true agent twice",
            With("false_agent:", "true_agent:"),
            "line 33, column 1: The configuration has the key 'true_agent' twice; it is allowed once."
        ),
        new(
            "skills for skill",
            With("  skill:\n", "  skills:\n"),
            "line 5, column 3: true_agent has the unknown key 'skills'; allowed are preference, skill, env."
        ),
        new(
            "the preference left out",
            With("  preference:\n    - reward_carry_object_hof: 1\n", ""),
            "line 3, column 3: true_agent lacks the key 'preference'; needed are preference, skill, env."
        ),
        new(
            "env before the agents",
            With("task: pickup\n", "env: {}\ntask: pickup\n"),
            "line 1, column 1: The configuration has the unknown key 'env'; allowed are task, true_agent, false_agent, scoring, reward, human."
        ),
        new(
            "skill for env",
            With("  env:\n", "  skill:\n"),
            "line 20, column 3: true_agent has the key 'skill' twice; it is allowed once."
        ),
        new(
            "the seed left out",
            With("    seed: 5815062\n", ""),
            "line 21, column 5: true_agent.env lacks the key 'seed'; needed are task, layout, edits, seed, allowed_object_colors."
        ),
        new(
            "seed misspelt",
            With("    seed: ", "    Seed: "),
            "line 27, column 5: true_agent.env has the unknown key 'Seed'; allowed are task, layout, edits, seed, allowed_object_colors, render_mode."
        ),
        new(
            "the seed twice",
            With("    seed: 5815062\n", "    seed: 5815062\n    seed: 5815062\n"),
            "line 28, column 5: true_agent.env has the key 'seed' twice; it is allowed once."
        ),
        new(
            "a negative seed",
            With("5815062", "-5815062"),
            "line 27, column 11: true_agent.env.seed is '-5815062'; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "a seed with a fraction",
            With("5815062", "5815062.0"),
            "line 27, column 11: true_agent.env.seed is '5815062.0'; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "a seed in scientific form",
            With("5815062", "5.8e6"),
            "line 27, column 11: true_agent.env.seed is '5.8e6'; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "a huge seed",
            With("5815062", "9007199254740993"),
            "line 27, column 11: true_agent.env.seed is '9007199254740993'; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "a seed with separators",
            With("5815062", "5,815,062"),
            "line 27, column 11: true_agent.env.seed is '5,815,062'; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "a seed in hexadecimal",
            With("5815062", "0x58BAF6"),
            "line 27, column 11: true_agent.env.seed is '0x58BAF6'; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "no value for the seed",
            With("seed: 5815062", "seed:"),
            "line 27, column 10: true_agent.env.seed is ''; allowed are whole numbers from 0 to 9007199254740992."
        ),
        new(
            "a list for the seed",
            With("seed: 5815062", "seed: [1, 2]"),
            "line 27, column 11: true_agent.env.seed is a list; it must be a single value."
        ),
        new(
            "an unknown layout",
            With("room_door_key", "room-door-key"),
            "line 22, column 13: true_agent.env.layout is 'room-door-key'; allowed are room_door_key, treasure_island."
        ),
        new(
            "a layout of other words",
            With("room_door_key", "island"),
            "line 22, column 13: true_agent.env.layout is 'island'; allowed are room_door_key, treasure_island."
        ),
        new(
            "an unknown edit",
            With("- flip_vertical", "- flip_horizontal"),
            "line 26, column 9: An entry of true_agent.env.edits is 'flip_horizontal'; allowed are {edits}."
        ),
        new(
            "an edit with a capital",
            With("- flip_vertical", "- Flip_Vertical"),
            "line 26, column 9: An entry of true_agent.env.edits is 'Flip_Vertical'; allowed are {edits}."
        ),
        new(
            "an edit that the reference has switched off",
            With("- flip_vertical", "- double_grid_size"),
            "line 26, column 9: The edit 'double_grid_size' does not exist here; the reference has switched it off as not working."
        ),
        new(
            "an edit with an argument",
            With("- flip_vertical", "- flip_vertical: true"),
            "line 26, column 9: An entry of true_agent.env.edits is a mapping; it must be a single value."
        ),
        new(
            "edits as one word",
            With(
                "edits:\n      - toggle_opening\n      - add_opening\n      - flip_vertical\n",
                "edits: flip_vertical\n"
            ),
            "line 23, column 12: true_agent.env.edits is 'flip_vertical'; it must be a list."
        ),
        new(
            "edits separated by commas",
            With(
                "edits:\n      - toggle_opening\n      - add_opening\n      - flip_vertical\n",
                "edits: toggle_opening, add_opening\n"
            ),
            "line 23, column 12: true_agent.env.edits is 'toggle_opening, add_opening'; it must be a list."
        ),
        new(
            "an unknown skill",
            With("- go_to\n", "- goto\n"),
            "line 7, column 7: An entry of true_agent.skill is 'goto'; allowed are {skills}."
        ),
        new(
            "an unknown colour",
            With("- lime", "- pink"),
            "line 30, column 9: An entry of true_agent.env.allowed_object_colors is 'pink'; allowed are {colours}."
        ),
        new(
            "the other spelling of grey",
            With("- grey", "- gray"),
            "line 32, column 9: An entry of true_agent.env.allowed_object_colors is 'gray'; allowed are {colours}."
        ),
        new(
            "a colour with a capital",
            With("- saffron", "- Saffron"),
            "line 31, column 9: An entry of true_agent.env.allowed_object_colors is 'Saffron'; allowed are {colours}."
        ),
        new(
            "one colour",
            With("*id001", "[red]"),
            "line 58, column 28: false_agent.env.allowed_object_colors has fewer than two different colours; a world needs at least two."
        ),
        new(
            "one colour twice",
            With("*id001", "[red, red]"),
            "line 58, column 28: false_agent.env.allowed_object_colors has fewer than two different colours; a world needs at least two."
        ),
        new(
            "no colours",
            With("*id001", "[]"),
            "line 58, column 28: false_agent.env.allowed_object_colors has fewer than two different colours; a world needs at least two."
        ),
        new(
            "colours as one word",
            With("*id001", "red"),
            "line 58, column 28: false_agent.env.allowed_object_colors is 'red'; it must be a list."
        ),
        new(
            "an alias that is misspelt",
            With("*id001", "*id01"),
            "line 58, column 28: The alias *id01 has no anchor before it."
        ),
        new(
            "an alias without its name",
            With("*id001", "*"),
            "line 58, column 28: This is not YAML: While scanning an anchor or alias, found value containing disallowed: []{},."
        ),
        new(
            "an anchor that is used before it is set",
            With("&id001", "*id001"),
            "line 29, column 7: This is not YAML: While parsing a block mapping, did not find expected key."
        ),
        new(
            "an unknown reward function",
            With("reward_carry_object_hof", "reward_pickup"),
            "line 4, column 7: An entry of true_agent.preference names the reward function 'reward_pickup'; allowed are {reward functions}."
        ),
        new(
            "a reward function without weight",
            With("- reward_carry_object_hof: 1", "- reward_carry_object_hof"),
            "line 4, column 7: An entry of true_agent.preference is 'reward_carry_object_hof'; it must be one reward function with its weight."
        ),
        new(
            "a weight in words",
            With("- reward_carry_object_hof: 1", "- reward_carry_object_hof: one"),
            "line 4, column 32: The weight of reward_carry_object_hof is 'one'; it must be a number."
        ),
        new(
            "a weight that is not finite",
            With("- reward_carry_object_hof: 1", "- reward_carry_object_hof: .inf"),
            "line 4, column 32: The weight of reward_carry_object_hof is '.inf'; it must be a number."
        ),
        new(
            "two reward functions in one entry",
            With("- reward_carry_object_hof: 1", "- reward_carry_object_hof: 1\n      reward_reach_object_hof: 1"),
            "line 4, column 7: An entry of true_agent.preference is a mapping; it must be one reward function with its weight."
        ),
        new(
            "a mapping for the list of preferences",
            With("    - reward_carry_object_hof: 1", "    reward_carry_object_hof: 1"),
            "line 4, column 5: true_agent.preference is a mapping; it must be a list."
        ),
        new(
            "an unknown scoring",
            AppendixB + "scoring: papers\n",
            "line 59, column 10: scoring is 'papers'; allowed are paper, strict, success-only."
        ),
        new(
            "an unknown human",
            AppendixB + "human: deaf\n",
            $"line 59, column 8: There is no human 'deaf'; allowed are {HumanNames.Usage}."
        ),
        new(
            "a list of humans",
            AppendixB + "human: [literal]\n",
            "line 59, column 8: human is a list; it must be a single value."
        ),
        new(
            "scoring misspelt",
            AppendixB + "scorings: paper\n",
            "line 59, column 1: The configuration has the unknown key 'scorings'; allowed are task, true_agent, false_agent, scoring, reward, human."
        ),
        new(
            "reward misspelt",
            AppendixB + "rewards: {success: 50}\n",
            "line 59, column 1: The configuration has the unknown key 'rewards'; allowed are task, true_agent, false_agent, scoring, reward, human."
        ),
        new(
            "a key of reward misspelt",
            AppendixB + "reward: {step_penalty: 1}\n",
            "line 59, column 10: reward has the unknown key 'step_penalty'; allowed are step_cost, success."
        ),
        new(
            "a negative step cost",
            AppendixB + "reward: {step_cost: -1}\n",
            "line 59, column 21: reward.step_cost is '-1'; allowed are whole numbers from 0 to 1000."
        ),
        new(
            "a success with a fraction",
            AppendixB + "reward: {success: 99.5}\n",
            "line 59, column 19: reward.success is '99.5'; allowed are whole numbers from 0 to 1000000."
        ),
        new(
            "a success too large",
            AppendixB + "reward: {success: 1000001}\n",
            "line 59, column 19: reward.success is '1000001'; allowed are whole numbers from 0 to 1000000."
        ),
        new(
            "a tab for indentation",
            With("  env:", "\tenv:"),
            "line 19, column 7: This is not YAML: While scanning a plain scalar, found a tab character that violate indentation."
        ),
        new(
            "a key indented too little",
            With("    layout:", "   layout:"),
            "line 22, column 4: This is not YAML: While parsing a block mapping, did not find expected key."
        ),
        new(
            "a key indented too much",
            With("    layout:", "     layout:"),
            "line 22, column 12: This is not YAML: While scanning a plain scalar value, found invalid mapping."
        ),
        new(
            "no space after a colon",
            With("layout: room_door_key", "layout:room_door_key"),
            "line 22, column 5: This is not YAML: While parsing a block mapping, did not find expected key."
        ),
        new(
            "a list that is not closed",
            With("*id001", "[red, blue"),
            "line 59, column 1: This is not YAML: While parsing a flow sequence, did not find expected ',' or ']'."
        ),
        new(
            "a quote that is not closed",
            With("room_door_key", "\"room_door_key"),
            "line 22, column 13: This is not YAML: While scanning a multi-line double-quoted scalar, found wrong indentation."
        ),
        new(
            "a colon too many",
            With("layout: room_door_key", "layout: room: door_key"),
            "line 22, column 17: This is not YAML: While scanning a plain scalar value, found invalid mapping."
        ),
        new(
            "two documents",
            AppendixB + "---\ntask: pickup\n",
            "line 59, column 1: A second document begins here; only one is allowed."
        ),
        new(
            "JSON cut off",
            "{\"task\": \"pickup\", ",
            "line 2, column 1: This is not YAML: While parsing a node, did not find expected node content."
        ),
        new(
            "real edits that do not begin with the known ones",
            WithLast("      - toggle_opening\n      - add_opening\n", "      - flip_vertical\n"),
            "{file}, line 34, column 3: false_agent does not fit: The real world's edits must begin with those that the human knows, in the same order."
        ),
        new(
            "a lava edit in a room",
            With("      - flip_vertical\n", "      - make_lava_safe\n"),
            "{file}, line 34, column 3: false_agent does not fit: There is no make_lava_safe in room_door_key."
        ),
        new(
            "agents of different seeds",
            WithLast("5815062", "5815063"),
            "{file}, line 34, column 3: false_agent does not fit: true_agent.env.seed is 5815062, but false_agent.env.seed is 5815063: a teaching game needs the same for both agents."
        ),
        new(
            "agents of different layouts",
            WithLast("room_door_key", "treasure_island"),
            "{file}, line 34, column 3: false_agent does not fit: true_agent.env.layout is room_door_key, but false_agent.env.layout is treasure_island: a teaching game needs the same for both agents."
        ),
        new(
            "agents of different colours",
            With("*id001", "[red, blue]"),
            "{file}, line 34, column 3: false_agent does not fit: true_agent.env.allowed_object_colors is purple, lime, saffron, grey, but false_agent.env.allowed_object_colors is red, blue: a teaching game needs the same for both agents."
        ),
        new(
            "agents of different skills",
            WithLast("    - open_door\n", ""),
            "{file}, line 34, column 3: false_agent does not fit: true_agent.skill is {room skills but the last}, open_door, but false_agent.skill is {room skills but the last}: a teaching game needs the same for both agents."
        ),
    ];

    private static readonly Mistake[] Suites =
    [
        new("nothing in it", "", "'{file}' has no games."),
        new("an empty line after a game", Game + "\n\n", "line 2: This is not JSON: …"),
        new("no JSON", "room_door_key 1", "line 1: This is not JSON: …"),
        new("a game cut off", Game[..^1], "line 1: This is not JSON: …"),
        new("a comma after a game", Game + ",", "line 1: This is not JSON: …"),
        new("two games in one line", Game + " " + Game, "line 1: This is not JSON: …"),
        new("single quotes", Game.Replace('"', '\''), "line 1: This is not JSON: …"),
        new("a comment", "// games", "line 1: This is not JSON: …"),
        new("an array of games", "[" + Game + "]", "line 1: This is not a JSON object."),
        new("a string", "\"game\"", "line 1: This is not a JSON object."),
        new("null", "null", "line 1: This is not a JSON object."),
        new("no id", GameWith("\"id\":\"a\",", ""), "line 1: The field 'id' is missing."),
        new("no layout", GameWith("\"layout\":\"room_door_key\",", ""), "line 1: The field 'layout' is missing."),
        new(
            "an unknown layout",
            GameWith("room_door_key", "room"),
            "line 1: The field 'layout' has 'room'; allowed are room_door_key, treasure_island."
        ),
        new("no seed", GameWith("\"seed\":1,", ""), "line 1: The field 'seed' is missing."),
        new("null for a seed", GameWith(":1,", ":null,"), "line 1: The field 'seed' is missing."),
        new(
            "no colours",
            GameWith("\"colors\":[\"red\",\"blue\"],", ""),
            "line 1: The field 'colors' is missing or no list."
        ),
        new(
            "colours as one string",
            GameWith("[\"red\",\"blue\"]", "\"red\""),
            "line 1: The field 'colors' is missing or no list."
        ),
        new(
            "an unknown colour",
            GameWith("\"blue\"", "\"pink\""),
            "line 1: The field 'colors' has 'pink'; allowed are {colours}."
        ),
        new(
            "a number for a colour",
            GameWith("\"blue\"", "3"),
            "line 1: The field 'colors' has '3'; allowed are {colours}."
        ),
        new(
            "null for a colour",
            GameWith("\"blue\"", "null"),
            "line 1: The field 'colors' has 'null'; allowed are {colours}."
        ),
        new("colours in British", GameWith("colors", "colours"), "line 1: The field 'colors' is missing or no list."),
        new(
            "no false edits",
            GameWith("\"false_edits\":[],", ""),
            "line 1: The field 'false_edits' is missing or no list."
        ),
        new(
            "an unknown edit",
            GameWith("add_passage", "add_door"),
            "line 1: The field 'true_edits' has 'add_door'; allowed are {edits}."
        ),
        new(
            "no skills",
            GameWith(",\"skills\":[\"primitive\"]", ""),
            "line 1: The field 'skills' is missing or no list."
        ),
        new(
            "an unknown skill",
            GameWith("primitive", "walk"),
            "line 1: The field 'skills' has 'walk'; allowed are {skills}."
        ),
        new(
            "a field twice",
            GameWith("\"seed\":1", "\"seed\":1,\"seed\":2"),
            "line 1: This is not JSON: Duplicate property 'seed' encountered during deserialization."
        ),
        new(
            "the second game wrong",
            Game
                + "\n{\"id\":\"a\",\"layout\":\"maze\",\"seed\":1,\"colors\":[\"red\",\"blue\"],\"false_edits\":[],\"true_edits\":[\"add_passage\"],\"skills\":[\"primitive\"]}",
            "line 2: The field 'layout' has 'maze'; allowed are room_door_key, treasure_island."
        ),
    ];

    /// <summary>The hint follows what cannot be parsed.</summary>
    private static readonly Line[] Unparsed =
    [
        new("", "Required command was not provided."),
        new("dance", "Unrecognized command or argument 'dance'."),
        new("suite", "Required command was not provided."),
        new(
            "suite mine --out games.jsonl",
            "Unrecognized command or argument 'mine'.",
            "Unrecognized command or argument '--out'.",
            "Unrecognized command or argument 'games.jsonl'."
        ),
        new("verify", "Required command was not provided."),
        new("verify world", "Unrecognized command or argument 'world'."),
        new("verify reference", "Required argument missing for command: 'reference'."),
        new("evaluate --game 3", "Unrecognized command or argument '--game'.", "Unrecognized command or argument '3'."),
        new(
            "evaluate --teachers silent",
            "Unrecognized command or argument '--teachers'.",
            "Unrecognized command or argument 'silent'."
        ),
        new("evaluate --teacher", "Required argument missing for option: '--teacher'."),
        new("evaluate silent", "Unrecognized command or argument 'silent'."),
        new(
            "evaluate --scoring paper --scoring strict",
            "Option '--scoring' expects a single argument but 2 were provided."
        ),
        new("evaluate --games many", "--games is 'many'; it must be a whole number."),
        new("evaluate --games 1.5", "--games is '1.5'; it must be a whole number."),
        new("evaluate --games", "Required argument missing for option: '--games'."),
        new("evaluate --seed one", "--seed is 'one'; it must be a whole number."),
        new("suite paper", "Option '--out' is required."),
        new("suite paper --out", "Required argument missing for option: '--out'."),
        new("suite fresh --out games.jsonl", "Option '--seed' is required."),
        new("suite fresh --seed 1", "Option '--out' is required."),
        new("suite fresh --seed one --out games.jsonl", "--seed is 'one'; it must be a whole number."),
        new("suite fresh --seed 1 --out games.jsonl --games few", "--games is 'few'; it must be a whole number."),
        new("suite fresh --seed 1.5 --out games.jsonl", "--seed is '1.5'; it must be a whole number."),
        new("config", "Required argument missing for command: 'config'."),
        new("config a.yaml b.yaml", "Unrecognized command or argument 'b.yaml'."),
        new("schema --json", "Unrecognized command or argument '--json'."),
        new("doctor --fix", "Unrecognized command or argument '--fix'."),
    ];

    private static readonly Line[] Refused =
    [
        new(
            "evaluate --teacher nobody",
            "--teacher: There is no teacher 'nobody'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
        ),
        new(
            "evaluate --teacher Silent",
            "--teacher: There is no teacher 'Silent'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
        ),
        new(
            "evaluate --teacher silent,",
            "--teacher: There is no teacher ''; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
        ),
        new(
            "evaluate --teacher silent;rules",
            "--teacher: There is no teacher 'silent;rules'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
        ),
        new(
            "evaluate --scoring lenient",
            "--scoring: there is no scoring 'lenient'; known are paper, strict, success-only."
        ),
        new(
            "evaluate --scoring Paper",
            "--scoring: there is no scoring 'Paper'; known are paper, strict, success-only."
        ),
        new("evaluate --reader strict", "--reader: there is no reader 'strict'; known are reference, tolerant."),
        new("evaluate --scoring paper --reader tolerant", "--reader: scoring paper implies the reference reader."),
        new("evaluate --human deaf", $"--human: There is no human 'deaf'; allowed are {HumanNames.Usage}."),
        new(
            "show --human bounded:0",
            $"--human: The human 'bounded:0' cannot be: allowed are {HumanNames.Usage}, with TIMES, CORRECTIONS and MOVES from 1 on and RATE from 0 to 1."
        ),
        new("evaluate --games 0", "--games is 0; it must be at least 1."),
        new("evaluate --games -3", "--games is -3; it must be at least 1."),
        new("evaluate --games 501", "--games is 501; the paper's suite has 500 test games."),
        new("evaluate --suite test_out", "--suite: 'test_out' is neither 'paper' nor a file."),
        new("evaluate --suite nowhere.jsonl", "--suite: 'nowhere.jsonl' is neither 'paper' nor a file."),
        new("evaluate --suite nowhere.yaml", "--suite: 'nowhere.yaml' is neither 'paper' nor a file."),
        new("evaluate --suite .", "--suite: '.' is neither 'paper' nor a file."),
        new("evaluate --suite {empty}.jsonl", "--suite: '{empty}.jsonl' has no games."),
        new(
            "evaluate --suite {empty}.yaml",
            "--suite: {empty}.yaml, line 1, column 1: The text is empty; a mapping is needed."
        ),
        new("show --game 500", "--game is 500; the suite 'paper' has the games 0 to 499."),
        new("show --game -1", "--game is -1; games count from 0."),
        new("show --teacher silent,rules", "--teacher: one game is shown with one teacher; name only one."),
        new(
            "show --teacher nobody",
            "--teacher: There is no teacher 'nobody'; known are silent, random, rules, truthful, inverse-planning, greedy-oracle, imagined-return."
        ),
        new("show --suite nowhere.jsonl", "--suite: 'nowhere.jsonl' is neither 'paper' nor a file."),
        new("show --reader loose", "--reader: there is no reader 'loose'; known are reference, tolerant."),
        new("show --scoring paper --reader tolerant", "--reader: scoring paper implies the reference reader."),
        new("show --svg nowhere/game.svg", "--svg: the folder of 'nowhere/game.svg' does not exist."),
        new("show --suite {empty}.jsonl", "--suite: '{empty}.jsonl' has no games."),
        new(
            "show --scoring lenient",
            "--scoring: there is no scoring 'lenient'; known are paper, strict, success-only."
        ),
        new("suite paper --out .", "--out is '.'; it must name a file."),
        new("suite fresh --seed 1 --out games.jsonl --games 0", "--games is 0; it must be at least 1."),
        new(
            "suite fresh --seed 1 --out games.jsonl --split val_out",
            "--split: There is no fresh split 'val_out'; known are train, test_out."
        ),
        new(
            "suite fresh --seed 1 --out games.jsonl --edits 3",
            "--edits is '3'; allowed are uniform, exactly:K and n-2."
        ),
        new(
            "suite fresh --seed 1 --out games.jsonl --edits exactly:9",
            "--edits: 9 unknown edits are too many; allowed are 0 to 8."
        ),
        new(
            "suite fresh --seed 1 --out games.jsonl --edits exactly:-1",
            "--edits is 'exactly:-1'; allowed are uniform, exactly:K and n-2."
        ),
        new(
            "suite fresh --seed 1 --out games.jsonl --edits exactly:",
            "--edits is 'exactly:'; allowed are uniform, exactly:K and n-2."
        ),
        new(
            "suite fresh --seed 1 --out games.jsonl --edits n-1",
            "--edits is 'n-1'; allowed are uniform, exactly:K and n-2."
        ),
        new("suite fresh --seed 1 --out .", "--out is '.'; it must name a file."),
        new("verify reference nowhere.jsonl", "There is no file 'nowhere.jsonl'."),
        new("verify reference .", "There is no file '.'."),
        new("config nowhere.yaml", "There is no file 'nowhere.yaml'."),
        new("config .", "There is no file '.'."),
        new("config {empty}.yaml", "{empty}.yaml, line 1, column 1: The text is empty; a mapping is needed."),
    ];

    private static readonly Sentence[] Sentences =
    [
        new(
            Layout.RoomDoorKey,
            "there is a walkable passage at column 5",
            "It does not say where: the row is missing."
        ),
        new(
            Layout.RoomDoorKey,
            "there is a walkable passage at row 5",
            "It does not say where: the column is missing."
        ),
        new(
            Layout.RoomDoorKey,
            "there is a walkable passage",
            "It does not say where: the column and the row are missing."
        ),
        new(
            Layout.RoomDoorKey,
            "there is a walkable passage at column 11 row 3",
            "Column 11 is outside the grid: columns and rows go from 0 to 10."
        ),
        new(
            Layout.RoomDoorKey,
            "there is a walkable passage at column 5 row -1",
            "It is not one of the twelve sentences: a passage is said with its column and row. The word '-1' stands in none of them."
        ),
        new(
            Layout.RoomDoorKey,
            "there is a walkable passage at column five row three",
            "It is not one of the twelve sentences: a passage is said with its column and row. The word 'five' stands in none of them."
        ),
        new(
            Layout.RoomDoorKey,
            "the door at column 5 is no longer in the original state",
            "It does not say where: the row is missing."
        ),
        new(
            Layout.RoomDoorKey,
            "the door at column 99 row 99 is no longer in the original state",
            "Column 99 is outside the grid: columns and rows go from 0 to 10."
        ),
        new(
            Layout.RoomDoorKey,
            "a new door has been installed at column 5 row 3",
            "It is not one of the twelve sentences: a door is said with its column and row: a new one with its state, or one no longer in the original state."
        ),
        new(
            Layout.RoomDoorKey,
            "a new damaged door has been installed at column 50 row 3",
            "Column 50 is outside the grid: columns and rows go from 0 to 10."
        ),
        new(
            Layout.RoomDoorKey,
            "a new intact bridge has been constructed at column 5 row 3",
            "This world has doors, no bridges."
        ),
        new(
            Layout.TreasureIsland,
            "a new open door has been installed at column 5 row 3",
            "This world has bridges, no doors."
        ),
        new(
            Layout.TreasureIsland,
            "the door at column 5 row 3 is no longer in the original state",
            "This world has bridges, no doors."
        ),
        new(
            Layout.RoomDoorKey,
            "the grid has been flipped",
            "It is not one of the twelve sentences: the grid can only be flipped along the vertical axis."
        ),
        new(
            Layout.RoomDoorKey,
            "the grid has been flipped along the horizontal axis",
            "It is not one of the twelve sentences: the grid can only be flipped along the vertical axis. The word 'horizontal' stands in none of them."
        ),
        new(Layout.RoomDoorKey, "the grid has been rotated", "It is not about an edit."),
        new(Layout.RoomDoorKey, "the key has disappeared", "It does not say which colour the key has."),
        new(Layout.RoomDoorKey, "the key was hidden inside a box", "It does not say which colour the key has."),
        new(
            Layout.RoomDoorKey,
            "the pink key has disappeared",
            "It is not one of the twelve sentences: of a key it can be said, with its colour, that it was hidden inside a box or has disappeared. The word 'pink' stands in none of them."
        ),
        new(
            Layout.RoomDoorKey,
            "the red key",
            "It is not one of the twelve sentences: of a key it can be said, with its colour, that it was hidden inside a box or has disappeared."
        ),
        new(
            Layout.RoomDoorKey,
            "a ball at column 5 row 3 is blocking a path to the target object",
            "It does not say which colour the ball has."
        ),
        new(
            Layout.RoomDoorKey,
            "a blue ball is blocking a path to the target object",
            "It does not say where: the column and the row are missing."
        ),
        new(
            Layout.RoomDoorKey,
            "the color of the target object has been changed",
            "It is not one of the twelve sentences: of the target object it can be said that its colour has changed, to which one, or that it is hidden inside a box."
        ),
        new(
            Layout.RoomDoorKey,
            "the color of the target object has been changed to pink",
            "It is not one of the twelve sentences: of the target object it can be said that its colour has changed, to which one, or that it is hidden inside a box. The word 'pink' stands in none of them."
        ),
        new(
            Layout.RoomDoorKey,
            "the target object has not been hidden inside a box",
            "It denies or doubts a change; only changes can be said."
        ),
        new(
            Layout.RoomDoorKey,
            "maybe the red key has disappeared",
            "It denies or doubts a change; only changes can be said."
        ),
        new(
            Layout.TreasureIsland,
            "the lava is not safe to walk on",
            "It denies or doubts a change; only changes can be said."
        ),
        new(
            Layout.TreasureIsland,
            "the lava is hot",
            "It is not one of the twelve sentences: about lava it can only be said that it is safe to walk on. The word 'hot' stands in none of them."
        ),
        new(Layout.TreasureIsland, "is the lava safe to walk on?", "It asks; only changes can be said."),
        new(
            Layout.TreasureIsland,
            "the hammer is heavy",
            "It is not one of the twelve sentences: of a hammer it can be said that it was hidden inside a box or has disappeared. The word 'heavy' stands in none of them."
        ),
        new(
            Layout.RoomDoorKey,
            "has the grid been flipped along the vertical axis?",
            "It asks; only changes can be said."
        ),
        new(
            Layout.RoomDoorKey,
            "the agent has been moved",
            "It does not say where: the column and the row are missing."
        ),
        new(
            Layout.RoomDoorKey,
            "the agent's starting location has been moved to column 3",
            "It does not say where: the row is missing."
        ),
        new(
            Layout.RoomDoorKey,
            "the agent's starting location has been moved to column 3 row 12",
            "Row 12 is outside the grid: columns and rows go from 0 to 10."
        ),
        new(
            Layout.TreasureIsland,
            "there is a pair of fire-proof shoes",
            "It does not say where: the column and the row are missing."
        ),
        new(
            Layout.TreasureIsland,
            "there is a pair of fire-proof shoes at column 20 row 20",
            "Column 20 is outside the grid: columns and rows go from 0 to 10."
        ),
        new(Layout.RoomDoorKey, "hello", "It is not about an edit."),
        new(
            Layout.RoomDoorKey,
            "flip_vertical",
            "It is not one of the twelve sentences: the grid can only be flipped along the vertical axis."
        ),
        new(Layout.RoomDoorKey, "...", "There is no sentence in it."),
        new(
            Layout.RoomDoorKey,
            LongSentence,
            "The sentence has 509 characters; sentences of more than 400 are not read."
        ),
    ];

    [TestCaseSource(nameof(Configurations))]
    public async Task A_configuration_is_refused(Mistake mistake)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("game.yaml");
        await File.WriteAllTextAsync(path, mistake.Text);
        AssertRefused(await Mindgrid.Run("config", path), [Expected(mistake, path)]);
        AssertRefused(await Mindgrid.Run("evaluate", "--suite", path), ["--suite: " + Expected(mistake, path)]);
    }

    [TestCaseSource(nameof(Suites))]
    public async Task A_suite_is_refused(Mistake mistake)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("games.jsonl");
        await File.WriteAllTextAsync(path, mistake.Text == "" ? "" : mistake.Text + "\n");
        var run = await Mindgrid.Run("evaluate", "--teacher", "silent", "--suite", path);
        var expected = "--suite: " + Expected(mistake, path);
        if (expected.EndsWith('…'))
        {
            // What follows are the JSON parser's words, which are not ours.
            Assert.That((run.ExitCode, run.Output), Is.EqualTo((CommandLine.BadUsage, "")));
            Assert.That(run.Errors, Does.StartWith("mindgrid: " + expected[..^1]));
            return;
        }
        AssertRefused(run, [expected]);
    }

    [TestCaseSource(nameof(Unparsed))]
    public async Task A_command_line_is_not_understood(Line line) =>
        AssertRefused(await Mindgrid.Run(line.Arguments), [.. line.Complaints, Hint]);

    [TestCaseSource(nameof(Refused))]
    public async Task A_command_line_is_refused(Line line)
    {
        using var folder = new TemporaryFolder();
        var empty = folder.PathOf("empty");
        folder.Write("empty.jsonl");
        folder.Write("empty.yaml");
        var run = await Mindgrid.Run([.. line.Arguments.Select(WithFile)]);
        AssertRefused(run, line.Complaints.Select(WithFile));

        string WithFile(string text) => text.Replace("{empty}", empty, StringComparison.Ordinal);
    }

    [TestCaseSource(nameof(Sentences))]
    public void A_sentence_is_answered_with_a_reason(Sentence sentence)
    {
        var read = new TolerantReader().Read(sentence.Text, sentence.Layout).Single();
        Assert.That((read.Edit, read.Reason), Is.EqualTo(((Edit?)null, sentence.Reason)));
    }

    [Test]
    public void The_tables_have_each_mistake_once()
    {
        Assert.That(Configurations.Select(mistake => mistake.Text), Is.Unique);
        Assert.That(Suites.Select(mistake => mistake.Text), Is.Unique);
        Assert.That(Unparsed.Concat(Refused).Select(line => line.Text), Is.Unique);
        Assert.That(Sentences.Select(sentence => sentence.Text), Is.Unique);
    }

    private static void AssertRefused(CliRun run, IEnumerable<string> complaints) =>
        Assert.That(
            (run.ExitCode, run.Output, run.Errors),
            Is.EqualTo(
                (CommandLine.BadUsage, "", string.Concat(complaints.Select(complaint => $"mindgrid: {complaint}\n")))
            )
        );

    private static string Expected(Mistake mistake, string path)
    {
        var told = Lists.Aggregate(
            mistake.Told,
            (text, list) => text.Replace(list.Called, list.Names, StringComparison.Ordinal)
        );
        return told.StartsWith("line ", StringComparison.Ordinal)
            ? $"{path}, {told}"
            : told.Replace("{file}", path, StringComparison.Ordinal);
    }

    private static string With(string piece, string other) =>
        Replaced(AppendixB, AppendixB.IndexOf(piece, StringComparison.Ordinal), piece, other);

    private static string WithLast(string piece, string other) =>
        Replaced(AppendixB, AppendixB.LastIndexOf(piece, StringComparison.Ordinal), piece, other);

    private static string GameWith(string piece, string other) =>
        Replaced(Game, Game.IndexOf(piece, StringComparison.Ordinal), piece, other);

    private static string Replaced(string text, int at, string piece, string other) =>
        at < 0
            ? throw new ArgumentException($"The text has no '{piece}'.")
            : text[..at] + other + text[(at + piece.Length)..];

    /// <summary>A file that is wrong; where the sentence begins with a line, the file is named before it.</summary>
    public sealed record Mistake(string Name, string Text, string Told)
    {
        public override string ToString() => Name;
    }

    public sealed record Line(string Text, params string[] Complaints)
    {
        public string[] Arguments => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public override string ToString() => $"mindgrid {Text}";
    }

    public sealed record Sentence(Layout Layout, string Text, string Reason)
    {
        public override string ToString() => Text.Length < 100 ? Text : $"{Text.Length} characters";
    }
}
