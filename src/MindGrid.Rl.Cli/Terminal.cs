namespace MindGrid.Rl.Cli;

using System.Text.Json;
using Spectre.Console;

/// <summary>Where results, messages and progress go. Results go to one writer alone, so that they can be piped.</summary>
internal sealed class Terminal(TextWriter output, TextWriter errors)
{
    // A pipe has no width: nothing may be broken there.
    private const int PipedWidth = 10_000;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    };

    /// <summary>The console for results. It heeds NO_COLOR; a pipe gets no colours, and width enough for every table.</summary>
    public IAnsiConsole Results { get; } = Create(output, isPiped: output != Console.Out || Console.IsOutputRedirected);

    /// <summary>Writes a line as it is, however long.</summary>
    public void WriteLine(string line) => output.WriteLine(line);

    /// <summary>Writes text as it is.</summary>
    public void Write(string text) => output.Write(text);

    /// <summary>Writes a value as JSON.</summary>
    public void WriteJson<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Says on the error channel what went wrong.</summary>
    public void Complain(string message) => errors.WriteLine($"mindgrid: {message}");

    /// <summary>Says on the error channel what was accepted with doubts.</summary>
    public void Warn(IEnumerable<string>? warnings)
    {
        foreach (var warning in warnings ?? [])
        {
            errors.WriteLine($"mindgrid: warning: {warning}");
        }
    }

    /// <summary>Does long work under a progress bar, which shows only where a person watches.</summary>
    public T WithProgress<T>(string what, int? total, bool quiet, Func<IProgress<int>, T> work)
    {
        if (quiet || errors != Console.Error || Console.IsErrorRedirected)
        {
            return work(new Ignored());
        }
        return Create(errors, isPiped: false)
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Start(context =>
            {
                var bar = context.AddTask(what, maxValue: total ?? double.MaxValue).IsIndeterminate(total is null);
                return work(new Shown(bar));
            });
    }

    private static IAnsiConsole Create(TextWriter writer, bool isPiped)
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) };
        if (isPiped)
        {
            settings.Ansi = AnsiSupport.No;
            settings.ColorSystem = ColorSystemSupport.NoColors;
        }
        var console = AnsiConsole.Create(settings);
        if (isPiped)
        {
            console.Profile.Width = PipedWidth;
        }
        return console;
    }

    private sealed class Ignored : IProgress<int>
    {
        public void Report(int value) { }
    }

    // Spectre redraws on its own thread; the work only sets a number.
    private sealed class Shown(ProgressTask bar) : IProgress<int>
    {
        public void Report(int value) => bar.Value = value;
    }
}
