using System.Collections.Immutable;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Configuration;

public class GameConfigurationTests
{
    private static readonly ImmutableArray<TileColor> Colors =
    [
        TileColor.Purple,
        TileColor.Lime,
        TileColor.Saffron,
        TileColor.Grey,
    ];

    [Test]
    public void The_papers_configuration_is_read_value_by_value()
    {
        var (real, human) = AppendixB.Parse(AppendixB.Yaml);
        foreach (var agent in (AgentConfiguration[])[real, human])
        {
            Assert.That(agent.Preferences, Is.EqualTo([new Preference("reward_carry_object_hof", 1)]));
            Assert.That(agent.Skills, Is.EqualTo(SkillNames.For(Layout.RoomDoorKey)));
            Assert.That(agent.Layout, Is.EqualTo(Layout.RoomDoorKey));
            Assert.That(agent.Seed, Is.EqualTo(5815062));
            Assert.That(agent.Colors, Is.EqualTo(Colors));
        }
        Assert.That(real.Edits, Is.EqualTo([EditKind.ToggleOpening, EditKind.AddOpening, EditKind.FlipVertical]));
        Assert.That(human.Edits, Is.EqualTo([EditKind.ToggleOpening, EditKind.AddOpening]));
    }

    [Test]
    public void Both_agents_share_the_anchored_colors()
    {
        var changed = AppendixB.Parse(AppendixB.With("      - saffron\n", "      - blue\n"));
        Assert.That(changed.TrueAgent.Colors, Has.Member(TileColor.Blue).And.No.Member(TileColor.Saffron));
        Assert.That(changed.FalseAgent.Colors, Is.EqualTo(changed.TrueAgent.Colors));
    }

    [Test]
    public void The_papers_configuration_is_a_game()
    {
        var spec = AppendixB.Parse(AppendixB.Yaml).ToSpec("appendix-b");
        Assert.That(spec.Id, Is.EqualTo("appendix-b"));
        Assert.That(spec.Layout, Is.EqualTo(Layout.RoomDoorKey));
        Assert.That(spec.Seed, Is.EqualTo(5815062));
        Assert.That(spec.Colors, Is.EqualTo(Colors));
        Assert.That(spec.TrueEdits, Is.EqualTo([EditKind.ToggleOpening, EditKind.AddOpening, EditKind.FlipVertical]));
        Assert.That(spec.FalseEdits, Is.EqualTo([EditKind.ToggleOpening, EditKind.AddOpening]));
        Assert.That(spec.Skills, Is.EqualTo(SkillNames.For(Layout.RoomDoorKey)));
        Assert.That(TeachingGame.From(spec).UnknownEdits, Is.EqualTo([new Edit.FlipVertical()]));
    }

    [Test]
    public void A_file_is_read_like_its_text()
    {
        var loaded = GameConfiguration.Load(Repository.PathOf("tests/MindGrid.Rl.Tests/Configuration/appendix_b.yaml"));
        AssertSame(loaded, AppendixB.Parse(AppendixB.Yaml));
    }

