using static TorchSharp.torch;

namespace TorchSharp.Conformance.Tests.Learning;

/// <summary>
/// What PPO is made of, small: in each of three rooms another set of arms is locked, the best arm of all is locked everywhere, and a
/// policy gradient over masked logits finds the best of the open ones.
/// </summary>
public class BanditTests
{
    private const int Rooms = 3;
    private const int Arms = 5;
    private const int Pulls = 96;
    private const int Updates = 150;

    private static readonly float[] Payout = [0.2f, 1, 0.6f, 0.8f, 0.4f];
    private static readonly int[] BestOpenArm = [3, 2, 4];
    private readonly Tensor _isLocked = tensor(
        new[] { false, true, false, false, false, false, true, false, true, false, false, true, true, true, false },
        [Rooms, Arms]
    );

    [Test]
    public void The_policy_pulls_the_best_arm_that_is_open([Values(1, 2, 3, 4, 5)] int seed)
    {
        var probabilities = Train(seed);

        for (var room = 0; room < Rooms; room++)
        {
            Assert.That(probabilities[room, BestOpenArm[room]].item<float>(), Is.GreaterThan(0.95), $"room {room}");
        }
        Assert.That(Values.Of(probabilities[_isLocked]), Is.All.Zero);
    }

    [Test]
    public void The_same_seed_trains_the_same_policy_to_the_bit() =>
        Assert.That(Values.Of(Train(1)), Is.EqualTo(Values.Of(Train(1))));

    private Tensor Train(int seed)
    {
        manual_seed(seed);
        var payout = tensor(Payout);
        var rooms = tensor(Enumerable.Range(0, Pulls).Select(pull => (long)pull % Rooms).ToArray());
        var (seen, locked) = (nn.functional.one_hot(rooms, Rooms).to_type(float32), _isLocked[rooms]);
        var policy = nn.Sequential(nn.Linear(Rooms, 16), nn.Tanh(), nn.Linear(16, Arms));
        var optimizer = optim.Adam(policy.parameters(), 0.03);
        for (var update = 0; update < Updates; update++)
        {
            using var scope = NewDisposeScope();
            using var choice = distributions.Categorical(logits: Masked(policy.call(seen), locked));
            var pulled = choice.sample();
            var reward = payout[pulled] + 0.1f * randn(Pulls);
            var loss = -(choice.log_prob(pulled) * (reward - reward.mean())).mean() - 0.001f * choice.entropy().mean();
            optimizer.zero_grad();
            loss.backward();
            nn.utils.clip_grad_norm_(policy.parameters(), 0.5);
            optimizer.step();
        }
        return Masked(policy.call(eye(Rooms)), _isLocked).softmax(-1).detach();
    }

    private static Tensor Masked(Tensor logits, Tensor locked) => logits.masked_fill(locked, float.NegativeInfinity);
}
