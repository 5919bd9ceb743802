namespace MindGrid.Rl.Evaluation.LanguageModels;

using Microsoft.Extensions.AI;
using MindGrid.Rl.Evaluation.Runs;

/// <summary>Gives the answers of a run's log again, each to the prompt that it was given to.</summary>
internal sealed class ReplayChatClient : OfflineChatClient
{
    private readonly string _run;
    private readonly Dictionary<string, Answer> _answers;

    private ReplayChatClient(string run, Dictionary<string, Answer> answers) => (_run, _answers) = (run, answers);

    /// <param name="run">The run's folder or its log; where several models answered, then # and the teacher's name.</param>
    /// <exception cref="ArgumentException">There is no such log, a line of it cannot be read, or it is not clear who answers.</exception>
    public static ReplayChatClient Read(string run)
    {
        var mark = run.LastIndexOf('#');
        var (path, teacher) = mark < 0 ? (run, null) : (run[..mark], run[(mark + 1)..]);
        var log = Directory.Exists(path) ? new RunFolder(path).Log : path;
        if (!File.Exists(log))
        {
            throw new ArgumentException($"There is no run {path}.");
        }
        var given = GivenIn(log).Where(given => teacher is null || given.Teacher == teacher).ToList();
        var teachers = given.Select(given => given.Teacher).Distinct().Order(StringComparer.Ordinal).ToList();
        if (teachers.Count != 1)
        {
            throw new ArgumentException(
                teachers.Count == 0
                    ? $"No answer {(teacher is null ? "" : $"of {teacher} ")}is recorded in {log}."
                    : $"Several models answer in {log}; say which: replay:{path}#{teachers[0]} or #{string.Join(", #", teachers.Skip(1))}."
            );
        }
        var answers = new Dictionary<string, Answer>();
        foreach (var (_, prompt, answer) in given)
        {
            answers[prompt] = answer; // The same prompt in two suites has one answer: the later one.
        }
        return new(run, answers);
    }

    protected override ChatResponse Answer(string prompt) =>
        _answers.TryGetValue(prompt, out var given)
            ? new(new ChatMessage(ChatRole.Assistant, given.Text))
            {
                FinishReason = given.FinishReason is { } reason ? new(reason) : null,
                ModelId = given.Model,
                Usage = new() { InputTokenCount = given.Usage.Input, OutputTokenCount = given.Usage.Output },
            }
            : throw new ModelRequestException($"No answer to this prompt is recorded in {_run}.");

    /// <summary>The answers of a log; those who need no prompt have none.</summary>
    private static IEnumerable<(string Teacher, string Prompt, Answer Answer)> GivenIn(string log)
    {
        try
        {
            return RunLog
                .Read(log, record => (record.Id.Teacher, record.PromptText, record.Answer))
                .Where(record => record is { PromptText: not null, Answer: not null })
                .Select(record => (record.Teacher, record.PromptText!, record.Answer!));
        }
        catch (InvalidDataException error)
        {
            throw new ArgumentException(error.Message, error);
        }
    }
}
