using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Runs;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

public class ReportFormatTests
{
    private const string Gpt = "openai:gpt-4o-2024-05-13";

    private static readonly SampleRecord[] Run =
    [
        .. Samples.Row("silent", null, 90, 10, 40, 60),
        .. Samples.Row(Gpt, 0, 10, 10, 0, 20),
        .. Samples.Row(Gpt, 3, 20, 0, 10),
        Samples.Failed(Gpt, 3, "game-3", "The answer | was empty."),
    ];

    [Test]
    public void Markdown_has_ours_beside_the_papers_in_columns_of_their_own()
    {
        var lines = Written("markdown", Run).Split('\n');
        Assert.That(
            lines.SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')),
            Is.EqualTo([
                "| teacher | ours, zero-shot | ours, one-shot | ours, 3-shot | ours, five-shot | paper, zero-shot | paper, one-shot | paper, five-shot |",
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
                "| silent | 50.00 ± 16.83 | 50.00 ± 16.83 | 50.00 ± 16.83 | 50.00 ± 16.83 | 65.91 ± 0.00 | 65.91 ± 0.00 | 65.91 ± 0.00 |",
                $"| {Gpt} | 10.00 ± 4.08 | - | 10.00 ± 5.77 (3) | - | 30.80 ± 4.74 | 35.86 ± 5.01 | 48.44 ± 5.30 |",
                "| gemma-7b-instruct | - | - | - | - | 70.30 ± 5.00 | 65.53 ± 5.25 | 65.64 ± 5.22 |",
                "| mixtral-8x7b-instruct | - | - | - | - | 51.45 ± 5.23 | 54.69 ± 5.23 | 65.97 ± 5.09 |",
                "| llama-3-70b-instruct | - | - | - | - | 51.25 ± 5.22 | 54.15 ± 5.32 | 65.62 ± 5.19 |",
                "| gpt-4o-mini-2024-07-18 | - | - | - | - | 49.46 ± 5.14 | 52.39 ± 5.33 | 53.73 ± 5.33 |",
                "| claude-3-5-sonnet-20240620 | - | - | - | - | 26.08 ± 4.42 | 22.66 ± 4.15 | 30.88 ± 4.77 |",
            ])
        );
    }

    [TestCase(4, "paper", "literal", "not to be compared with ours")]
    [TestCase(100, "strict", "literal", "not to be compared with ours")]
    [TestCase(100, "paper", "sceptical:2", "not to be compared with ours")]
    [TestCase(100, "paper", "literal", "are of the same games and scoring")]
    public void It_is_said_whether_the_papers_figures_may_be_compared(
        int games,
        string scoring,
        string human,
        string expected
    )
    {
        var records = Samples
            .Row("silent", null, [.. Enumerable.Repeat(50, games)])
            .Select(record => record with { Versions = Samples.Versions(scoring).SetItem("human", human) });
        Assert.That(ReportTables.Gaps(Report.From(records).Settings.Single()).Note, Does.Contain(expected));
    }

    [Test]
    public void Foreign_words_end_no_cell_of_a_Markdown_table()
    {
        var text = Written("markdown", Run);
        Assert.That(text, Does.Contain(@"| openai:gpt-4o-2024-05-13, 3-shot | 1 | The answer \| was empty. |"));

        var hostile = Written("markdown", [Samples.Failed("openai:<b>`*[x]", 0, "a", "one\ntwo\r\n# three")]);
        Assert.That(hostile, Does.Contain(@"| openai:\<b\>\`\*\[x\], zero-shot | 1 | one two  \# three |"));
    }

