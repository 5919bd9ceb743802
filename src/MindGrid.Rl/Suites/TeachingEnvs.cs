namespace MindGrid.Rl.Suites;

using MindGrid.Rl.Envs;
using MindGrid.Rl.Teaching;

/// <summary>The environments of this package by name, the teaching ones with the games that they are trained on.</summary>
public static class TeachingEnvs
{
    /// <summary>
    /// The grid worlds, and <see cref="TeachEnv.Id"/>: fresh games of the paper's test distribution in its train colours, none of them
    /// in its data set.
    /// </summary>
    public static EnvRegistry Registry { get; } = EnvRegistry.Grid.Register(TeachEnv.SpecWith(new FreshGames()));
}
