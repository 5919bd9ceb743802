using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Tensors;

/// <summary>Single tensors in files.</summary>
public class TensorFileTests
{
    [Test]
    public void A_single_tensor_comes_back_from_its_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            var tensor = Values.Irregular(3, 2);
            save(tensor, file);
            Assert.That(Values.Of(load(file)), Is.EqualTo(Values.Of(tensor)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
