namespace MindGrid.Rl.Evaluation.LanguageModels;

using System.Text.Json;

/// <summary>
/// Where the keys of providers come from: environment variables, and failing these the file that
/// <c>dotnet user-secrets set NAME KEY --id mindgrid</c> writes. From nowhere else, and they are never printed.
/// </summary>
/// <param name="environment">Gives an environment variable, or null.</param>
/// <param name="userSecrets">The file of secrets; null for none.</param>
public sealed class ApiKeys(Func<string, string?> environment, string? userSecrets)
{
    private const string UserSecretsId = "mindgrid";

    /// <summary>The keys of whoever runs this process.</summary>
    public static ApiKeys OfThisUser { get; } = new(Environment.GetEnvironmentVariable, UserSecretsPath());

    /// <summary>A setting that is no secret, such as an address: an environment variable, or null.</summary>
    public string? Setting(string name) => NullIfBlank(environment(name));

    /// <summary>A key, or null for none.</summary>
    /// <param name="name">The variable's name, such as OPENAI_API_KEY.</param>
    /// <exception cref="ArgumentException">The key cannot be one, or the file cannot be read; the message tells nothing of either.</exception>
    public string? Find(string name)
    {
        var key = NullIfBlank(environment(name))?.Trim() ?? FromFile(name)?.Trim();
        // A header cannot carry anything else, and would quote it in its complaint.
        if (key is not null && key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException($"The key in {name} has a space or another character that no key has.");
        }
        return key;
    }

    private string? FromFile(string name)
    {
        if (userSecrets is null || !File.Exists(userSecrets))
        {
            return null;
        }
        try
        {
            using var secrets = JsonDocument.Parse(File.ReadAllText(userSecrets));
            return secrets.RootElement.TryGetProperty(name, out var key) ? NullIfBlank(key.GetString()) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or IOException)
        {
            throw new ArgumentException($"The secrets in {userSecrets} are no JSON object of texts that can be read.");
        }
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // Where the .NET command line puts them.
    private static string UserSecretsPath() =>
        OperatingSystem.IsWindows()
            ? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData),
                "Microsoft",
                "UserSecrets",
                UserSecretsId,
                "secrets.json"
            )
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".microsoft",
                "usersecrets",
                UserSecretsId,
                "secrets.json"
            );
}
