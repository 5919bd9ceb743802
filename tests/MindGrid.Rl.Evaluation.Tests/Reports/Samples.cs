using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

/// <summary>Records as a run would write them.</summary>
internal static class Samples
{
    public const string Flip = "the grid has been flipped along the vertical axis";

    /// <summary>A scored sample of the paper's suite and scoring, in which nothing was said.</summary>
    public static SampleRecord Scored(string teacher, int? shots, string game, int gap) =>
        new(
            new("paper", game, teacher, shots is { } count ? new PromptSpec(count) : null),
            shots is null ? null : "What has changed?",
            shots is null ? null : AnswerOf(Flip),
            shots is null ? 0 : 1,
            shots is null ? null : 0.001m,
            Score(gap),
            null,
            Versions("paper"),
            DateTimeOffset.UnixEpoch
        );

    /// <summary>A sample that failed for good.</summary>
    public static SampleRecord Failed(string teacher, int? shots, string game, string failure) =>
        Scored(teacher, shots, game, 0) with
        {
            Answer = null,
            Score = null,
            Failure = failure,
        };

    /// <summary>A row of samples of one teacher, game-0 on.</summary>
    public static IEnumerable<SampleRecord> Row(string teacher, int? shots, params int[] gaps) =>
        gaps.Select((gap, i) => Scored(teacher, shots, $"game-{i}", gap));

    /// <summary>The record with other sentences, each with its verdict.</summary>
    public static SampleRecord Saying(this SampleRecord record, params SampleSentence[] sentences) =>
        record with
        {
            Score = record.Score! with { Sentences = [.. sentences] },
        };

    public static SampleSentence Sentence(string verdict, string? edit, string? reason = null) =>
        new(edit ?? "hello", edit, reason, verdict, "a world");

    public static ImmutableSortedDictionary<string, string> Versions(string scoring, string package = "1.0") =>
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                KeyValuePair.Create("mindgrid", package),
                KeyValuePair.Create("scoring", scoring),
                KeyValuePair.Create("reader", "reference"),
                KeyValuePair.Create("human", "literal"),
            ]
        );

    private static Answer AnswerOf(string text) =>
        new(text, "stop", null, new(1000, 20), new JsonObject(), TimeSpan.FromSeconds(2));

    private static SampleScore Score(int gap) =>
        new(
            "room_door_key",
            ["flip_vertical", "add_passage"],
            "a world",
            [],
            new SamplePlan(["go"], 0, 90),
            new SamplePlan(["go"], 90 - gap, 80),
            90,
            gap,
            gap < 50,
            gap >= 90
        );
}
