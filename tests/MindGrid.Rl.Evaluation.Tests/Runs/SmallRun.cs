using System.Collections.Immutable;
using System.Text.Json.Nodes;
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
            prompts
        )
        {
            Write = Prompt,
        };

    /// <summary>A model of a server, through its provider's package.</summary>
    public static AskedModel Model(LocalModel server, string name = "openai:a", bool streams = false) =>
        Model(server.Url, name, streams);

    /// <inheritdoc cref="Model(LocalModel, string, bool)"/>
    public static AskedModel Model(Uri server, string name, bool streams = false)
    {
        var model = ModelCatalog.BuiltIn.Find(name);
        var connection = new ChatConnection
        {
            BaseUrl = model.Provider == ModelProvider.Anthropic ? server : new(server, "v1"),
            Keys = new(_ => "a-key", null),
            Streams = streams,
        };
        return AskedModel.Of(ChatClients.Connect(model, connection), model);
    }

    /// <summary>A model that is no server.</summary>
    public static AskedModel Model(string name, Func<string, CancellationToken, Task<Answer>> ask) =>
        new(name, _ => new(), null, (_, prompt, cancel) => ask(prompt, cancel));

    /// <summary>An answer with nothing special about it.</summary>
    public static Answer Answer(string text) =>
        new(text, "stop", "a", new(10, 5), new() { ["model"] = "a" }, TimeSpan.FromMilliseconds(1));

    /// <summary>What a record has found out, without what differs from run to run.</summary>
    public static string Finding(SampleRecord record) =>
        $"{record.Id} | {record.PromptText} | {record.Answer?.Text} | {record.Failure} | {System.Text.Json.JsonSerializer.Serialize(record.Score, RunLogFormat.Options)}";

    private static string Prompt(PromptSpec spec, PreparedGame game) =>
        $"{spec.Shots} {spec.Thinks} {game.Game.Spec.Id} {WorldDescription.Absolute(World.From(game.Game.Real.World))}";
}
