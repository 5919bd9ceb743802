namespace MindGrid.Rl.Evaluation;

using System.Collections.Immutable;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Teaching.InversePlanning;

/// <summary>A teacher by name. One is made for each game, since an oracle is told the game's truth.</summary>
/// <param name="Name">The name on the command line and in results.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="For">Makes the teacher of a game.</param>
/// <param name="IsUsual">Whether it is evaluated where nobody is named; false for those that take long.</param>
public sealed record TeacherEntry(string Name, string Summary, Func<PreparedGame, ITeacher> For, bool IsUsual = true);

/// <summary>The teachers that can be evaluated by name: a value that is passed in and extended by copies.</summary>
/// <param name="Entries">The teachers.</param>
public sealed record TeacherCatalog(ImmutableArray<TeacherEntry> Entries)
{
    /// <summary>The teachers that need no training.</summary>
    public static TeacherCatalog BuiltIn { get; } = Seeded(1);

    /// <summary>The teachers that need no training, with a seed for those that draw.</summary>
    public static TeacherCatalog Seeded(long seed) =>
        new([
            new("silent", "says nothing (the paper's no-teaching baseline)", _ => new SilentTeacher()),
            new(
                "random",
                "says up to five believable things at random, seeded",
                game => new RandomTeacher(game.Game, seed)
            ),
            new("rules", "three hand-written rules over the observed world", _ => new RulesTeacher()),
            new("truthful", "says the real edits in order (an oracle)", game => new TruthfulTeacher(game.Game)),
            new(
                "inverse-planning",
                "works out from the plan what the human believes, and says what helps most",
                _ => new InversePlanningTeacher()
            ),
            Greedy("greedy-oracle", "looks at the belief, says what raises the real return most", SoughtReturn.Real),
            Greedy(
                "imagined-return",
                "looks at the belief, says what raises the return most that the human believes it will get",
                SoughtReturn.Imagined
            ),
        ]);

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => Entries.Select(entry => entry.Name);

    /// <summary>The names of those that are evaluated where nobody is named.</summary>
    public IEnumerable<string> UsualNames => Entries.Where(entry => entry.IsUsual).Select(entry => entry.Name);

    /// <summary>Finds a teacher.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public TeacherEntry Find(string name) =>
        Entries.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no teacher '{name}'; known are {string.Join(", ", Names)}.");

    /// <summary>Where plans depend on the plans made before, no sentence can be tried alone: then strict scoring stands in.</summary>
    private static PreparedGame Foreseeable(PreparedGame game) =>
        game.BestReturn is null ? new(game.Game, Scoring.Strict, game.Human) : game;

    private static TeacherEntry Greedy(string name, string summary, SoughtReturn sought) =>
        new(name, summary, game => new GreedyTeacher(Foreseeable(game), new() { Sought = sought }), IsUsual: false);
}
