using MindGrid.Rl.Edits;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.Humans;

namespace MindGrid.Rl.Tests.Teaching;

public class TeachEnvTests
{
    private static readonly TeachEnvOptions Options = new()
    {
        Games = SomeGames.Pool,
        Autoreset = AutoresetMode.Disabled,
    };

    private static int Games => SomeGames.All.Length;

    [Test]
    public void Silence_leaves_the_gap_that_no_teaching_leaves()
    {
        using var env = Started(Options);
        var rewards = env.Step(Stops(Games)).Rewards.ToArray();
        for (var i = 0; i < Games; i++)
        {
            var silent = TeachingEpisode.Run(SomeGames.All[i].Game, new SilentTeacher());
            Assert.That(rewards[i], Is.EqualTo(-silent.Gap.Value), silent.FirstPlan?.World.ToString());
            Assert.That(env.Outcomes[i].Spoke, Is.False);
        }
        Assert.That(env.Ended.Contains(false), Is.False);
    }

    [Test]
    public void The_truth_leaves_the_gap_that_the_truthful_teacher_leaves()
    {
        var reached = 0;
        foreach (var prepared in SomeGames.All)
        {
            var game = prepared.Game;
            using var env = Told(prepared, game.UnknownEdits);
            var truthful = TeachingEpisode.Run(game, new TruthfulTeacher(game));
            var outcome = env.Outcomes[0];
            Assert.That(outcome.Gap, Is.EqualTo(truthful.Gap.Value), game.Spec.Id);
            Assert.That(env.MindAt(0).Belief, Is.EqualTo(truthful.BeliefAfter));
            if (outcome.Distance.IsZero)
            {
                reached++;
                Assert.That(outcome.Achieved, Is.EqualTo(outcome.Best), game.Spec.Id);
            }
        }
        Assert.That(reached, Is.GreaterThan(Games / 2));
    }

    [Test]
    public void Whatever_is_said_leaves_the_gap_that_saying_it_in_words_leaves()
    {
        for (var i = 0; i < Games; i++)
        {
            var random = new SplitMix64(i);
            var game = SomeGames.All[i].Game;
            var said = new List<Edit>();
            var layout = game.Spec.Layout;
            while (said.Count < 5)
            {
                var kinds = EditNames.For(layout);
                Edit[] sayable = [.. EditSpace.All(kinds[random.Below(kinds.Length)], layout)];
                said.Add(sayable[random.Below(sayable.Length)]);
            }
            using var env = Told(SomeGames.All[i], said);
            var teacher = new Saying([.. said.Select(edit => EditGrammar.Say(edit, layout))]);
            Assert.That(env.Outcomes[0].Gap, Is.EqualTo(TeachingEpisode.Run(game, teacher).Gap.Value), game.Spec.Id);
        }
    }

    [Test]
    public void Truth_is_told_once_and_acceptance_is_what_the_human_answers()
    {
        var flipped = SomeGames.All.First(game => game.Game.UnknownEdits.Contains(new Edit.FlipVertical()));
        Edit flip = new Edit.FlipVertical();
        using var once = Told(flipped, [flip]);
        Assert.That((once.Outcomes[0].IsTrue, once.Outcomes[0].IsAccepted), Is.EqualTo((true, true)));
        using var twice = Told(flipped, [flip, flip]);
        Assert.That((twice.Outcomes[0].IsTrue, twice.Outcomes[0].IsAccepted), Is.EqualTo((false, true)));
    }

    [Test]
    public void The_episode_ends_with_the_last_sentence_that_may_be_said()
    {
        using var env = Started(Options with { MaxSentences = 3 });
        var actions = new int[Games * SentenceCode.Slots]; // "the grid has been flipped" throughout
        for (var turn = 1; turn <= 3; turn++)
        {
            var step = env.Step(actions);
            Assert.That(step.Terminated.ToArray(), Is.All.EqualTo(turn == 3));
            Assert.That(step.Truncated.ToArray(), Is.All.False);
        }
    }