    [Test]
    public void Each_line_of_a_Markdown_table_has_as_many_cells_as_its_heading()
    {
        var table = new List<string>();
        foreach (var line in Written("markdown", Run).Replace(@"\|", "").Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                table.Clear();
                continue;
            }
            table.Add(line);
            Assert.That(
                line.Count(character => character == '|'),
                Is.EqualTo(table[0].Count(character => character == '|')),
                line
            );
        }
    }

    [Test]
    public void LaTeX_has_headings_over_ours_and_the_papers()
    {
        var text = Written("latex", Run);
        Assert.That(
            text,
            Does.Contain(
                """
                \begin{tabular}{lrrrrrrr}
                \toprule
                \multicolumn{1}{c}{} & \multicolumn{4}{c}{ours} & \multicolumn{3}{c}{paper} \\
                \cmidrule(lr){2-5}\cmidrule(lr){6-8}
                teacher & zero-shot & one-shot & 3-shot & five-shot & zero-shot & one-shot & five-shot \\
                \midrule
                silent & 50.00 $\pm$ 16.83 &
                """
            )
        );
        Assert.That(text.Split(@"\begin{table}").Length, Is.EqualTo(text.Split(@"\end{table}").Length));
    }

    [Test]
    public void No_foreign_character_is_a_LaTeX_command()
    {
        var text = Written("latex", [Samples.Failed(@"openai:\input{x}", 0, "a", "50% of $5 & #1_{a}^~ <b>")]);
        Assert.That(text, Does.Contain(@"openai:\textbackslash{}input\{x\}"));
        Assert.That(
            text,
            Does.Contain(@"50\% of \$5 \& \#1\_\{a\}\textasciicircum{}\textasciitilde{} \textless{}b\textgreater{}")
        );
    }

    [Test]
    public void CSV_has_all_digits_in_columns_of_their_own()
    {
        var lines = Written("csv", Run).TrimEnd('\n').Split('\n');
        Assert.That(
            lines[0],
            Is.EqualTo(
                "suite,conventions,teacher,ours_0_games,ours_0_mean,ours_0_std_err,ours_1_games,ours_1_mean,ours_1_std_err,"
                    + "ours_3_games,ours_3_mean,ours_3_std_err,ours_5_games,ours_5_mean,ours_5_std_err,"
                    + "paper_0_mean,paper_0_std_err,paper_1_mean,paper_1_std_err,paper_5_mean,paper_5_std_err"
            )
        );
        Assert.That(
            lines[2],
            Is.EqualTo(
                $"paper,\"human literal, reader reference, scoring paper\",{Gpt},4,10,4.08248290463863,,,,3,10,5.773502691896258,,,,30.8,4.74,35.86,5.01,48.44,5.3"
            )
        );
        Assert.That(lines, Has.Length.EqualTo(8));
    }

    [Test]
    public void CSV_quotes_what_holds_a_comma_or_a_quote() =>
        Assert.That(
            Written("csv", [Samples.Scored("learned:a,\"b\"", null, "a", 1)]),
            Does.Contain(",\"learned:a,\"\"b\"\"\",1,1,,1,1,,1,1,,,,,,,\n")
        );

    [Test]
    public void A_teacher_whose_games_all_failed_has_no_figures()
    {
        SampleRecord[] records =
        [
            Samples.Failed(Gpt, 0, "a", "No answer came."),
            Samples.Failed(Gpt, 1, "a", "No answer came."),
        ];
        Assert.That(
            Written("markdown", records),
            Does.Contain($"| {Gpt} | - | - | - | 30.80 ± 4.74 |")
                .And.Contain($"| {Gpt}, zero-shot | 0 | 1 | - | - | 0 | - | 0 |")
        );
        Assert.That(
            Report.From(records).Settings.Single().Findings.Single().Findings.Select(finding => finding.Verdict),
            Has.All.EqualTo(Verdict.CannotBeTold)
        );
    }

    [Test]
    public void A_name_with_and_without_a_prompt_has_two_lines()
    {
        SampleRecord[] records = [.. Samples.Row("replayed", null, 1, 1), .. Samples.Row("replayed", 1, 2, 2)];
        Assert.That(
            ReportTables.Gaps(Report.From(records).Settings.Single()).Rows.Take(2).Select(row => row[..4]),
            Is.EqualTo([
                ["replayed", "1.00 ± 0.00", "1.00 ± 0.00", "1.00 ± 0.00"],
                new[] { "replayed", "-", "2.00 ± 0.00", "-" },
            ])
        );
    }

    [Test]
    public void Formats_are_found_by_name()
    {
        Assert.That(ReportFormats.All.Select(format => format.Name), Is.EqualTo(["markdown", "latex", "csv"]));
        Assert.That(ReportFormats.Find("html"), Is.Null);
    }

    private static string Written(string format, IEnumerable<SampleRecord> records)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ReportFormats.Find(format)!.Write(Report.From(records), text);
        return text.ToString();
    }
}
