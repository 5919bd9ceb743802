using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

// Twenty fresh games, none of them the paper's. The seed of an episode chooses one of them.
var specs = FreshSuite.Games(seed: 1, GameSplit.TestOut).Take(20).Select(game => game.Spec);
var games = new GamePool(PreparedGame.FromMany(TeachingGame.FromMany([.. specs])));
using var env = new TeachEnv(1, new() { Games = games, Reward = TeachReward.Differences() });

// An action is a sentence in six slots: template, column, row, colour, state, tool.
var action = new int[SentenceCode.Slots];
var random = new SplitMix64(3L);

// Nobody has trained this teacher: any sentence will do that can be true, as far as a look at the real world tells.
Teach("A guesser", () => env.SampleAllowed(ref random, action));

// This one looks at what the human does not know. A teacher that learns has to do without GameAt.
var turn = 0;
Teach(
    "An oracle",
    () =>
    {
        var unknown = env.GameAt(0).Game.UnknownEdits;
        var place = turn < unknown.Length ? SentenceCode.PlaceOf(unknown[turn++]) : SentenceCode.Count;
        SentenceCode.Write(place, action);
    }
);

void Teach(string who, Action choose)
{
    env.Reset(seed: 3);
    var layout = env.GameAt(0).Game.Spec.Layout;
    Console.WriteLine($"{who} teaches in {layout}. The gap is {env.Outcomes[0].Gap}.");
    for (var ended = false; !ended; )
    {
        choose();
        var step = env.Step(action);
        var outcome = env.Outcomes[0];
        var said = outcome.Spoke
            ? $"“{EditGrammar.Say(SentenceCode.EditAt(SentenceCode.PlaceOf(action)), layout)}”"
            : "nothing more";
        var verdict = outcome.IsAccepted ? ", believed" : "";
        Console.WriteLine($"  says {said}{verdict}: reward {step.Rewards[0]}, gap {outcome.Gap}");
        ended = step.Terminated[0];
    }
}
