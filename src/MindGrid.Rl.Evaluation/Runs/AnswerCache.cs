namespace MindGrid.Rl.Evaluation.Runs;

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Suites;

/// <summary>Answers of language models in a folder, a file each, so that no run pays for one that another run has.</summary>
/// <param name="folder">The folder; made with its first answer.</param>
public sealed class AnswerCache(string folder)
{
    /// <summary>The name of an answer: a digest of all that shapes it.</summary>
    /// <param name="sends">What is sent beside the prompt, the model and its endpoint among it.</param>
    /// <param name="prompt">The prompt, word for word.</param>
    public static string KeyOf(JsonObject sends, string prompt)
    {
        var shaping = new JsonObject { ["sends"] = Sorted(sends), ["prompt"] = prompt };
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shaping.ToJsonString())));
    }

    /// <summary>The answer of a name; null where there is none that can be read.</summary>
    public Answer? Find(string key)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(File.ReadAllBytes(PathOf(key)), RunLogFormat.Options);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string key, Answer answer)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.WriteBytes(path, file => JsonSerializer.Serialize(file, answer, RunLogFormat.Options));
    }

    // The order of the keys says nothing.
    private static JsonNode? Sorted(JsonNode? node) =>
        node is JsonObject map
            ? new JsonObject(
                map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))
            )
            : node?.DeepClone();

    private string PathOf(string key) => Path.Combine(folder, key[..2], $"{key}.json");
}
