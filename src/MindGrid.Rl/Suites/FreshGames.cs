namespace MindGrid.Rl.Suites;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MindGrid.Rl.Envs;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

/// <summary>
/// Games drawn anew for each seed, until both worlds have a plan; scored by <see cref="Scoring.Strict"/>. For training, every drawn
/// game is checked against what the paper holds out (<see cref="HeldOut"/>).
/// </summary>
/// <remarks>
/// World seeds lie above the paper's; they are even for training, odd otherwise, as <see cref="FreshSuite"/> has them. A world's
/// seed decides all its draws, so whatever seeds <see cref="Draw"/> is given, a training game is no game of the paper, none of
/// <see cref="FreshSuite"/>'s test_out, and none that a source not for training draws. None of its properties can be changed by
/// <c>with</c>, so that what was checked when it was made holds for good.
/// </remarks>
public sealed record FreshGames : GameSource
{
    /// <summary>The splits whose colours games can have.</summary>
    public static ImmutableArray<string> Splits { get; } =
    [GameSplit.Train, GameSplit.ValidationOut, GameSplit.TestOut];

    // What a thread draws with; kept between draws, for it is dearer to make than a game.
    private readonly ConcurrentBag<Bench> _idle = [];
    private readonly GameRecipe _recipe;

    /// <summary>Games of a shape.</summary>
    /// <param name="shape">How many edits they have, and which.</param>
    /// <param name="colors">Whose colours their worlds have: one of <see cref="Splits"/>.</param>
    /// <param name="layout">Their layout; null for both.</param>
    /// <param name="training">Whether they are to be trained on; else to be tested on.</param>
    /// <exception cref="ArgumentException">Another split, or colours that must not be trained on.</exception>
    public FreshGames(
        GameShape shape = GameShape.TestLike,
        string colors = GameSplit.Train,
        Layout? layout = null,
        bool training = true
    )
    {
        if (!Splits.Contains(colors))
        {
            throw new ArgumentException(
                $"There are no games in the colours of '{colors}'; known are {string.Join(", ", Splits)}.",
                nameof(colors)
            );
        }
        var drawn = PaperFactory.ColorsOf(colors);
        if (training && HeldOut.FirstIn(drawn.AsSpan()) is { } held)
        {
            throw new ArgumentException(HeldOut.Sentence($"The colours of {colors}", held), nameof(colors));
        }
        (Shape, Colors, Layout, Training) = (shape, colors, layout, training);
        _recipe = new("", drawn, random => FreshSuite.DrawSeed(random, training))
        {
            Layout = layout,
            KnowsNone = shape == GameShape.TrainLike,
            KnowsPart = shape == GameShape.PartlyKnown,
        };
    }

    /// <summary>How many edits the games have, and which.</summary>
    public GameShape Shape { get; }

    /// <summary>Whose colours their worlds have: one of <see cref="Splits"/>.</summary>
    public string Colors { get; }

    /// <summary>Their layout; null for both.</summary>
    public Layout? Layout { get; }

    /// <summary>Whether they are to be trained on.</summary>
    public bool Training { get; }

    /// <inheritdoc/>
    public override PreparedGame Draw(long seed)
    {
        var bench = _idle.TryTake(out var idle) ? idle : new Bench(_recipe);
        var stream = new CPythonRandom(StreamOf(seed));
        var game = bench.Draw(stream, Shape, $"{Shape.Name()}-{seed}");
        stream.Release();
        _idle.Add(bench);
        if (Training)
        {
            HeldOut.RequireTraining(game.Game);
        }
        return game;
    }

    /// <summary>All that the games depend on besides their seeds, for the source of a <see cref="GameBank"/>.</summary>
    public JsonObject Describe() =>
        new()
        {
            ["shape"] = Shape.Name(),
            ["colors"] = Colors,
            ["layout"] = Layout?.Name(),
            ["training"] = Training,
        };

    /// <summary>Value equality.</summary>
    public bool Equals(FreshGames? other) =>
        other is not null
        && (Shape, Colors, Layout, Training) == (other.Shape, other.Colors, other.Layout, other.Training);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, Colors, Layout, Training);

    /// <summary>Each shape has streams of its own, and so have training and tests; neighbouring seeds' streams are not alike.</summary>
    private long StreamOf(long seed)
    {
        var kind = (2UL * (ulong)Shape) + (Training ? 0UL : 1);
        // The generator takes the absolute value: one bit goes.
        return (long)(SplitMix64.Mix(SplitMix64.Mix(unchecked((ulong)seed)) + kind) >> 1);
    }

    /// <summary>What one thread draws games with.</summary>
    private sealed class Bench(GameRecipe recipe)
    {
        private readonly GameBuilder _builder = new();
        private readonly Planner _planner = new();
        private readonly BalancedDraw _balanced = new(recipe);

        /// <summary>Draws games until one can be put into words in both its worlds.</summary>
        public PreparedGame Draw(CPythonRandom stream, GameShape shape, string id)
        {
            var layout = recipe.DrawLayout(stream);
            PreparedGame game;
            do
            {
                var drawn =
                    shape == GameShape.Balanced
                        ? _balanced.Draw(stream, layout, id)
                        : _builder.Build(recipe.Draw(stream, layout, id));
                game = new(drawn, Scoring.Strict, null, _planner);
            } while (!game.HasBothPlans);
            return game;
        }
    }
}