    [Test]
    public void Outcomes_tell_of_the_step_also_where_the_next_episode_has_begun_within_it()
    {
        using var env = Started(Options with { MaxSentences = 1, Autoreset = AutoresetMode.SameStep });
        var step = env.Step(new int[Games * SentenceCode.Slots]);
        for (var i = 0; i < Games; i++)
        {
            Assert.That(env.Outcomes[i].Spoke, Is.True);
            Assert.That(env.Outcomes[i].Gap, Is.EqualTo(-step.Rewards[i]));
        }
        _ = env.Reset(0);
        for (var i = 0; i < Games; i++)
        {
            Assert.That(env.Outcomes[i].Spoke, Is.False);
        }
    }

    [Test]
    public void The_teacher_sees_the_real_world_the_plan_and_what_was_said()
    {
        using var env = Started(Options);
        var shown = env.Reset(0).Observations;
        for (var i = 0; i < Games; i++)
        {
            var plan = SomeGames.All[i].FirstPlan!.Steps;
            Assert.That(shown["plan"].Row<byte>(i)[0], Is.EqualTo((int)plan[0].Kind + 1));
            Assert.That(shown["layout"].Row<int>(i)[0], Is.EqualTo((int)SomeGames.All[i].Game.Spec.Layout));
        }
        var actions = new int[Games * SentenceCode.Slots];
        for (var i = 0; i < Games; i++)
        {
            Write(new Edit.AddPassage(new(3, 4)), actions, i);
        }
        shown = env.Step(actions).Observations;
        Assert.That(shown["said"].Row<byte>(5)[..6].ToArray(), Is.EqualTo(new byte[] { 6, 4, 5, 0, 0, 0 }));
        Assert.That(shown["accepted"].Row<byte>(5)[0], Is.EqualTo(env.Outcomes[5].IsAccepted ? 1 : 0));
    }

    /// <summary>What is not observed must not be seen: games that differ in what the human believes only, and have the same plan.</summary>
    [Test]
    public void Nothing_of_the_belief_is_seen_but_the_plan()
    {
        foreach (var prepared in SomeGames.All)
        {
            var game = prepared.Game;
            var blind = new PreparedGame(game with { Believed = game.Real });
            using var seen = new TeachEnv(1, Options with { Games = new GamePool(prepared) });
            using var other = new TeachEnv(1, Options with { Games = new GamePool(blind) });
            var one = seen.Reset(0);
            var two = other.Reset(0);
            foreach (var part in (string[])["layout", "said", "accepted"])
            {
                Assert.That(one.Observations[part].RowEquals(0, two.Observations[part], 0), part);
            }
            Assert.That(one.Observations["real"].RowEquals(0, two.Observations["real"], 0));
            Assert.That(one.ActionMasks.ToArray(), Is.EqualTo(two.ActionMasks.ToArray()));
        }
    }

    [Test]
    public void Protected_beliefs_are_neither_allowed_nor_changed()
    {
        using var env = Started(Options with { ProtectedBeliefs = [EditKind.FlipVertical] });
        var believed = env.MindAt(0).Belief;
        _ = env.Step(new int[Games * SentenceCode.Slots]);
        Assert.That(env.MindAt(0).Belief, Is.SameAs(believed));
        Assert.That(env.Outcomes[0].IsAccepted, Is.False);
        for (var i = 0; i < Games; i++)
        {
            Assert.That(env.AllowedIn(i).Contains(SentenceCode.PlaceOf(new Edit.FlipVertical())), Is.False);
        }
    }

    [Test]
    public void A_human_that_answers_shows_the_plan_that_it_has_now()
    {
        using var env = Started(Options with { AnswersWithPlan = true });
        var shown = env.Step(new int[Games * SentenceCode.Slots]).Observations["plan"];
        for (var i = 0; i < Games; i++)
        {
            var belief = env.MindAt(i).Belief;
            var skills = SomeGames.All[i].Game.Spec.Skills;
            var expected = new byte[shown.Row<byte>(i).Length];
            PlanTokens.Write(new Planner(belief, skills).MakePlan(belief)?.Steps, expected);
            Assert.That(shown.Row<byte>(i).ToArray(), Is.EqualTo(expected));
        }
    }

