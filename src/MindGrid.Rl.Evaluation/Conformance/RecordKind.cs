namespace MindGrid.Rl.Evaluation.Conformance;

using System.Text.Json.Nodes;

/// <summary>A kind of exported record: how to tell it, which fields are inputs, and how to compute all others from them.</summary>
/// <param name="Name">The name in reports.</param>
/// <param name="Telling">A field that only this kind has.</param>
/// <param name="Inputs">The fields that are given; all others are compared.</param>
/// <param name="Replay">Computes the other fields.</param>
internal sealed record RecordKind(string Name, string Telling, string[] Inputs, Func<JsonObject, JsonObject> Replay)
{
    private static readonly string[] GameInputs =
    [
        "id",
        "split",
        "layout",
        "seed",
        "colors",
        "false_edits",
        "true_edits",
        "skills",
    ];

    /// <summary>All kinds; the first whose telling field a record has is its kind.</summary>
    public static IReadOnlyList<RecordKind> All { get; } =
    [
        new(
            "teaching",
            "sentences",
            [.. GameInputs, "rec", "kind", "note", "source_game", "rng", "sentences"],
            TeachingRecord.Replay
        ),
        new("game", "base", [.. GameInputs, "factory_attempts", "ref_plan_skills"], GameRecord.Replay),
        new(
            "trace",
            "steps",
            ["id", "game", "kind", "layout", "seed", "colors", "edits", "actions"],
            TraceRecord.Replay
        ),
        new("sentence", "sentence", ["layout", "kind", "sentence"], SentenceRecord.Replay),
        new("spec", "factory_attempts", ["id"], SpecRecord.Replay),
    ];
}
