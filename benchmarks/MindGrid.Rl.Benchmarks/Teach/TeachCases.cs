using System.Collections.Immutable;
using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

namespace MindGrid.Rl.Benchmarks.Teach;

/// <summary>
/// Steps of teaching environments: a sentence is heard, the belief changes, the human plans anew, the plan is played in the real
/// world, the observation is written. Games are the paper's 500 test games, prepared beforehand, unless said otherwise.
/// </summary>
internal sealed class TeachCases
{
    private const int Worlds = 256;
    private const int Steps = 8;

    private readonly GamePool _pool = new(
        PreparedGame.FromMany(
            TeachingGame.FromMany([.. PaperFactory.TestGames(PaperFactory.TestGameCount).Select(game => game.Spec)])
        )
    );

    private readonly Dictionary<PreparedGame, ImmutableArray<int>> _truth;

    public TeachCases() =>
        _truth = Enumerable.Range(0, _pool.Count).Select(i => _pool.Draw(i)).ToDictionary(game => game, Truth);

    /// <summary>What was counted while a case was timed.</summary>
    /// <param name="Spoken">Sentences said.</param>
    /// <param name="Accepted">Those that were believed.</param>
    /// <param name="Games">Games that ended.</param>
    /// <param name="Steps">Steps, stops included.</param>
    public readonly record struct Tally(long Spoken, long Accepted, long Games, long Steps);

    /// <summary>What was counted, by case.</summary>
    public Dictionary<string, Tally> Tallies { get; } = [];

    public IEnumerable<TimedCase> All()
    {
        foreach (var threads in (int[])[1, 2])
        {
            yield return Case($"truth/{threads}", _pool, threads, SayTruth);
            yield return Case($"plausible/{threads}", _pool, threads, SayAnything);
            yield return Case($"fresh/{threads}", new FreshGames(), threads, SayTruth);
        }
    }

    private TimedCase Case(string name, GameSource source, int threads, Policy policy)
    {
        var env = new TeachEnv(
            Worlds,
            new TeachEnvOptions
            {
                Games = source,
                Threads = threads,
                Autoreset = AutoresetMode.SameStep,
            }
        );
        _ = env.Reset(0);
        var actions = new int[Worlds * SentenceCode.Slots];
        var random = new SplitMix64(1);
        var turns = new int[Worlds];
        var (spoken, accepted, games, steps) = (0L, 0L, 0L, 0L);
        return new(
            name,
            Worlds * Steps,
            () =>
            {
                for (var step = 0; step < Steps; step++)
                {
                    policy(env, turns, ref random, actions);
                    var result = env.Step(actions);
                    for (var world = 0; world < Worlds; world++)
                    {
                        games += result.Terminated[world] ? 1 : 0;
                        turns[world] = result.EpisodeStarts[world] ? 0 : turns[world] + 1;
                        spoken += env.Outcomes[world].Spoke ? 1 : 0;
                        accepted += env.Outcomes[world].IsAccepted ? 1 : 0;
                    }
                }
                steps += Worlds * Steps;
                Tallies[name] = new(spoken, accepted, games, steps);
                return accepted;
            }
        );
    }

    private delegate void Policy(TeachEnv env, int[] turns, ref SplitMix64 random, int[] actions);

    private static void SayAnything(TeachEnv env, int[] turns, ref SplitMix64 random, int[] actions) =>
        env.SampleAllowed(ref random, actions);

    /// <summary>Says the true sentences in order and stops: all of them are believed.</summary>
    private void SayTruth(TeachEnv env, int[] turns, ref SplitMix64 random, int[] actions)
    {
        for (var world = 0; world < Worlds; world++)
        {
            var truth = TruthOf(env.GameAt(world));
            var place = turns[world] < truth.Length ? truth[turns[world]] : SentenceCode.Count;
            SentenceCode.Write(place, actions.AsSpan(world * SentenceCode.Slots, SentenceCode.Slots));
        }
    }

    // Games drawn anew are not kept: they would never be met again.
    private ImmutableArray<int> TruthOf(PreparedGame game) =>
        _truth.TryGetValue(game, out var truth) ? truth : Truth(game);

    private static ImmutableArray<int> Truth(PreparedGame game) =>
        [.. game.Game.UnknownEdits.Select(SentenceCode.PlaceOf)];
}
