namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.AI;

/// <summary>
/// Answers out of a file. A file that ends in .jsonl has a rule on each line, {"when": TEXT, "answer": TEXT}: the first whose text
/// occurs in the prompt answers, and one without "when" answers always. Any other file is one answer to everything.
/// </summary>
internal sealed class ScriptedChatClient : OfflineChatClient
{
    private readonly string _file;
    private readonly ImmutableArray<Rule> _rules;

    private ScriptedChatClient(string file, ImmutableArray<Rule> rules) => (_file, _rules) = (file, rules);

    /// <exception cref="ArgumentException">There is no such file, or a line of it is no rule.</exception>
    public static ScriptedChatClient Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new ArgumentException($"There is no script {file}.");
        }
        return file.EndsWith(".jsonl", StringComparison.Ordinal)
            ? new(file, [.. File.ReadLines(file).Select((line, index) => Rule.Parse(line, file, index + 1))])
            : new(file, [new(null, File.ReadAllText(file))]);
    }

    protected override ChatResponse Answer(string prompt)
    {
        var rule = _rules.FirstOrDefault(rule =>
            rule.When is null || prompt.Contains(rule.When, StringComparison.Ordinal)
        );
        return rule is null
            ? throw new ModelRequestException($"No rule of {_file} fits the prompt.")
            : new(new ChatMessage(ChatRole.Assistant, rule.Answer)) { FinishReason = ChatFinishReason.Stop };
    }

    private sealed record Rule(string? When, string Answer)
    {
        private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        };

        public static Rule Parse(string line, string file, int number)
        {
            try
            {
                if (JsonSerializer.Deserialize<Rule>(line, Options) is { Answer: not null } rule)
                {
                    return rule;
                }
            }
            catch (JsonException) { }
            throw new ArgumentException(
                $"Line {number} of {file} is no rule such as {{\"when\": \"column 5\", \"answer\": \"The lava is safe to walk on.\"}}."
            );
        }
    }
}
