namespace MindGrid.Rl.Cli;

using System.Diagnostics;
using System.Globalization;
using MindGrid.Rl.Learning.Training;
using Spectre.Console;

/// <summary>How a training run goes: a table that stays in its place where a person watches, else a line now and then.</summary>
internal sealed class TrainDashboard : IProgress<TrainingNews>
{
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(15);

    private readonly TimeSpan _between;
    private readonly Action<TrainingNews> _show;
    private readonly Stopwatch _sinceShown = Stopwatch.StartNew();

    private TrainDashboard(TimeSpan between, Action<TrainingNews> show) => (_between, _show) = (between, show);

    /// <summary>Does the work and shows how it goes.</summary>
    public static void Show(Terminal terminal, Action<IProgress<TrainingNews>> work)
    {
        if (!terminal.Results.Profile.Capabilities.Interactive || !terminal.Results.Profile.Capabilities.Ansi)
        {
            work(new TrainDashboard(BetweenLines, news => terminal.WriteLine(LineOf(news))));
            return;
        }
        terminal
            .Results.Live(new Text("The first update is on its way ..."))
            .Start(frame => work(new TrainDashboard(BetweenFrames, news => frame.UpdateTarget(TableOf(news)))));
    }

    /// <inheritdoc/>
    public void Report(TrainingNews value)
    {
        if (value.IsEvaluated || value.Update == value.Updates || _sinceShown.Elapsed >= _between)
        {
            _show(value);
            _sinceShown.Restart();
        }
    }

    internal static string LineOf(TrainingNews news) =>
        string.Join(", ", Facts(news).Select(fact => $"{fact.Name} {fact.Value}"));

    private static Table TableOf(TrainingNews news)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in Facts(news))
        {
            table.AddRow(new Text(name, new Style(Color.Grey)), new Text(value));
        }
        return table;
    }

    private static IEnumerable<(string Name, string Value)> Facts(TrainingNews news)
    {
        yield return ("update", Text($"{news.Update} of {news.Updates}"));
        yield return ("steps", Text($"{news.EnvSteps} ({news.StepsPerSecond:F0} a second)"));
        yield return ("loss", Text($"{news.Loss:F4}"));
        if (news.Evaluation is { } report)
        {
            yield return (
                "gap",
                Text($"{report.Gap:F2} after {report.Update} (rules {report.Rules:F2}; silent {report.Silent:F2})")
            );
        }
        yield return ("left", news.Left.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
