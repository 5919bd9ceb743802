using NUnit.Framework.Interfaces;

namespace TorchSharp.Conformance.Tests;

/// <summary>Gives each test the same seed and one thread, and frees what it made.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class OwnScopeAttribute : Attribute, ITestAction
{
    private const long Seed = 20260;
    private DisposeScope? _scope;

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
        torch.set_num_threads(1);
        torch.manual_seed(Seed);
        _scope = torch.NewDisposeScope();
    }

    public void AfterTest(ITest test) => _scope?.Dispose();
}
