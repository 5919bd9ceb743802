using System.Collections.Immutable;
using MindGrid.Rl.Benchmarks.Ratios;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Benchmarks.Plan;

/// <summary>
/// What lies around the searches, on the paper's first 500 test games: worlds with two edits, solver calls, plans with
/// recognition, and whole games built, edited, planned and scored.
/// </summary>
internal sealed class PipelineCases
{
    private const int Games = 500;

    private readonly ImmutableArray<GameSpec> _specs;
    private readonly ImmutableArray<GameSpec> _twoEdits;
    private readonly ImmutableArray<Blueprint> _worlds;
    private readonly SilentTeacher _silent = new();

    public PipelineCases()
    {
        _specs = [.. PaperFactory.TestGames(Games).Select(game => game.Spec)];
        // Two edits of any kind, as the paper's train games have them.
        _twoEdits = [.. _specs.Select(spec => spec with { TrueEdits = spec.FalseEdits, FalseEdits = [] })];
        _worlds = [.. TeachingGame.FromMany(_specs).Select(game => game.Real.World)];
    }

    public IEnumerable<TimedCase> All()
    {
        foreach (var threads in (int[])[1, 2])
        {
            yield return Of("worlds", threads, () => TeachingGame.FromMany(_twoEdits, threads).Length);
            yield return Of("solver", threads, () => Solve(threads));
            yield return Of("planner", threads, () => MakePlans(threads));
            yield return Of("games", threads, () => PlayGames(threads));
        }
    }

    /// <summary>"worlds/1".</summary>
    public static string Name(string what, int threads) => $"{what}/{threads}";

    private static TimedCase Of(string what, int threads, Func<long> run) => new(Name(what, threads), Games, run);

    private long Solve(int threads)
    {
        var solved = 0;
        NumberedWork.Run(
            _worlds.Length,
            () => (Solver: new Solver(new SkillPerformer()), Trajectory: new Trajectory()),
            (worker, i) =>
            {
                if (worker.Solver.Solve(_worlds[i], worker.Trajectory))
                {
                    Interlocked.Increment(ref solved);
                }
            },
            threads,
            CancellationToken.None
        );
        return solved;
    }

    private long MakePlans(int threads)
    {
        var skills = 0;
        NumberedWork.Run(
            _worlds.Length,
            () => new Planner(_worlds[0], _specs[0].Skills),
            (planner, i) =>
            {
                var plan = planner.Restart(_worlds[i], _specs[i].Skills).MakePlan(_worlds[i]);
                Interlocked.Add(ref skills, plan?.Steps.Length ?? 0);
            },
            threads,
            CancellationToken.None
        );
        return skills;
    }

    private long PlayGames(int threads)
    {
        var games = TeachingGame.FromMany(_specs, threads);
        var episodes = TeachingEpisode.RunMany(games, _ => _silent, Scoring.Strict, threads);
        return episodes.Sum(episode => episode.Gap.Value);
    }
}
