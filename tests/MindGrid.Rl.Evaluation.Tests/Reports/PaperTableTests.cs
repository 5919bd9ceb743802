using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Statistics;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

public class PaperTableTests
{
    /// <summary>The paper's Table 1, row by row as printed: mean and standard error, zero-shot, one-shot and five-shot.</summary>
    private const string Printed = """
        No teaching                | 65.91 0.00 | 65.91 0.00 | 65.91 0.00
        gemma-7b-instruct          | 70.30 5.00 | 65.53 5.25 | 65.64 5.22
        mixtral-8x7b-instruct      | 51.45 5.23 | 54.69 5.23 | 65.97 5.09
        llama-3-70b-instruct       | 51.25 5.22 | 54.15 5.32 | 65.62 5.19
        gpt-4o-mini-2024-07-18     | 49.46 5.14 | 52.39 5.33 | 53.73 5.33
        gpt-4o-2024-05-13          | 30.80 4.74 | 35.86 5.01 | 48.44 5.30
        claude-3-5-sonnet-20240620 | 26.08 4.42 | 22.66 4.15 | 30.88 4.77
        """;

    [Test]
    public void The_rows_are_the_papers() => Assert.That(PaperTable.Rows, Is.EqualTo(Printed.Split('\n').Select(Row)));

    private static PaperRow Row(string line)
    {
        var columns = line.Split('|', StringSplitOptions.TrimEntries);
        return new(columns[0], Cell(columns[1]), Cell(columns[2]), Cell(columns[3]));
    }

    private static Estimate Cell(string text)
    {
        var numbers = text.Split(' ');
        return new(double.Parse(numbers[0]), double.Parse(numbers[1]));
    }
}
