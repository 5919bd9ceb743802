using MindGrid.Rl.Envs;
using MindGrid.Rl.Language;
using MindGrid.Rl.Suites;
using MindGrid.Rl.Teaching;

namespace Examples.Tests;

/// <summary>The code on docs/teaching.md, run.</summary>
[NonParallelizable] // the console is shared
public class TeachingPageSnippets
{
    private readonly StringWriter _printed = new();
    private readonly TextWriter _console = Console.Out;

    [SetUp]
    public void ListenToTheConsole() => Console.SetOut(_printed);

    [TearDown]
    public void GiveTheConsoleBack() => Console.SetOut(_console);

    [OneTimeTearDown]
    public void Close() => _printed.Dispose();

    [Test]
    public void Sentences_are_said_in_many_games_at_once()
    {
        using var env = (TeachEnv)
            TeachingEnvs.Registry.MakeVec<TeachEnvOptions>(
                "MindGrid/Teach-v0",
                numEnvs: 64,
                options => options with { MaxSentences = 4, Autoreset = AutoresetMode.SameStep }
            );
        var random = new SplitMix64(1L);
        var sentences = new int[64 * SentenceCode.Slots];
        var spoken = 0;
        _ = env.Reset(seed: 0);
        for (var step = 0; step < 100; step++)
        {
            env.SampleAllowed(ref random, sentences);
            _ = env.Step(sentences);
            foreach (var outcome in env.Outcomes)
            {
                spoken += outcome.Spoke ? 1 : 0;
            }
        }
        Console.WriteLine($"{spoken} sentences were said, and the last one left a gap of {env.Outcomes[0].Gap}.");

        Assert.That(spoken, Is.GreaterThan(3000));
        Assert.That(
            _printed.ToString(),
            Does.Match("^[0-9]+ sentences were said, and the last one left a gap of -?[0-9]+")
        );
    }
}
