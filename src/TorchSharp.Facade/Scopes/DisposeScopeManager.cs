namespace TorchSharp;

/// <summary>The open scopes of each thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? ofThisThread;

    private DisposeScope? innermost;

    internal static DisposeScope? Innermost => ofThisThread?.innermost;

    internal static DisposeScope Open()
    {
        var manager = ofThisThread ??= new DisposeScopeManager();
        return manager.innermost = new DisposeScope(manager, manager.innermost);
    }

    // Scopes mostly close in the order in which they were opened; one that does not is taken out from between.
    internal void Close(DisposeScope scope)
    {
        if (innermost == scope)
            innermost = scope.OuterScope;
        for (var inner = innermost; inner is not null; inner = inner.OuterScope)
            if (inner.OuterScope == scope)
                inner.Unlink();
    }
}
