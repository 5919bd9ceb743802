using System.Net;
using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.Runs;

public class AdaptiveGateTests
{
    private static readonly RequestFailure TooMany = RequestFailure.From(
        new ModelRequestException("") { Status = HttpStatusCode.TooManyRequests, MayPass = true },
        TimeSpan.MaxValue
    );

    private static readonly RequestFailure Broken = RequestFailure.From(
        new ModelRequestException("") { Status = HttpStatusCode.InternalServerError, MayPass = true },
        TimeSpan.MaxValue
    );

    [Test]
    public async Task A_crowd_that_is_complained_of_is_halved_once_however_many_complain()
    {
        var gate = new AdaptiveGate(16, TimeProvider.System);
        var crowd = await EnterAsync(gate, 16);
        crowd.ForEach(pass => gate.Leave(pass, TooMany));
        Assert.That(gate.Allowed, Is.EqualTo(8));
        (await EnterAsync(gate, 8)).ForEach(pass => gate.Leave(pass, TooMany));
        Assert.That(gate.Allowed, Is.EqualTo(4));
    }

    [Test]
    public async Task One_may_always_ask()
    {
        var gate = new AdaptiveGate(4, TimeProvider.System);
        for (var i = 0; i < 10; i++)
        {
            gate.Leave(await gate.EnterAsync(default), TooMany);
        }
        Assert.That(gate.Allowed, Is.EqualTo(1));
    }

    [Test]
    public async Task Answers_let_in_more_one_after_each_round_up_to_the_most()
    {
        var gate = new AdaptiveGate(4, TimeProvider.System);
        (await EnterAsync(gate, 4)).ForEach(pass => gate.Leave(pass, TooMany));
        (await EnterAsync(gate, 2)).ForEach(pass => gate.Leave(pass, null));
        gate.Leave(await gate.EnterAsync(default), null);
        Assert.That(gate.Allowed, Is.EqualTo(3));
        for (var i = 0; i < 100; i++)
        {
            gate.Leave(await gate.EnterAsync(default), null);
        }
        Assert.That(gate.Allowed, Is.EqualTo(4));
    }

    [Test]
    public async Task Other_failures_say_nothing_of_the_crowd()
    {
        var gate = new AdaptiveGate(4, TimeProvider.System);
        (await EnterAsync(gate, 4)).ForEach(pass => gate.Leave(pass, Broken));
        Assert.That(gate.Allowed, Is.EqualTo(4));
    }

    [Test]
    public async Task Who_finds_no_place_waits_for_one_or_gives_up()
    {
        var gate = new AdaptiveGate(1, TimeProvider.System);
        var pass = await gate.EnterAsync(default);
        using var stop = new CancellationTokenSource();
        var (patient, impatient) = (gate.EnterAsync(default), gate.EnterAsync(stop.Token));
        await stop.CancelAsync();
        Assert.That(async () => await impatient, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(patient.IsCompleted, Is.False);
        gate.Leave(pass, null);
        await patient;
    }

    private static async Task<List<int>> EnterAsync(AdaptiveGate gate, int count)
    {
        var passes = new List<int>();
        for (var i = 0; i < count; i++)
        {
            passes.Add(await gate.EnterAsync(default));
        }
        return passes;
    }
}
