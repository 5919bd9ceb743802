using System.Text.Json.Nodes;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs.Rewards;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Demos;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Tests.Teaching;

namespace MindGrid.Rl.Tests.Suites;

public class DemoFileTests
{
    private string _folder = null!;

    private string File => Path.Combine(_folder, "demos.jsonl");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("mindgrid-demos-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_is_written_is_read_again()
    {
        var scoring = Scoring.SuccessOnly with { Name = "mine", Rewards = new RewardSpec(2, 50) };
        var written = Record(new MishearingHuman { Rate = 0.25 }, scoring);
        DemoFile.Write(File, written);
        var read = DemoFile.Read(File);

        Assert.That(
            (read.Teacher, read.Human, read.Source, read.Seed, read.MaxSentences),
            Is.EqualTo((written.Teacher, written.Human, written.Source, written.Seed, written.MaxSentences))
        );
        Assert.That(
            (read.Scoring.Name, read.Scoring.Rewards, read.Scoring.DeathEnds),
            Is.EqualTo(("mine", new RewardSpec(2, 50), false))
        );
        Assert.That(read.Demos, Has.Length.EqualTo(written.Demos.Length));
        foreach (var (one, other) in read.Demos.Zip(written.Demos))
        {
            Assert.That(one.Game.Real.World, Is.EqualTo(other.Game.Real.World));
            Assert.That(one.Game.Believed.World, Is.EqualTo(other.Game.Believed.World));
            Assert.That(one.Game.Spec.Id, Is.EqualTo(other.Game.Spec.Id));
            Assert.That(one.Steps, Is.EqualTo(other.Steps));
            Assert.That(
                (one.HumanSeed, one.Best, one.FirstGap, one.FinalGap, one.IsCut),
                Is.EqualTo((other.HumanSeed, other.Best, other.FirstGap, other.FinalGap, other.IsCut))
            );
        }
    }

    [Test]
    public void The_read_actions_replayed_give_the_same_rewards_and_outcomes(
        [Values("literal", "sceptical:2", "forgetful:2", "mishearing:0.5", "bounded:6")] string human,
        [Values] bool isShaped
    )
    {
        DemoFile.Write(File, Record(HumanNames.Parse(human)));
        var set = DemoFile.Read(File);
        foreach (var demo in set.Demos)
        {
            using var env = new TeachEnv(
                1,
                new()
                {
                    Games = new GamePool(new PreparedGame(demo.Game, set.Scoring)),
                    Human = set.Human,
                    MaxSentences = set.MaxSentences,
                    Reward = isShaped ? TeachReward.Differences() : TeachReward.GapAtEnd,
                }
            );
            env.Reset(demo.HumanSeed);
            Assert.That((env.Outcomes[0].Best, env.Outcomes[0].Gap), Is.EqualTo((demo.Best, demo.FirstGap)));
            foreach (var step in demo.Steps)
            {
                var seen = env.Step([.. step.Slots]);
                var outcome = env.Outcomes[0];
                Assert.That(seen.Rewards[0], Is.EqualTo((float)(isShaped ? step.ShapedReward : step.Reward)));
                Assert.That(
                    (outcome.Spoke, outcome.IsAccepted, outcome.IsTrue, outcome.Gap),
                    Is.EqualTo((!step.IsStop, step.IsAccepted, step.IsTrue, step.Gap))
                );
                Assert.That(seen.Terminated[0], Is.EqualTo(ReferenceEquals(step, demo.Steps[^1])));
            }
        }
    }

    [Test]
    public void The_same_episodes_are_the_same_bytes_on_any_number_of_threads()
    {
        var other = Path.Combine(_folder, "other.jsonl");
        DemoFile.Write(File, Record(new MishearingHuman(), threads: 1));
        DemoFile.Write(other, Record(new MishearingHuman(), threads: 4));

        Assert.That(System.IO.File.ReadAllBytes(other), Is.EqualTo(System.IO.File.ReadAllBytes(File)));
    }

    [Test]
    public void The_file_has_the_fields_that_the_page_tells_of_and_no_others()
    {
        DemoFile.Write(File, Record(new LiteralHuman()));
        var lines = System.IO.File.ReadLines(File).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var page = System.IO.File.ReadAllText(Repository.PathOf("docs/demos.md"));

        string[] fields =
        [
            .. Keys(lines[0]),
            .. Keys(lines[0]["scoring"]!),
            .. Keys(lines[1]),
            .. Keys(lines[1]["steps"]![0]!),
        ];
        Assert.That(
            page.Split('\n').Where(line => line.StartsWith("| `")).Select(line => line.Split('`')[1]),
            Is.EqualTo(fields)
        );

        static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(field => field.Key);
    }

    [TestCase("")]
    [TestCase("not JSON\n")]
    [TestCase("""{"id":"a","layout":"room_door_key"}""")]
    [TestCase("""{"format":"other-demos","version":1}""")]
    [TestCase("""{"format":7,"version":1}""")]
    public void A_foreign_file_is_refused(string text)
    {
        System.IO.File.WriteAllText(File, text);
        AssertRefused(
            $"{File} holds no demonstrations: its first line is no JSON object with the format 'mindgrid-demos'."
        );
    }

    [Test]
    public void A_newer_file_is_refused()
    {
        Damage(0, json => json["version"] = 2);
        AssertRefused($"{File}, line 1: These demonstrations have version 2; this program reads version 1.");
    }

    [Test]
    public void A_file_that_breaks_off_between_two_lines_is_refused()
    {
        DemoFile.Write(File, Record(new LiteralHuman()));
        System.IO.File.WriteAllLines(File, System.IO.File.ReadAllLines(File)[..^1]);
        AssertRefused($"{File}: The header tells of 30 games, and the file has 29: it is not whole.");
    }

    [Test]
    public void A_file_that_breaks_off_within_a_line_is_refused()
    {
        DemoFile.Write(File, Record(new LiteralHuman()));
        var text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, text[..^20]);
        Assert.That(
            () => DemoFile.Read(File),
            Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"{File}, line 31: This is not JSON: ")
        );
    }

    private static IEnumerable<TestCaseData> Damages() =>
        [
            Damaged(
                "human",
                0,
                json => json["human"] = "deaf",
                $"There is no human 'deaf'; allowed are {HumanNames.Usage}."
            ),
            Damaged(
                "limit",
                0,
                json => json["max_sentences"] = 0,
                "The field 'max_sentences' is 0; it must be at least 1."
            ),
            Damaged("scoring", 0, json => json["scoring"] = "strict", "The field 'scoring' is no object."),
            Damaged("teacher", 0, json => json.Remove("teacher"), "The field 'teacher' is missing."),
            Damaged(
                "game",
                1,
                json => json["layout"] = "castle",
                "The field 'layout' has 'castle'; allowed are room_door_key, treasure_island."
            ),
            Damaged(
                "edits",
                1,
                json => json["true_edits"] = new JsonArray(),
                "The real world's edits must begin with those that the human knows, in the same order."
            ),
            Damaged("no steps", 1, json => json.Remove("steps"), "The field 'steps' is missing or no list."),
            Damaged(
                "empty steps",
                1,
                json => json["steps"] = new JsonArray(),
                "These 0 steps are no episode: up to 8 sentences are said, and stopping follows where there are fewer."
            ),
            Damaged(
                "no stop",
                1,
                json => json["steps"]!.AsArray().RemoveAt(1),
                "These 1 steps are no episode: up to 8 sentences are said, and stopping follows where there are fewer."
            ),
            Damaged(
                "a number as step",
                1,
                json => json["steps"]!.AsArray()[0] = 5,
                "An entry of 'steps' is no object."
            ),
            Damaged(
                "few slots",
                1,
                json => json["steps"]![0]!["slots"]!.AsArray().RemoveAt(0),
                "The field 'slots' is [0,0,0,0,0]; allowed are 6 whole numbers from 0, below 13, 11, 11, 12, 5, 2."
            ),
            Damaged(
                "a large slot",
                1,
                json => json["steps"]![0]!["slots"]![0] = 13,
                "The field 'slots' is [13,0,0,0,0,0]; allowed are 6 whole numbers from 0, below 13, 11, 11, 12, 5, 2."
            ),
            Damaged(
                "truth",
                1,
                json => json["steps"]![0]!["is_true"] = "yes",
                "The field 'is_true' is \"yes\", which is not a truth value."
            ),
            Damaged(
                "reward",
                1,
                json => json["steps"]![0]!["reward"] = "much",
                "The field 'reward' is \"much\", which is not a number."
            ),
            Damaged("gap", 1, json => json["final_gap"] = 7, "The field 'final_gap' is 7, but the last step has 0."),
            Damaged("text", 1, json => json["steps"]![0]!["text"] = null, "The field 'text' is missing."),
        ];

    [TestCaseSource(nameof(Damages))]
    public void A_damaged_file_is_refused_with_the_line_and_the_reason(
        int line,
        Action<JsonObject> damage,
        string problem
    )
    {
        Damage(line, damage);
        AssertRefused($"{File}, line {line + 1}: {problem}");
    }

    [Test]
    public void A_human_that_no_name_finds_is_refused_and_nothing_is_written()
    {
        Assert.That(
            () => DemoFile.Write(File, Record(new LiteralHuman()) with { Human = new Namesake() }),
            Throws.ArgumentException.With.Message.StartsWith("The human 'literal' cannot be found by its name again")
        );
        Assert.That(Directory.GetFileSystemEntries(_folder), Is.Empty);
    }

    private static TestCaseData Damaged(string name, int line, Action<JsonObject> damage, string problem) =>
        new TestCaseData(line, damage, problem).SetArgDisplayNames(name);

    private void Damage(int line, Action<JsonObject> damage)
    {
        DemoFile.Write(File, Record(new LiteralHuman()));
        var lines = System.IO.File.ReadAllLines(File);
        var json = JsonNode.Parse(lines[line])!.AsObject();
        damage(json);
        lines[line] = json.ToJsonString();
        System.IO.File.WriteAllLines(File, lines);
    }

    private void AssertRefused(string message) =>
        Assert.That(() => DemoFile.Read(File), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo(message));

    /// <summary>Half of the games taught by somebody who says the truth, half by one who guesses.</summary>
    private static DemoSet Record(Human human, Scoring? scoring = null, int? threads = null) =>
        DemoSet.Record(
            "truth and guesses",
            game => game.Game.Spec.Seed % 2 == 0 ? new TruthfulTeacher(game.Game) : new RandomTeacher(game.Game, 5),
            [.. SomeGames.All.Take(30).Select(game => new PreparedGame(game.Game, scoring, human))],
            source: "tests",
            seed: 5,
            degreeOfParallelism: threads
        );

    private sealed record Namesake : Human
    {
        public override string Name => "literal";

        public override Hearing Listen(Mind mind, Edit said, Thinking thinking) => new(mind, said, null);
    }
}
