using static TorchSharp.torch;

// Examples of a line, y = 3x - 2, measured with noise.
manual_seed(1);
set_num_threads(1);
using var x = (arange(200, dtype: float32) / 100 - 1).view(200, 1);
using var y = 3 * x - 2 + 0.1 * randn(200, 1);

// A model begins with random weights; the optimiser changes them.
using var model = nn.Linear(1, 1);
using var optimizer = optim.Adam(model.parameters(), lr: 0.1);

for (var step = 0; step <= 200; step++)
{
    // Every tensor that a step makes lives in its scope, and is freed with it: nothing piles up.
    using var scope = NewDisposeScope();

    optimizer.zero_grad();
    var loss = nn.functional.mse_loss(model.call(x), y);
    loss.backward(); // from here on each parameter's grad says which way is uphill
    optimizer.step(); // and this goes downhill

    if (step % 50 == 0)
    {
        Console.WriteLine($"step {step, 3}: loss {loss.item<float>():F4}, {Line()}");
    }
}

Console.WriteLine($"Learned {Line()}; the examples were made by y = 3.00 x - 2.00.");

string Line() => $"y = {model.weight.item<float>():F2} x - {-model.bias!.item<float>():F2}";
