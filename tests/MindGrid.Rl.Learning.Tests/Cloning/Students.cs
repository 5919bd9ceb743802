using MindGrid.Rl.Learning.Cloning;
using MindGrid.Rl.Learning.Encoding;
using MindGrid.Rl.Learning.Policies;
using MindGrid.Rl.Learning.Training;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;
using TorchSharp;

namespace MindGrid.Rl.Learning.Tests.Cloning;

/// <summary>Small networks, games that are quickly drawn, and a learner of each kind.</summary>
internal static class Students
{
    private const int Width = 64;

    public static TeachEnvOptions Env { get; } = new() { Games = GamePool.From(new FreshGames(), 1, 64) };

    public static LessonEncoder Encoder { get; } = new(Env.MaxPlanSteps, Env.MaxSentences);

    public static DAggerOptions Options { get; } = new() { Envs = 16, StepsPerUpdate = 4 };

    /// <summary>A policy with the same weights each time.</summary>
    public static TeacherPolicy Policy(string learner = "behaviour-cloning")
    {
        torch.manual_seed(7);
        return new(
            learner == "procedure-cloning" ? new ProcedureNetwork(Encoder, Width) : new TeacherNetwork(Encoder, Width)
        );
    }

    public static Learner Learner(
        string name,
        TeacherPolicy policy,
        DAggerOptions? options = null,
        TeachEnvOptions? env = null
    ) =>
        name switch
        {
            "dagger" => new DAgger(policy, env ?? Env, options ?? Options),
            "procedure-cloning" => new ProcedureCloning(policy, env ?? Env, options ?? Options),
            _ => new BehaviourCloning(policy, env ?? Env, options ?? Options),
        };

    /// <summary>All weights, one after the other.</summary>
    public static float[] Weights(TeacherPolicy policy) =>
        [.. policy.Network.parameters().SelectMany(weight => weight.data<float>().ToArray())];
}
