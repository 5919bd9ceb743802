namespace MindGrid.Rl.Envs;

using System.Collections.Immutable;

/// <summary>
/// Environments by name: an immutable value that is passed to whoever makes environments. Registering gives a new registry, so
/// that nothing can change behind anybody's back.
/// </summary>
public sealed class EnvRegistry
{
    private readonly ImmutableSortedDictionary<string, EnvSpec> _specs;

    private EnvRegistry(ImmutableSortedDictionary<string, EnvSpec> specs) => _specs = specs;

    /// <summary>A registry with nothing in it.</summary>
    public static EnvRegistry Empty { get; } =
        new(ImmutableSortedDictionary<string, EnvSpec>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>The grid worlds of this package.</summary>
    public static EnvRegistry Grid { get; } =
        Empty.Register(GridEnv.RoomDoorKey).Register(GridEnv.TreasureIsland).Register(GridEnv.Mixed);

    /// <summary>All kinds, sorted by id.</summary>
    public IEnumerable<EnvSpec> Specs => _specs.Values;

    /// <summary>A registry with one kind more.</summary>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public EnvRegistry Register(EnvSpec spec) =>
        _specs.ContainsKey(spec.Id)
            ? throw new ArgumentException($"The id {spec.Id} is taken: give a new version.", nameof(spec))
            : new(_specs.Add(spec.Id, spec));

    /// <summary>Finds a kind.</summary>
    /// <exception cref="KeyNotFoundException">Unknown; the message names what there is.</exception>
    public EnvSpec Find(string id) => _specs.TryGetValue(id, out var spec) ? spec : throw Unknown(id);

    /// <summary>Makes a single environment, without autoreset.</summary>
    /// <inheritdoc cref="MakeVec{TOptions}"/>
    public Env Make(string id) => Make<EnvOptions>(id, options => options);

    /// <summary>Makes a single environment, without autoreset unless the change says otherwise.</summary>
    /// <inheritdoc cref="MakeVec{TOptions}"/>
    public Env Make<TOptions>(string id, Func<TOptions, TOptions> change)
        where TOptions : EnvOptions =>
        new(MakeVec<TOptions>(id, 1, options => change(options with { Autoreset = AutoresetMode.Disabled })));

    /// <summary>Makes a vector environment.</summary>
    /// <inheritdoc cref="MakeVec{TOptions}"/>
    public VectorEnv MakeVec(string id, int numEnvs) => MakeVec<EnvOptions>(id, numEnvs, options => options);

    /// <summary>Makes a vector environment.</summary>
    /// <typeparam name="TOptions">The kind's options, or <see cref="EnvOptions"/>.</typeparam>
    /// <param name="id">"MindGrid/RoomDoorKey-v0".</param>
    /// <param name="numEnvs">Number of worlds.</param>
    /// <param name="change">What to change in the kind's options: <c>options => options with { Threads = 2 }</c>.</param>
    /// <exception cref="KeyNotFoundException">Unknown id; the message names what there is.</exception>
    /// <exception cref="ArgumentException">The kind has other options.</exception>
    public VectorEnv MakeVec<TOptions>(string id, int numEnvs, Func<TOptions, TOptions> change)
        where TOptions : EnvOptions
    {
        var spec = Find(id);
        return spec.Options is TOptions options
            ? spec.Create(numEnvs, change(options))
            : throw new ArgumentException(
                $"{id} has options of type {spec.Options.GetType().Name}, not {typeof(TOptions).Name}."
            );
    }

    private KeyNotFoundException Unknown(string id)
    {
        var versions = Specs.Where(spec => id.StartsWith(spec.Name + "-v", StringComparison.Ordinal)).ToList();
        var known = string.Join(", ", versions.Count > 0 ? versions : Specs);
        return new(
            versions.Count > 0
                ? $"There is no version {id[(versions[0].Name.Length + 1)..]} of {versions[0].Name}; there is {known}."
                : $"There is no environment '{id}'; there is {known}."
        );
    }
}