    [Test]
    public void What_the_masks_allow_is_what_acceptance_says()
    {
        using var env = Started(Options with { Mask = SentenceMask.Acceptable });
        var actions = new int[Games * SentenceCode.Slots];
        var random = new SplitMix64(1);
        for (var turn = 0; turn < 7; turn++)
        {
            env.SampleAllowed(ref random, actions);
            _ = env.Step(actions);
            for (var i = 0; i < Games; i++)
            {
                Assert.That(env.Outcomes[i].IsAccepted, Is.EqualTo(env.Outcomes[i].Spoke));
            }
            _ = env.Reset(env.Ended);
        }
    }

    [Test]
    public void In_order_each_kind_of_edit_is_spoken_of_once_and_as_the_world_is_now()
    {
        using var env = Started(Options with { Mask = SentenceMask.InOrder, MaxSentences = 12 });
        var actions = new int[Games * SentenceCode.Slots];
        var passed = new int[Games];
        var random = new SplitMix64(1);
        for (var turn = 0; turn < 12; turn++)
        {
            env.SampleAllowed(ref random, actions);
            for (var i = 0; i < Games; i++)
            {
                var said = actions.AsSpan(i * SentenceCode.Slots, SentenceCode.Slots);
                if (said[0] != SentenceCode.Stop)
                {
                    var rank = Corrections.Order.IndexOf((EditKind)said[0]);
                    Assert.That(rank, Is.GreaterThanOrEqualTo(passed[i]));
                    passed[i] = rank + 1;
                }
            }
            var ended = env.Step(actions).Terminated;
            for (var i = 0; i < Games; i++)
            {
                passed[i] = ended[i] ? 0 : passed[i];
            }
            _ = env.Reset(env.Ended);
        }
    }

    [Test]
    public void In_order_the_expert_can_nearly_always_say_what_it_has_to_say()
    {
        using var env = Started(Options with { Mask = SentenceMask.InOrder, MaxSentences = 12 });
        var actions = new int[Games * SentenceCode.Slots];
        var (asked, allowed) = (0, 0);
        for (var turn = 0; turn < 12; turn++)
        {
            for (var i = 0; i < Games; i++)
            {
                var place = Corrections.NextPlace(env.MindAt(i).Belief, env.GameAt(i).Game.Real.World);
                SentenceCode.Write(place, actions.AsSpan(i * SentenceCode.Slots, SentenceCode.Slots));
                asked++;
                allowed += env.AllowedIn(i).Contains(place) ? 1 : 0;
            }
            _ = env.Step(actions);
            _ = env.Reset(env.Ended);
        }
        Assert.That((double)allowed / asked, Is.GreaterThan(0.98));
    }

    [Test]
    public void A_slot_mask_of_wrong_size_or_after_impossible_choices_is_refused()
    {
        using var env = Started(Options);
        Assert.Throws<ArgumentException>(() => env.SlotMask(0, [], new bool[12]));
        Assert.Throws<ArgumentException>(() => env.SlotMask(0, [13], new bool[11]));
        Assert.Throws<ArgumentException>(() => env.SlotMask(0, [0, 0, 0, 0, 0, 0], new bool[2]));
    }

    [Test]
    public void Before_the_first_reset_there_is_no_game_and_no_mind()
    {
        using var env = new TeachEnv(1, Options);
        Assert.That(() => env.GameAt(0), Throws.InvalidOperationException.With.Message.Contains("never reset"));
        Assert.That(() => env.MindAt(0), Throws.InvalidOperationException.With.Message.Contains("never reset"));
    }

    [Test]
    public void A_game_whose_scoring_plans_after_teaching_is_refused()
    {
        var game = new PreparedGame(SomeGames.All[0].Game, Scoring.Paper);
        using var env = new TeachEnv(1, Options with { Games = new GamePool(game) });
        Assert.That(
            () => env.Reset(0),
            Throws.InvalidOperationException.With.Message.Contains(
                "has the scoring paper; a teaching environment takes"
            )
        );
    }

