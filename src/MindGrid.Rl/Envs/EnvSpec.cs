namespace MindGrid.Rl.Envs;

using System.Text.RegularExpressions;

/// <summary>A kind of environment under its name: how to make one, and with which options unless told otherwise.</summary>
public sealed partial class EnvSpec
{
    private readonly Func<int, EnvOptions, VectorEnv> _create;

    private EnvSpec(string id, string description, EnvOptions options, Func<int, EnvOptions, VectorEnv> create)
    {
        if (!IdPattern().IsMatch(id))
        {
            throw new ArgumentException(
                $"The id '{id}' is not of the form Name-v0 or Namespace/Name-v0 (letters, digits, '_' and '-').",
                nameof(id)
            );
        }
        (Id, Description, Options, _create) = (id, description, options, create);
    }

    /// <summary>Namespace, name and version: "MindGrid/RoomDoorKey-v0". What a version does never changes.</summary>
    public string Id { get; }

    /// <summary>The id without its version.</summary>
    public string Name => Id[..Id.LastIndexOf("-v", StringComparison.Ordinal)];

    /// <summary>One sentence.</summary>
    public string Description { get; }

    /// <summary>The options that environments are made with unless told otherwise.</summary>
    public EnvOptions Options { get; }

    /// <summary>A kind of environment.</summary>
    /// <param name="id">Namespace/Name-v0.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="options">The default options.</param>
    /// <param name="create">Makes one from the number of worlds and the options.</param>
    /// <exception cref="ArgumentException">An id of another form.</exception>
    public static EnvSpec Of<TOptions>(
        string id,
        string description,
        TOptions options,
        Func<int, TOptions, VectorEnv> create
    )
        where TOptions : EnvOptions =>
        new(id, description, options, (count, chosen) => create(count, (TOptions)chosen));

    /// <summary>Makes an environment.</summary>
    /// <param name="numEnvs">Number of worlds.</param>
    /// <param name="options">Options of the type of <see cref="Options"/>.</param>
    /// <exception cref="ArgumentException">Options of another type.</exception>
    internal VectorEnv Create(int numEnvs, EnvOptions options) =>
        Options.GetType().IsInstanceOfType(options)
            ? _create(numEnvs, options)
            : throw new ArgumentException(
                $"{Id} is made with options of type {Options.GetType().Name}, not {options.GetType().Name}.",
                nameof(options)
            );

    /// <inheritdoc/>
    public override string ToString() => Id;

    [GeneratedRegex(@"^([A-Za-z0-9_-]+/)?[A-Za-z0-9_-]*[A-Za-z0-9_]-v(0|[1-9][0-9]*)\z")]
    private static partial Regex IdPattern();
}
