namespace TorchSharp.Conformance.Tests;

/// <summary>The yardstick itself can fail.</summary>
public class FiniteDifferencesTests
{
    [Test]
    public void A_gradient_that_is_not_the_functions_is_noticed()
    {
        var x = Values.Irregular(3);

        Assert.Throws<AssertionException>(() => FiniteDifferences.Agree(() => (x * x.detach()).sum(), x));
    }
}
