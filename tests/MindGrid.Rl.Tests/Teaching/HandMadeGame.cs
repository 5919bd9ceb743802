using MindGrid.Rl.Planning;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Tests.Teaching;

/// <summary>Games whose two worlds a test draws itself.</summary>
internal static class HandMadeGame
{
    public static TeachingGame Of(Blueprint believed, Blueprint real) =>
        new(
            new GameSpec
            {
                Id = "hand-made",
                Layout = real.Layout,
                Seed = real.Seed,
                Colors = real.AllowedColors,
                FalseEdits = [],
                TrueEdits = [],
                Skills = SkillNames.For(real.Layout),
            },
            new EditedWorld(believed, []),
            new EditedWorld(real, [])
        );
}
