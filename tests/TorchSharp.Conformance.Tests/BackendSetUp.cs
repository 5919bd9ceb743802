namespace TorchSharp.Conformance.Tests;

/// <summary>Where no libtorch can be loaded nothing here can run: the tests are skipped, and say how to mend it.</summary>
[SetUpFixture]
public class BackendSetUp
{
    [OneTimeSetUp]
    public void Load_the_backend()
    {
        try
        {
            torch.zeros(1).Dispose();
        }
        catch (Exception failure) when (IsMissing(failure))
        {
            Assert.Ignore(
                $"No libtorch to test with ({failure.GetBaseException().Message}). "
                    + "As root on Debian or Ubuntu './build.sh Native' installs and builds it."
            );
        }
    }

    // The stand-in lacks a file, the package the libraries of this platform; anything else is a fault that must show.
    private static bool IsMissing(Exception failure) =>
        failure.GetBaseException() is DllNotFoundException or FileNotFoundException or NotSupportedException;
}
