namespace MindGrid.Rl.Cli;

using System.CommandLine;
using System.Text.Json.Nodes;
using MindGrid.Rl.Configuration;
using MindGrid.Rl.Evaluation.Runs;

/// <summary>The options of `mindgrid evaluate` that belong to runs, and the specification that they add up to.</summary>
internal sealed class RunFlags
{
    private readonly Option<string?> _folder = new("--run")
    {
        Description =
            "Keep a log of each game in this folder (mindgrid report reads it), so that the run can be gone on with.",
    };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the run in the folder." };
    private readonly Option<bool> _retryFailures = new("--retry-failures")
    {
        Description = "With --resume: also ask again where it failed for good.",
    };
    private readonly Option<string?> _spec = new("--spec")
    {
        Description = "What to find out, as a file (YAML); other options given win over it.",
    };
    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Send nothing; say how many requests there would be, and what they would cost.",
    };
    private readonly Option<string?> _cache = new("--cache")
    {
        Description = "A folder of answers that several runs share.",
    };
    private readonly Option<string?> _prices = new("--prices")
    {
        Description =
            $"A dated file of prices (JSON), in place of the built-in one of {PriceList.BuiltIn.AsOf:yyyy-MM-dd}.",
    };

    /// <summary>An option that is a key of the specification: the key's path, and whether it is a list.</summary>
    private readonly (Option<string?> Option, string Path, bool IsList)[] _keys =
    [
        (Flag("--shots", "How many examples language models are given, such as 0,1,5 (default: 0)."), "shots", true),
        (Flag("--prompts", "Whose words prompts have: paper, repo2025 (default: paper)."), "prompts", true),
        (Flag("--thinking", "Whether models think first: false, true or both (default: false)."), "thinking", true),
        (
            Flag("--examples", "Where examples come from: reference, same_layout (default: reference)."),
            "examples",
            false
        ),
        (
            Flag(
                "--base-url",
                "Where openai-compatible models are asked (default: what OPENAI_COMPATIBLE_BASE_URL says)."
            ),
            "base_url",
            false
        ),
        (Flag("--temperature", "From 0 to 2, or default for the model's own (default: 0)."), "temperature", false),
        (
            Flag("--max-tokens", "The most tokens of an answer (default: 250, for models that think 1000)."),
            "max_tokens",
            false
        ),
        (
            Flag("--concurrency", "The most requests in flight for each model (default: 8)."),
            "requests.concurrency",
            false
        ),
        (
            Flag("--timeout", "The most seconds that a request may take (default: 60)."),
            "requests.timeout_seconds",
            false
        ),
        (Flag("--attempts", "The most requests for a game (default: 6)."), "requests.attempts", false),
        (Flag("--limit-tokens", "Begin nothing more after so many tokens."), "limits.tokens", false),
        (Flag("--limit-dollars", "Begin nothing more after so many dollars."), "limits.dollars", false),
        (Flag("--limit-seconds", "Begin nothing more after so many seconds."), "limits.seconds", false),
    ];

    /// <summary>All options, for the command.</summary>
    public IEnumerable<Option> All =>
        [_folder, _resume, _retryFailures, _spec, _dryRun, _cache, _prices, .. _keys.Select(key => key.Option)];

    /// <summary>Whether a run is asked for, not a plain evaluation.</summary>
    public bool IsRun(ParseResult parsed) => All.Any(option => IsGiven(parsed, option));

    /// <summary>How the run is to be carried out.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="others">The command's other options that are keys of the specification too, where they were given.</param>
    /// <param name="usualTeachers">Who teaches where nobody is named.</param>
    public RunRequest Request(
        ParseResult parsed,
        IEnumerable<(Option Option, string Path, JsonNode? Value)> others,
        IEnumerable<string> usualTeachers
    )
    {
        var dryRun = parsed.GetValue(_dryRun);
        if (parsed.GetValue(_retryFailures) && !parsed.GetValue(_resume))
        {
            throw new UsageException("--retry-failures goes with --resume.");
        }
        var folder = new RunFolder(
            parsed.GetValue(_folder)
                ?? (dryRun ? "" : throw new UsageException("--run DIR is needed: it says where the log is kept."))
        );
        var earlier = EarlierIn(folder, parsed.GetValue(_resume), dryRun);
        var basis = parsed.GetValue(_spec) is { } file
            ? SpecIn(file)
            : earlier ?? new() { Teachers = [.. usualTeachers] };
        var given = _keys
            .Where(key => IsGiven(parsed, key.Option))
            .Select(key => (key.Path, (JsonNode?)NodeOf(parsed.GetValue(key.Option)!, key.IsList)))
            .Concat(others.Where(other => IsGiven(parsed, other.Option)).Select(other => (other.Path, other.Value)));
        var spec = Changed(basis, given);
        return earlier is not null && spec.ConflictWith(earlier) is { } conflict
            ? throw new UsageException($"--resume: {conflict}")
            : new(spec, folder, dryRun, Options(parsed, spec));
    }

    /// <summary>A list of texts, separated by commas.</summary>
    public static JsonNode NodeOf(string text, bool isList) =>
        isList
            ? new JsonArray([
                .. text.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(item => (JsonNode)item),
            ])
            : text;

    private static Option<string?> Flag(string name, string description) => new(name) { Description = description };

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static EvalSpec? EarlierIn(RunFolder folder, bool resume, bool dryRun) =>
        (File.Exists(folder.Spec), resume) switch
        {
            (true, true) => SpecIn(folder.Spec),
            (true, false) when !dryRun => throw new UsageException(
                $"--run: the folder '{folder.Root}' has a run already (--resume goes on)."
            ),
            (false, true) => throw new UsageException($"--resume: there is no run in the folder '{folder.Root}'."),
            (false, false) when !dryRun && new FileInfo(folder.Log) is { Exists: true, Length: > 0 } =>
                throw new UsageException(
                    $"--run: the folder '{folder.Root}' has a log, but no {Path.GetFileName(folder.Spec)} that says what it belongs to."
                ),
            _ => null,
        };

    private static EvalSpec SpecIn(string file)
    {
        try
        {
            return EvalSpec.Parse(File.ReadAllText(file), file);
        }
        catch (Exception error)
            when (error is ConfigurationException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(error.Message);
        }
    }

    /// <summary>The specification with some keys changed: written and read once more, so that flags are held to the bounds of files.</summary>
    private static EvalSpec Changed(EvalSpec spec, IEnumerable<(string Path, JsonNode? Value)> given)
    {
        var json = JsonNode.Parse(spec.ToJson())!;
        foreach (var (path, value) in given)
        {
            var keys = path.Split('.');
            var map = keys[..^1].Aggregate(json, (within, key) => within[key]!);
            map[keys[^1]] = value;
        }
        try
        {
            return EvalSpec.Parse(json.ToJsonString());
        }
        catch (ConfigurationException error)
        {
            throw new UsageException(error.Problem);
        }
    }

    private RunOptions Options(ParseResult parsed, EvalSpec spec) =>
        new()
        {
            Requests = spec.Requests,
            Limits = spec.Limits,
            RetryFailures = parsed.GetValue(_retryFailures),
            Cache = parsed.GetValue(_cache) is { } cache ? new(cache) : null,
            Prices = parsed.GetValue(_prices) is { } prices ? PricesIn(prices) : PriceList.BuiltIn,
        };

    private static PriceList PricesIn(string file) =>
        File.Exists(file) ? PriceList.Load(file) : throw new UsageException($"--prices: there is no file '{file}'.");
}

/// <summary>A run that is asked for.</summary>
/// <param name="Spec">What it is to find out.</param>
/// <param name="Folder">Where.</param>
/// <param name="DryRun">Whether only to look ahead.</param>
/// <param name="Options">How.</param>
internal sealed record RunRequest(EvalSpec Spec, RunFolder Folder, bool DryRun, RunOptions Options);
