using System.Collections.Immutable;
using MindGrid.Rl.Evaluation.Reports;
using MindGrid.Rl.Evaluation.Statistics;

namespace MindGrid.Rl.Evaluation.Tests.Reports;

public class PaperFindingsTests
{
    private static readonly string[] Numbers = ["i", "ii", "iii", "iv", "v", "vi", "vii"];

    [Test]
    public void Of_the_papers_own_figures_all_seven_hold()
    {
        var findings = PaperFindings.Of(GapTable.OfThePaper);
        Assert.That(findings.Select(finding => finding.Number), Is.EqualTo(Numbers));
        foreach (var claim in findings.SelectMany(finding => finding.Claims))
        {
            Assert.That(claim.Verdict, Is.EqualTo(Verdict.Holds), $"{claim.Text}: {claim.Figures}");
        }
    }

    [Test]
    public void Of_no_figures_nothing_can_be_told()
    {
        foreach (var finding in PaperFindings.Of(new GapTable(null, [])))
        {
            Assert.That(finding.Verdict, Is.EqualTo(Verdict.CannotBeTold), finding.Text);
            Assert.That(finding.Claims.Select(claim => claim.Figures), Has.All.StartsWith("missing: "));
        }
    }

    /// <summary>A figure of the paper, changed to another one, and the claims that this alone overturns.</summary>
    [TestCase(null, 0, 24.0, "i, ii, iv")]
    [TestCase("mixtral-8x7b-instruct", 0, 66.0, "ii, vi")]
    [TestCase("gemma-7b-instruct", 0, 65.0, "ii, vi")]
    [TestCase("gpt-4o-mini-2024-07-18", 0, 51.3, "iii")]
    [TestCase("claude-3-5-sonnet-20240620", 1, 33.0, "iv, vi")]
    [TestCase("claude-3-5-sonnet-20240620", 1, 19.0, "iv")]
    [TestCase("gpt-4o-2024-05-13", 5, 22.0, "iv")]
    [TestCase("claude-3-5-sonnet-20240620", 1, 9.9, "iv, v")]
    [TestCase("llama-3-70b-instruct", 1, 51.0, "vi")]
    [TestCase("llama-3-70b-instruct", 5, 60.9, "vii")]
    public void A_figure_that_speaks_against_a_finding_overturns_it(
        string? model,
        int shots,
        double mean,
        string overturned
    )
    {
        var findings = PaperFindings.Of(With(GapTable.OfThePaper, model, shots, mean));
        var against = findings.Where(finding => finding.Verdict == Verdict.DoesNotHold).ToList();
        Assert.That(string.Join(", ", against.Select(finding => finding.Number)), Is.EqualTo(overturned));
        foreach (var claim in against.SelectMany(finding => finding.Claims))
        {
            Assert.That(
                claim.Figures.Contains("(no)"),
                Is.EqualTo(claim.Verdict == Verdict.DoesNotHold || claim.Text.StartsWith("more than half")),
                claim.Text
            );
        }
    }

    [Test]
    public void Most_examples_must_help_before_they_are_said_not_to_hurt()
    {
        var helped = GapTable.OfThePaper;
        foreach (var model in helped.Models)
        {
            helped = With(helped, model.Name, 5, model.ByShots[0].Mean - 1);
        }
        var hurt = PaperFindings.Of(helped).Single(finding => finding.Number == "vi").Claims[0];
        Assert.That(hurt.Verdict, Is.EqualTo(Verdict.DoesNotHold), "four of twelve gaps are higher");
    }

    [Test]
    public void What_a_finding_names_must_be_there()
    {
        var withoutGemma = GapTable.OfThePaper with
        {
            Models = [.. GapTable.OfThePaper.Models.Where(model => !model.Is("gemma"))],
        };
        var findings = PaperFindings.Of(withoutGemma);
        Assert.That(
            findings.Where(finding => finding.Verdict == Verdict.CannotBeTold).Select(finding => finding.Number),
            Is.EqualTo(["ii", "vi"])
        );
        Assert.That(findings.Select(finding => finding.Verdict), Has.None.EqualTo(Verdict.DoesNotHold));
    }

    [Test]
    public void The_figures_that_decide_stand_beside_the_claim() =>
        Assert.That(
            PaperFindings
                .Of(GapTable.OfThePaper)
                .Single(finding => finding.Number == "iv")
                .Claims.Select(claim => claim.Figures),
            Is.EqualTo([
                "claude-3-5-sonnet-20240620 one-shot 22.66 ± 4.15 beside claude-3-5-sonnet-20240620 zero-shot 26.08 ± 4.42",
                "claude-3-5-sonnet-20240620 one-shot 22.66 ± 4.15 beside 65.91 ± 0.00 without teaching: 66 %",
            ])
        );

    [TestCase("gpt-4.1", false)]
    [TestCase("claude-opus-4", false)]
    [TestCase("gpt-oss-120b", true)]
    [TestCase("Meta-Llama-3-70B-Instruct", true)]
    [TestCase("gemini-2.5-flash", null)]
    public void A_model_is_of_the_family_that_its_id_names(string model, bool? isOpen) =>
        Assert.That(
            new ModelGaps(model, model, ImmutableSortedDictionary<int, Estimate>.Empty).IsOpen,
            Is.EqualTo(isOpen)
        );

    private static GapTable With(GapTable table, string? model, int shots, double mean) =>
        model is null
            ? table with
            {
                NoTeaching = new(mean, 1),
            }
            : table with
            {
                Models =
                [
                    .. table.Models.Select(row =>
                        row.Name == model ? row with { ByShots = row.ByShots.SetItem(shots, new(mean, 1)) } : row
                    ),
                ],
            };
}
