namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Text.Json;
using Microsoft.Extensions.AI;

/// <summary>Gives the answers of a run's log again, each to the prompt that it was given to.</summary>
internal sealed class ReplayChatClient : OfflineChatClient
{
    private const string LogName = "log.jsonl";
    private readonly string _run;
    private readonly Dictionary<string, Recorded> _answers;

    private ReplayChatClient(string run, Dictionary<string, Recorded> answers) => (_run, _answers) = (run, answers);

    /// <param name="run">The run's folder or its log; where several models answered, then # and the teacher's name.</param>
    /// <exception cref="ArgumentException">There is no such log, a line of it cannot be read, or it is not clear who answers.</exception>
    public static ReplayChatClient Read(string run)
    {
        var mark = run.LastIndexOf('#');
        var (path, teacher) = mark < 0 ? (run, null) : (run[..mark], run[(mark + 1)..]);
        var log = Directory.Exists(path) ? Path.Combine(path, LogName) : path;
        if (!File.Exists(log))
        {
            throw new ArgumentException($"There is no run {path}.");
        }
        var records = File.ReadLines(log)
            .Select((line, index) => Recorded.Parse(line, log, index + 1))
            .Where(record => record.Prompt is not null && (teacher is null || record.Teacher == teacher))
            .ToList();
        var teachers = records.Select(record => record.Teacher).Distinct().Order(StringComparer.Ordinal).ToList();
        if (teachers.Count != 1)
        {
            throw new ArgumentException(
                teachers.Count == 0
                    ? $"No answer {(teacher is null ? "" : $"of {teacher} ")}is recorded in {log}."
                    : $"Several models answer in {log}; say which: replay:{path}#{teachers[0]} or #{string.Join(", #", teachers.Skip(1))}."
            );
        }
        var answers = new Dictionary<string, Recorded>();
        foreach (var record in records)
        {
            answers[record.Prompt!] = record; // The same prompt in two suites has one answer: the later one.
        }
        return new(run, answers);
    }

    protected override ChatResponse Answer(string prompt) =>
        _answers.TryGetValue(prompt, out var recorded)
            ? new(new ChatMessage(ChatRole.Assistant, recorded.Text))
            {
                FinishReason = recorded.FinishReason is { } reason ? new(reason) : null,
                ModelId = recorded.Model,
                Usage = new() { InputTokenCount = recorded.Input, OutputTokenCount = recorded.Output },
            }
            : throw new ModelRequestException($"No answer to this prompt is recorded in {_run}.");

    /// <summary>What of a record is replayed; a record without a prompt or an answer has no prompt here.</summary>
    private sealed record Recorded(string Teacher, string? Prompt)
    {
        public string Text { get; init; } = "";
        public string? FinishReason { get; init; }
        public string? Model { get; init; }
        public long? Input { get; init; }
        public long? Output { get; init; }

        public static Recorded Parse(string line, string log, int number)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var record = json.RootElement;
                var teacher = record.GetProperty("id").GetProperty("teacher").GetString()!;
                if (Member(record, "promptText") is not { } prompt || Member(record, "answer") is not { } answer)
                {
                    return new(teacher, Prompt: null);
                }
                var usage = Member(answer, "usage");
                return new(teacher, prompt.GetString())
                {
                    Text = answer.GetProperty("text").GetString()!,
                    FinishReason = Member(answer, "finishReason")?.GetString(),
                    Model = Member(answer, "model")?.GetString(),
                    Input = usage is { } sent ? Member(sent, "input")?.GetInt64() : null,
                    Output = usage is { } got ? Member(got, "output")?.GetInt64() : null,
                };
            }
            catch (Exception error)
                when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                throw new ArgumentException($"Line {number} of {log} is no record of a run.");
            }
        }

        private static JsonElement? Member(JsonElement parent, string name) =>
            parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
