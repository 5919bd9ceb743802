namespace MindGrid.Rl.Teaching.InversePlanning;

using System.Collections.Immutable;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Grid;
using MindGrid.Rl.Worlds;

/// <summary>A world that the human may believe in.</summary>
/// <param name="World">The world.</param>
/// <param name="Guess">What is unknown in it.</param>
/// <param name="Weight">How likely; the weights of all beliefs together are 1.</param>
internal sealed record SupposedBelief(Blueprint World, Guess Guess, double Weight);

/// <summary>
/// The beliefs that explain a plan. Each guess is looked at with one more pair of unseen places a round, until the budget is spent: the
/// share of the places that explain the plan is how well the guess does.
/// </summary>
internal sealed class Posterior
{
    private const int MaxRounds = 100;
    private const int KeptPlaces = 4;

    // Primes above any number of places walk over all of them; two of them, over pairs of places.
    private const int StartStride = 83;
    private const int ToolStride = 89;

    private readonly Scene _real;
    private readonly StatedPlan _plan;
    private readonly List<Examined> _guesses;
    private readonly ImmutableArray<Cell> _starts;

    public Posterior(Scene real, ImmutableArray<(Guess Guess, double Prior)> guesses, StatedPlan plan)
    {
        (_real, _plan) = (real, plan);
        _guesses = [.. guesses.Select(guess => new Examined(guess.Guess, guess.Prior))];
        _starts = [.. Places(real.Outer - real.Occupied)];
    }

    /// <summary>Looks at guesses as long as the budget lasts.</summary>
    public void Examine(Budget budget)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            foreach (var guess in _guesses)
            {
                var places = PlacesToTry(guess);
                if (round < places && budget.TrySpend())
                {
                    Look(guess, round);
                }
            }
        }
    }

    /// <summary>
    /// Beliefs that stand for all: of the beliefs laid side by side, each as wide as it is likely, those that are met at equal steps.
    /// </summary>
    /// <param name="count">How many steps; a belief that is met more than once weighs as much more.</param>
    public ImmutableArray<SupposedBelief> Sample(int count)
    {
        var isExplained = _guesses.Any(guess => guess.Fits > 0);
        // Beliefs that differ in what matters most are far apart, so that each kind gets its share.
        var all = _guesses
            .OrderBy(guess => guess.Guess.Unknown.Contains(EditKind.FlipVertical))
            .ThenBy(guess => guess.Guess.Toggled)
            .SelectMany(guess => guess.Beliefs(isExplained))
            .ToList();
        var step = all.Sum(belief => belief.Weight) / count;
        var sample = ImmutableArray.CreateBuilder<SupposedBelief>();
        var (passed, met) = (0.0, 0);
        foreach (var belief in all)
        {
            passed += belief.Weight;
            var times = Math.Min(count, (int)Math.Floor((passed / step) + 0.5)) - met;
            if (times > 0)
            {
                sample.Add(belief with { Weight = (double)times / count });
                met += times;
            }
        }
        return sample.ToImmutable();
    }

    private int PlacesToTry(Examined guess) =>
        (guess.Guess.LacksStart ? _starts.Length : 1) * (guess.Guess.LacksTool ? _starts.Length : 1);

    private void Look(Examined guess, int round)
    {
        var scene = guess.Undone(_real);
        if (guess.Guess.LacksStart)
        {
            scene = scene with { AgentCell = Scattered(_starts, StartStride, round) };
        }
        if (guess.Guess.LacksTool)
        {
            var named = _plan.Named(scene.Tool.Tile.TypeCode);
            named = guess.Guess.Unknown.Contains(EditKind.FlipVertical) ? named.Mirrored : named;
            var places = (named & scene.Outer) is { IsEmpty: false } told ? [.. Places(told)] : _starts;
            scene = scene with { Tool = scene.Tool with { Cell = Scattered(places, ToolStride, round) } };
        }
        var world = scene.ToBlueprint();
        if (guess.Guess.Unknown.Contains(EditKind.FlipVertical))
        {
            world = new Edit.FlipVertical().Change(world);
        }
        guess.Add(world, _plan.AgreementWith(world));
    }

    private static Cell Scattered(ImmutableArray<Cell> places, int stride, int round) =>
        places[((stride * round) + (round / places.Length)) % places.Length];

    private static List<Cell> Places(Bitboard set)
    {
        var places = new List<Cell>();
        foreach (var cell in set)
        {
            places.Add(cell);
        }
        return places;
    }

    /// <summary>A guess with what has been found out about it.</summary>
    private sealed class Examined(Guess guess, double prior)
    {
        private readonly List<Blueprint> _fitting = [];
        private Scene? _undone;
        private Blueprint? _closest;
        private double _agreement = -1;
        private int _tries;

        public Guess Guess => guess;

        public Scene Undone(Scene real) => _undone ??= guess.Undo(real);

        public int Fits { get; private set; }

        public void Add(Blueprint world, double agreement)
        {
            _tries++;
            if (agreement == 1)
            {
                Fits++;
                if (_fitting.Count < KeptPlaces)
                {
                    _fitting.Add(world);
                }
            }
            if (agreement > _agreement)
            {
                (_closest, _agreement) = (world, agreement);
            }
        }

        public IEnumerable<SupposedBelief> Beliefs(bool isExplained) =>
            isExplained ? _fitting.Select(world => new SupposedBelief(world, guess, Share / _fitting.Count))
            : _closest is null ? []
            : [new(_closest, guess, prior * Math.Pow(1000, _agreement))];

        private double Share => prior * Fits / _tries;
    }
}
