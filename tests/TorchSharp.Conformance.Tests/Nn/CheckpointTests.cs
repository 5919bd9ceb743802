using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>What a module saves: the file byte for byte, and the way back.</summary>
public class CheckpointTests
{
    [Test]
    public void The_file_is_the_count_and_of_each_tensor_its_name_type_rank_sizes_and_bytes()
    {
        byte[] expected =
        [
            2, // tensors
            .. Named("weight"),
            6,
            2,
            1,
            2, // float32 of rank 2: [1, 2]
            .. BitConverter.GetBytes(1.5f),
            .. BitConverter.GetBytes(-2f),
            .. Named("seen"),
            4,
            1,
            3, // int64 of rank 1: [3]
            .. BitConverter.GetBytes(7L),
            .. BitConverter.GetBytes(-1L),
            .. BitConverter.GetBytes(long.MaxValue),
        ];

        Assert.That(Saved(new Small()), Is.EqualTo(expected));
    }

    [Test]
    public void Sizes_beyond_127_take_a_second_byte()
    {
        var file = Saved(nn.Linear(300, 1, hasBias: false));

        // 300 = 2 * 128 + 44, the low seven bits first.
        byte[] head = [1, .. Named("weight"), 6, 2, 1, 128 + 44, 2];
        Assert.That(file.Take(13), Is.EqualTo(head));
        Assert.That(file, Has.Length.EqualTo(13 + (300 * sizeof(float))));
    }

    [Test]
    public void The_state_is_listed_in_the_order_of_the_file()
    {
        Assert.That(nn.Linear(1, 1).state_dict().Keys, Is.EqualTo(new[] { "weight", "bias" }));
        Assert.That(
            new TwoLayers().state_dict().Keys,
            Is.EquivalentTo(new[] { "scale", "first.weight", "first.bias", "second.2.weight", "seen" })
        );
    }

    [Test]
    public void What_was_saved_is_loaded_bit_for_bit()
    {
        var (saved, loaded) = (new TwoLayers(), new TwoLayers());
        var folder = Directory.CreateTempSubdirectory("mindgrid-checkpoint-");
        try
        {
            var file = Path.Combine(folder.FullName, "policy.dat");
            saved.save(file);
            loaded.load(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        AssertSameState(loaded, saved);
    }

    [Test]
    public void Views_are_saved_as_they_read_not_as_they_lie()
    {
        var module = nn.Linear(nn.Parameter(Values.Irregular(2, 3).to_type(float32).transpose(0, 1)));
        var copy = nn.Linear(2, 3, hasBias: false);

        Load(copy, Saved(module));

        Assert.That(Values.Of(copy.weight), Is.EqualTo(Values.Of(module.weight)));
    }

    [Test]
    public void Loading_into_another_shape_says_so_and_names_the_cause() =>
        Assert.That(
            () => Load(nn.Linear(2, 3), Saved(nn.Linear(3, 3))),
            Throws.ArgumentException.With.Message.Contains("Mismatched tensor shape")
        );

    [Test]
    public void Loading_into_another_type_says_so() =>
        Assert.That(
            () => Load(nn.Linear(3, 3, dtype: float64), Saved(nn.Linear(3, 3))),
            Throws.ArgumentException.With.Message.Contains("Mismatched tensor data types")
        );

    [Test]
    public void Loading_other_names_or_another_number_of_tensors_says_so()
    {
        Assert.That(
            () => Load(nn.Linear(3, 3, hasBias: false), Saved(nn.Linear(3, 3))),
            Throws.ArgumentException.With.Message.Contains("expected 1").And.Message.Contains("found 2")
        );
        Assert.That(() => Load(nn.Linear(3, 3), Saved(new Small())), Throws.ArgumentException);
    }

    [Test]
    public void A_state_that_does_not_fit_is_refused_and_its_keys_can_be_had()
    {
        var module = nn.Linear(2, 2);
        var state = new Dictionary<string, Tensor> { ["weight"] = ones(2, 2), ["other"] = ones(1) };

        Assert.That(() => module.load_state_dict(state), Throws.InvalidOperationException);
        var (missing, unexpected) = module.load_state_dict(state, strict: false);

        Assert.That(missing, Is.EqualTo(new[] { "bias" }));
        Assert.That(unexpected, Is.EqualTo(new[] { "other" }));
        Assert.That(Values.Of(module.weight), Is.All.EqualTo(1));
    }

    [Test]
    public void A_state_is_copied_not_shared()
    {
        var (from, to) = (new TwoLayers(), new TwoLayers());

        to.load_state_dict(from.state_dict());
        AssertSameState(to, from);
        using (no_grad())
        {
            from.Scale.add_(1);
        }

        Assert.That(to.Scale.item<float>(), Is.EqualTo(1));
    }

    [Test]
    public void A_file_that_is_not_there_is_named() =>
        Assert.That(
            () => nn.Linear(1, 1).load("no-such-checkpoint.dat"),
            Throws.TypeOf<FileNotFoundException>().With.Message.Contains("no-such-checkpoint.dat")
        );

    [Test]
    public void A_file_cut_short_is_refused() =>
        Assert.That(() => Load(nn.Linear(3, 3), Saved(nn.Linear(3, 3))[..^4]), Throws.Exception);

    private static byte[] Saved(nn.Module module)
    {
        using var stream = new MemoryStream();
        module.save(stream);
        return stream.ToArray();
    }

    private static void Load(nn.Module module, byte[] file) => module.load(new MemoryStream(file));

    private static IEnumerable<byte> Named(string name) => [(byte)name.Length, .. Encoding.UTF8.GetBytes(name)];

    private static void AssertSameState(nn.Module actual, nn.Module expected)
    {
        foreach (var (name, value) in expected.state_dict())
        {
            Assert.That(Values.Of(actual.state_dict()[name]), Is.EqualTo(Values.Of(value)), name);
        }
    }

    private sealed class Small : nn.Module
    {
        public Small()
            : base(nameof(Small))
        {
            register_parameter("weight", nn.Parameter(tensor(new[] { 1.5f, -2f }, [1, 2])));
            register_buffer("seen", tensor(new[] { 7L, -1L, long.MaxValue }));
        }
    }
}
