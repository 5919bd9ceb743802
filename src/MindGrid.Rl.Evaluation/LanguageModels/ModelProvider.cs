namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Collections.Immutable;

/// <summary>Where language models are asked. A model's name begins with its provider's: openai:gpt-4o.</summary>
public enum ModelProvider : byte
{
    /// <summary>OpenAI's own endpoint: openai:MODEL.</summary>
    OpenAi,

    /// <summary>Anthropic's own endpoint: anthropic:MODEL.</summary>
    Anthropic,

    /// <summary>Any endpoint that speaks OpenAI's chat completions, by its address: openai-compatible:MODEL.</summary>
    OpenAiCompatible,

    /// <summary>A file of answers: scripted:FILE. Nothing is sent.</summary>
    Scripted,

    /// <summary>A run's log, whose answers are given again: replay:RUN or replay:RUN#TEACHER. Nothing is sent.</summary>
    Replay,
}

/// <summary>The providers' names.</summary>
public static class ModelProviders
{
    private static readonly ImmutableArray<string> Names =
    [
        "openai",
        "anthropic",
        "openai-compatible",
        "scripted",
        "replay",
    ];

    /// <summary>The name with which the names of its models begin.</summary>
    public static string Name(this ModelProvider provider) => Names[(int)provider];

    /// <summary>Whether nothing is sent to it.</summary>
    public static bool IsOffline(this ModelProvider provider) =>
        provider is ModelProvider.Scripted or ModelProvider.Replay;

    /// <summary>Whether a teacher's name is that of a language model: it begins with a provider's name and a colon.</summary>
    public static bool IsModel(string teacher) => teacher.Contains(':') && Names.Contains(teacher.Split(':')[0]);

    /// <summary>The provider and the model of a name.</summary>
    /// <exception cref="ArgumentException">It names no known provider, or no model.</exception>
    internal static (ModelProvider Provider, string Id) Parse(string name)
    {
        var colon = name.IndexOf(':');
        var provider = colon < 0 ? -1 : Names.IndexOf(name[..colon]);
        if (provider < 0 || string.IsNullOrWhiteSpace(name[(colon + 1)..]))
        {
            throw new ArgumentException(
                $"'{name}' is no language model: its name is a provider's ({string.Join(", ", Names)}), a colon and a model's."
            );
        }
        return ((ModelProvider)provider, name[(colon + 1)..]);
    }
}