    [Test]
    public void Results_depend_neither_on_the_batch_nor_on_threads([Values(1, 3)] int threads)
    {
        const int Worlds = 40;
        var options = Options with
        {
            Autoreset = AutoresetMode.NextStep,
            Human = new MishearingHuman { Rate = 0.3 },
            MaxSentences = 3,
        };
        using var together = new TeachEnv(Worlds, options with { Threads = threads });
        var rewards = Play(together, 100, Worlds);
        for (var world = 0; world < Worlds; world += 13)
        {
            using var alone = new TeachEnv(1, options);
            Assert.That(Play(alone, 100 + world, 1), Is.EqualTo(rewards.Select(row => row[world..(world + 1)])));
        }

        static List<float[]> Play(TeachEnv env, long seed, int worlds)
        {
            _ = env.Reset(seed);
            var rewards = new List<float[]>();
            var actions = new int[worlds * SentenceCode.Slots];
            for (var turn = 0; turn < 20; turn++)
            {
                for (var world = 0; world < worlds; world++)
                {
                    var random = new SplitMix64((seed + world) * 1000 + turn);
                    SentenceCode.Write(
                        random.Below(SentenceCode.Count + 1),
                        actions.AsSpan(world * SentenceCode.Slots, SentenceCode.Slots)
                    );
                }
                rewards.Add(env.Step(actions).Rewards.ToArray());
            }
            return rewards;
        }
    }

    /// <summary>Two hundred thousand sentences to each human, a million in all: allowed ones and any others.</summary>
    [TestCase("literal")]
    [TestCase("sceptical")]
    [TestCase("forgetful:2")]
    [TestCase("mishearing:0.5")]
    [TestCase("bounded:10")]
    public void No_sentence_ever_fails(string human)
    {
        const int Worlds = 100;
        const int Sentences = 200_000;
        using var env = new TeachEnv(
            Worlds,
            Options with
            {
                Games = SomeGames.Pool,
                Human = HumanNames.Parse(human),
                Autoreset = AutoresetMode.NextStep,
                Mask = SentenceMask.Sayable,
            }
        );
        _ = env.Reset(0);
        var actions = new int[Worlds * SentenceCode.Slots];
        var random = new SplitMix64(1);
        var spoken = 0;
        for (var step = 0; spoken < Sentences; step++)
        {
            if (step % 2 == 0)
            {
                env.SampleAllowed(ref random, actions);
            }
            else
            {
                for (var world = 0; world < Worlds; world++)
                {
                    env.SingleActionSpace.Sample(
                        ref random,
                        actions.AsSpan(world * SentenceCode.Slots, SentenceCode.Slots)
                    );
                }
            }
            var result = env.Step(actions);
            for (var world = 0; world < Worlds; world++)
            {
                var outcome = env.Outcomes[world];
                spoken += outcome.Spoke ? 1 : 0;
                if (outcome.Distance.Graded is not (>= 0 and <= 1) || result.Rewards[world] is not (>= -400 and <= 100))
                {
                    Assert.Fail($"World {world} at step {step}: reward {result.Rewards[world]}, {outcome}.");
                }
            }
        }
    }

    private static TeachEnv Started(TeachEnvOptions options)
    {
        var env = new TeachEnv(Games, options);
        _ = env.Reset(0);
        return env;
    }

    private static int[] Stops(int worlds)
    {
        var actions = new int[worlds * SentenceCode.Slots];
        for (var world = 0; world < worlds; world++)
        {
            actions[world * SentenceCode.Slots] = SentenceCode.Stop;
        }
        return actions;
    }

    private static void Write(Edit edit, int[] actions, int world) =>
        SentenceCode.Write(SentenceCode.PlaceOf(edit), actions.AsSpan(world * SentenceCode.Slots, SentenceCode.Slots));

    /// <summary>An environment of one game in which edits were said.</summary>
    private static TeachEnv Told(PreparedGame game, IReadOnlyCollection<Edit> said)
    {
        var env = new TeachEnv(1, Options with { Games = new GamePool(game), MaxSentences = said.Count + 1 });
        _ = env.Reset(0);
        var action = new int[SentenceCode.Slots];
        foreach (var edit in said)
        {
            Write(edit, action, 0);
            _ = env.Step(action);
        }
        return env;
    }

    private sealed class Saying(string[] sentences) : ITeacher
    {
        public string Name => "saying";

        public Utterance Teach(Lesson lesson) => new([.. sentences]);
    }
}