    [Test]
    public void A_file_is_named_in_its_errors()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "task: chess\ntrue_agent: 1\nfalse_agent: 1\n");
            Assert.That(
                () => GameConfiguration.Load(path),
                Throws
                    .TypeOf<ConfigurationException>()
                    .With.Message.EqualTo($"{path}, line 1, column 7: task is 'chess'; allowed is pickup.")
            );
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void A_missing_file_is_an_error_of_input_and_output() =>
        Assert.That(
            () => GameConfiguration.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())),
            Throws.InstanceOf<IOException>()
        );

    [Test]
    public void The_render_mode_of_the_data_set_is_allowed_and_has_no_effect() =>
        AssertSame(
            AppendixB.Parse(AppendixB.With("    seed:", "    render_mode: human\n    seed:")),
            AppendixB.Parse(AppendixB.Yaml)
        );

    [TestCase(0)]
    [TestCase(1L << 53)]
    public void Seeds_reach_from_zero_to_two_to_the_53rd(long seed) =>
        Assert.That(AppendixB.Parse(AppendixB.Yaml.Replace("5815062", $"{seed}")).TrueAgent.Seed, Is.EqualTo(seed));

    [TestCase("- reward_carry_object_hof: 0.25", 0.25)]
    [TestCase("- reward_carry_object_hof: -1e-3", -0.001)]
    [TestCase("- reward_far_away_from_region_hof: 2", 2)]
    [TestCase("- reward_objectA_over_objectB: \"3\"", 3)]
    public void Weights_are_finite_numbers(string yaml, double weight)
    {
        var read = AppendixB.Parse(AppendixB.With("- reward_carry_object_hof: 1", yaml));
        Assert.That(read.TrueAgent.Preferences.Single().Weight, Is.EqualTo(weight));
        Assert.That(read.FalseAgent.Preferences.Single().Weight, Is.EqualTo(1));
    }

    [Test]
    public void The_papers_configuration_is_written_as_it_is_printed() =>
        Assert.That(AppendixB.Parse(AppendixB.Yaml).ToYaml(), Is.EqualTo(AppendixB.Yaml));

    [Test]
    public void Shared_colors_are_written_once()
    {
        var yaml = AppendixB.Parse(AppendixB.Yaml).ToYaml();
        Assert.That(yaml.Split("&id001"), Has.Length.EqualTo(2), "anchors");
        Assert.That(yaml.Split("*id001"), Has.Length.EqualTo(2), "aliases");
        Assert.That(yaml.Split("- saffron"), Has.Length.EqualTo(2), "colours");
    }

    [Test]
    public void What_is_written_is_read_again()
    {
        var paper = AppendixB.Parse(AppendixB.Yaml);
        var agent = paper.TrueAgent with
        {
            Preferences = [new("reward_close_to_region_hof", 0.1), new("reward_reach_object_hof", -1e-7)],
            Skills = [SkillKind.FixBridge, SkillKind.Primitive],
            Layout = Layout.TreasureIsland,
            Edits = [],
            Seed = 1L << 53,
            Colors = [TileColor.Red, TileColor.Blue],
        };
        var mixed = new GameConfiguration(agent, agent with { Preferences = [] });
        AssertSame(AppendixB.Parse(mixed.ToYaml()), mixed);
    }

    [Test]
    public void Every_game_of_the_paper_survives_being_written()
    {
        foreach (var game in PaperFactory.TestGames(40))
        {
            var spec = game.Spec;
            var read = AppendixB.Parse(GameConfiguration.From(spec).ToYaml()).ToSpec(spec.Id);
            Assert.That(read.Id, Is.EqualTo(spec.Id));
            Assert.That(read.Layout, Is.EqualTo(spec.Layout));
            Assert.That(read.Seed, Is.EqualTo(spec.Seed));
            Assert.That(read.Colors, Is.EqualTo(spec.Colors));
            Assert.That(read.FalseEdits, Is.EqualTo(spec.FalseEdits));
            Assert.That(read.TrueEdits, Is.EqualTo(spec.TrueEdits));
            Assert.That(read.Skills, Is.EqualTo(spec.Skills));
        }
    }

    [TestCase("literal")]
    [TestCase("sceptical:4")]
    [TestCase("mishearing:1E-05")]
    public void The_human_is_read_and_written_by_its_name(string name)
    {
        var read = AppendixB.Parse(AppendixB.Yaml + $"human: {name}\n");
        Assert.That(read.Human, Is.EqualTo(HumanNames.Parse(name)));
        Assert.That(read.ToYaml(), Is.EqualTo(AppendixB.Yaml + $"human: {name}\n"));
        Assert.That(AppendixB.Parse(AppendixB.Yaml).Human, Is.Null);
    }

    private static IEnumerable<TestCaseData> Disagreements()
    {
        var paper = AppendixB.Parse(AppendixB.Yaml);
        return
        [
            Case(agent => agent with { Seed = 7 }, "env.seed is 5815062", "env.seed is 7"),
            Case(
                agent => agent with { Layout = Layout.TreasureIsland },
                "env.layout is room_door_key",
                "env.layout is treasure_island"
            ),
            Case(
                agent => agent with { Colors = [TileColor.Red, TileColor.Blue] },
                "env.allowed_object_colors is purple, lime, saffron, grey",
                "env.allowed_object_colors is red, blue"
            ),
            Case(
                agent => agent with { Colors = [TileColor.Lime, TileColor.Purple, TileColor.Saffron, TileColor.Grey] },
                "env.allowed_object_colors is purple, lime, saffron, grey",
                "env.allowed_object_colors is lime, purple, saffron, grey"
            ),
            Case(
                agent => agent with { Skills = [SkillKind.Primitive] },
                $"skill is {string.Join(", ", SkillNames.For(Layout.RoomDoorKey).Select(SkillNames.Name))}",
                "skill is primitive"
            ),
        ];

        TestCaseData Case(Func<AgentConfiguration, AgentConfiguration> change, string real, string believed) =>
            new TestCaseData(
                paper with
                {
                    FalseAgent = change(paper.FalseAgent),
                },
                $"true_agent.{real}, but false_agent.{believed}: a teaching game needs the same for both agents."
            ).SetArgDisplayNames(believed);
    }

    [TestCaseSource(nameof(Disagreements))]
    public void Agents_that_disagree_are_no_game(GameConfiguration configuration, string sentence) =>
        Assert.That(
            () => configuration.ToSpec("game"),
            Throws.TypeOf<ArgumentException>().With.Message.EqualTo(sentence)
        );

    private static void AssertSame(GameConfiguration actual, GameConfiguration expected)
    {
        AssertSame(actual.TrueAgent, expected.TrueAgent);
        AssertSame(actual.FalseAgent, expected.FalseAgent);
    }

    private static void AssertSame(AgentConfiguration actual, AgentConfiguration expected)
    {
        Assert.That(actual.Preferences, Is.EqualTo(expected.Preferences));
        Assert.That(actual.Skills, Is.EqualTo(expected.Skills));
        Assert.That(actual.Layout, Is.EqualTo(expected.Layout));
        Assert.That(actual.Edits, Is.EqualTo(expected.Edits));
        Assert.That(actual.Seed, Is.EqualTo(expected.Seed));
        Assert.That(actual.Colors, Is.EqualTo(expected.Colors));
    }
}
