namespace MindGrid.Rl.Evaluation.LanguageModels;

/// <summary>Where a model is asked, and with which key.</summary>
/// <param name="Address">The address.</param>
/// <param name="Key">The key; null where the endpoint wants none.</param>
internal sealed record Endpoint(Uri Address, string? Key)
{
    private const string CompatibleAddress = "OPENAI_COMPATIBLE_BASE_URL";

    /// <exception cref="ArgumentException">A key or an address is missing, or they must not be used together.</exception>
    public static Endpoint Of(LanguageModel model, ChatConnection connection)
    {
        var variable = KeyVariable(model.Provider);
        var key = connection.Keys.Find(variable);
        if (key is null && model.Provider != ModelProvider.OpenAiCompatible)
        {
            throw new ArgumentException(
                $"{model.Name} needs a key: set the environment variable {variable}, or run 'dotnet user-secrets set {variable} KEY --id mindgrid'."
            );
        }
        var address = AddressOf(model, connection);
        if (key is not null && address.Scheme == "http" && !address.IsLoopback)
        {
            throw new ArgumentException(
                $"The key in {variable} would travel to {address.Host} unencrypted; use https, or unset it where none is needed."
            );
        }
        return new(address, key);
    }

    /// <exception cref="ArgumentException">The address is missing, or is none.</exception>
    public static Uri AddressOf(LanguageModel model, ChatConnection connection)
    {
        var address = connection.BaseUrl ?? UsualAddress(model, connection.Keys);
        return address is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" }
            ? address
            : throw new ArgumentException(
                $"The address of {model.Name} must begin with https:// or http:// and carry no name or password."
            );
    }

    private static string KeyVariable(ModelProvider provider) =>
        provider switch
        {
            ModelProvider.OpenAi => "OPENAI_API_KEY",
            ModelProvider.Anthropic => "ANTHROPIC_API_KEY",
            _ => "OPENAI_COMPATIBLE_API_KEY",
        };

    private static Uri UsualAddress(LanguageModel model, ApiKeys keys) =>
        model.Provider switch
        {
            ModelProvider.OpenAi => new("https://api.openai.com/v1"),
            ModelProvider.Anthropic => new("https://api.anthropic.com"),
            _ => Uri.TryCreate(keys.Setting(CompatibleAddress), UriKind.Absolute, out var address)
                ? address
                : throw new ArgumentException(
                    $"{model.Name} needs an address: give its base URL, or set the environment variable {CompatibleAddress}."
                ),
        };
}
