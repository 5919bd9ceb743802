using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;
using MindGrid.Rl.Evaluation.Tests.LocalModels;
using MindGrid.Rl.Language;
using MindGrid.Rl.Teaching;
using MindGrid.Rl.Worlds;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

/// <summary>Runs that tests carry out, over prompts that are short and differ from game to game.</summary>
internal static class SmallRun
{
    /// <summary>Waits that a test can wait for.</summary>
    public static RunOptions Hasty { get; } =
        new()
        {
            Requests = new()
            {
                Concurrency = 8,
                Timeout = TimeSpan.FromSeconds(2),
                Attempts = 4,
                FirstDelay = TimeSpan.FromMilliseconds(5),
                MaxDelay = TimeSpan.FromMilliseconds(50),
            },
        };

    /// <summary>Asked without examples and with one.</summary>
    public static ImmutableArray<PromptSpec> TwoPrompts { get; } = [new(0), new(1) { Thinks = true }];

    /// <summary>The first of the paper's games, taught by some.</summary>
    public static RunPlan Plan(
        int games,
        ImmutableArray<PromptSpec> prompts,
        ImmutableArray<AskedModel> models,
        params string[] teachers
    ) =>
        new(
            [new("paper", PreparedGame.FromMany(Games.OfThePaper(games), Scoring.Paper))],
            [.. teachers.Select(TeacherCatalog.BuiltIn.Find)],
            models,
            prompts,
            Prompt,
            (_, answer) => new([answer])
        );

    /// <summary>A model of a server.</summary>
    public static AskedModel Model(LocalModel server, string name = "local:a", bool streams = false) =>
        Model(new LocalChatClient(server.Url, name, streams), name);

    /// <summary>A model behind a client.</summary>
    public static AskedModel Model(IChatClient client, string name) =>
        new(
            name,
            spec => new() { ["model"] = name, ["temperature"] = 0 },
            _ => 250,
            async (_, prompt, cancel) =>
            {
                var began = Stopwatch.GetTimestamp();
                var response = await client.GetResponseAsync(prompt, cancellationToken: cancel);
                return new Answer(
                    response.Text,
                    response.FinishReason?.Value,
                    response.ModelId,
                    new(response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount),
                    new JsonObject { ["model"] = name },
                    Stopwatch.GetElapsedTime(began)
                );
            }
        );

    /// <summary>A model that is no server.</summary>
    public static AskedModel Model(string name, Func<string, CancellationToken, Task<Answer>> ask) =>
        new(name, _ => new() { ["model"] = name }, _ => 250, (_, prompt, cancel) => ask(prompt, cancel));

    /// <summary>An answer with nothing special about it.</summary>
    public static Answer Answer(string text) =>
        new(text, "stop", "a", new(10, 5), new() { ["model"] = "a" }, TimeSpan.FromMilliseconds(1));

    /// <summary>What a record has found out, without what differs from run to run.</summary>
    public static string Finding(SampleRecord record) =>
        $"{record.Id} | {record.PromptText} | {record.Answer?.Text} | {record.Failure} | {System.Text.Json.JsonSerializer.Serialize(record.Score, RunLogFormat.Options)}";

    private static string Prompt(PromptSpec spec, TeachingGame game) =>
        $"{spec.Shots} {spec.Thinks} {game.Spec.Id} {WorldDescription.Absolute(World.From(game.Real.World))}";
}
