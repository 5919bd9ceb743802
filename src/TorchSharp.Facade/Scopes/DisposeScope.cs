namespace TorchSharp;

/// <summary>Disposes what was made while it was the innermost scope of its thread.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly HashSet<IDisposable> members = new(ReferenceEqualityComparer.Instance);
    private readonly DisposeScopeManager manager;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        OuterScope = outer;
    }

    internal DisposeScope? OuterScope { get; private set; }

    /// <summary>How many things it will dispose.</summary>
    public int DisposablesCount => members.Count;

    /// <summary>What it will dispose, in no order.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. members];

    /// <summary>Hands a thing to the scope around this one; without one, nobody disposes it.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable => MoveToOther(OuterScope, disposable);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, disposables);

    /// <inheritdoc cref="MoveToOuter{T}(T)"/>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Hands a thing to another scope, or, where it is null, to nobody.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <inheritdoc cref="MoveToOther{T}(DisposeScope, T)"/>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            if (members.Remove(disposable))
                Place(disposable, scope);
    }

    /// <summary>Lets go of a thing: nobody disposes it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable => MoveToOther(null, disposable);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(params IDisposable[] disposables) => MoveToOther(null, disposables);

    /// <inheritdoc cref="Detach{T}(T)"/>
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    /// <summary>Takes a thing in, from the scope that had it or from nobody.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor { Scope: { } holder })
            holder.members.Remove(disposable);
        Place(disposable, this);
    }

    /// <inheritdoc cref="Attach(IDisposable)"/>
    public void Attach(params IDisposable[] disposables) => Array.ForEach(disposables, Attach);

    /// <summary>Disposes all that it holds now; it stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Disposes all that it holds now, except what is named.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in members.ToArray())
            if (!keep.Contains(disposable))
            {
                members.Remove(disposable);
                Place(disposable, null);
                disposable.Dispose();
            }
    }

    /// <inheritdoc cref="DisposeEverythingBut(IEnumerable{IDisposable})"/>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <inheritdoc cref="DisposeEverythingBut(IEnumerable{IDisposable})"/>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <summary>Whether it will dispose the thing.</summary>
    public bool Contains(IDisposable disposable) => members.Contains(disposable);

    /// <summary>Forgets a thing that was disposed elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        members.Remove(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.Scope = null;
    }

    /// <summary>Disposes all that it holds, and closes: the scope around it is the innermost again.</summary>
    public void Dispose()
    {
        DisposeEverything();
        manager.Close(this);
    }

    internal void Include(torch.Tensor tensor)
    {
        members.Add(tensor);
        tensor.Scope = this;
    }

    internal void Unlink() => OuterScope = OuterScope?.OuterScope;

    private static void Place(IDisposable disposable, DisposeScope? scope)
    {
        scope?.members.Add(disposable);
        if (disposable is torch.Tensor tensor)
            tensor.Scope = scope;
    }
}
