namespace MindGrid.Rl.Teaching;

using MindGrid.Rl.Edits;
using MindGrid.Rl.Worlds;

/// <summary>Builds games by the block, so that their generators are seeded together. Its scratch serves block after block.</summary>
internal sealed class GameBuilder
{
    /// <summary>Games in a block: a generator for the world and one for the edits of each fill the widest vectors.</summary>
    public const int BlockSize = 32;

    private readonly CPythonRandom _random = new(0);
    private readonly List<Edit?> _applied = [];
    private SeededStreams? _streams;

    /// <summary>Builds the games of a block.</summary>
    /// <param name="specs">Up to <see cref="BlockSize"/>.</param>
    /// <param name="games">[specs], receives the games.</param>
    public void Build(ReadOnlySpan<GameSpec> specs, Span<TeachingGame> games)
    {
        Span<long> seeds = stackalloc long[2 * specs.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            (seeds[2 * i], seeds[(2 * i) + 1]) = (specs[i].Seed, EditDraw.SeedOf(specs[i].Seed));
        }
        _streams ??= new SeededStreams(2 * BlockSize);
        _streams.Seed(seeds);
        for (var i = 0; i < specs.Length; i++)
        {
            games[i] = Build(specs[i], _streams[2 * i], _streams[(2 * i) + 1]);
        }
    }

    /// <summary>Builds one game.</summary>
    public TeachingGame Build(GameSpec spec) => Build(spec, default, default);

    private TeachingGame Build(GameSpec spec, StreamOpening world, StreamOpening edits)
    {
        _random.Restart(spec.Seed, world);
        var unedited = WorldGenerator.Generate(spec.Layout, spec.Seed, spec.Colors, _random);
        _random.Restart(EditDraw.SeedOf(spec.Seed), edits);
        var known = spec.FalseEdits.AsSpan();
        var believed = Edited(new(unedited, []), known);

        // Where the real world has all the edits that are known and more, it is the believed one edited further.
        var real = spec.TrueEdits.AsSpan();
        var game = new TeachingGame(
            spec,
            believed,
            real.StartsWith(known) ? Edited(believed, real[known.Length..]) : Edited(new(unedited, []), real)
        );
        _random.Release();
        return game;
    }

    private EditedWorld Edited(EditedWorld edited, ReadOnlySpan<EditKind> kinds)
    {
        if (kinds.IsEmpty)
        {
            return edited;
        }
        _applied.Clear();
        _applied.AddRange(edited.Edits.AsSpan());
        var world = edited.World;
        foreach (var kind in kinds)
        {
            world = EditDraw.Apply(kind, world, _random.Rewind(), _applied);
        }
        return new(world, [.. _applied]);
    }
}
