using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Nn;

/// <summary>A module as a user writes one: layers, a parameter and a buffer of its own.</summary>
internal sealed class TwoLayers : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> first;
    private readonly nn.Module<Tensor, Tensor> second;
    private readonly Modules.Parameter scale;

    public TwoLayers(long hidden = 3)
        : base(nameof(TwoLayers))
    {
        first = nn.Linear(2, hidden);
        second = nn.Sequential(nn.Tanh(), nn.Dropout(0.5), nn.Linear(hidden, 1, hasBias: false));
        scale = nn.Parameter(ones(1));
        register_buffer("seen", zeros(1, dtype: int64));
        RegisterComponents();
    }

    public Tensor Scale => scale;

    public override Tensor forward(Tensor input) => second.call(first.call(input)) * scale;
}
