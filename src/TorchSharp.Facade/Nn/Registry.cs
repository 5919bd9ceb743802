namespace TorchSharp;

using System.Collections;

/// <summary>Components by name, in the order in which they were registered.</summary>
internal sealed class Registry<T> : IEnumerable<(string Name, T Component)>
{
    private readonly List<(string Name, T Component)> components = [];

    internal bool Has(string name) => components.Exists(component => component.Name == name);

    internal void Add(string name, T component) => components.Add((name, component));

    /// <summary>Puts another component under a name, in the place that it had.</summary>
    internal void Replace(string name, T component) =>
        components[components.FindIndex(known => known.Name == name)] = (name, component);

    internal void Remove(string name) => components.RemoveAll(component => component.Name == name);

    internal void Clear() => components.Clear();

    public IEnumerator<(string Name, T Component)> GetEnumerator() => components.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
