using MindGrid.Rl.Evaluation.LanguageModels;
using MindGrid.Rl.Evaluation.Prompts;
using MindGrid.Rl.Evaluation.Reports;

namespace MindGrid.Rl.Evaluation.Tests.LanguageModels;

public class ModelCatalogTests
{
    [Test]
    public void The_papers_models_are_those_of_its_table() =>
        Assert.That(
            ModelCatalog.BuiltIn.Models.Where(model => model.IsInPaper).Select(model => model.Id),
            Is.EquivalentTo(PaperTable.Rows.Skip(1).Select(row => row.Teacher))
        );

    [Test]
    public void Every_model_is_found_by_its_own_name_and_none_is_there_twice()
    {
        Assert.That(ModelCatalog.BuiltIn.Models.Select(model => model.Name), Is.Unique);
        foreach (var model in ModelCatalog.BuiltIn.Models)
        {
            Assert.That(ModelCatalog.BuiltIn.Find(model.Name), Is.EqualTo(model));
            Assert.That(ModelProviders.IsModel(model.Name), Is.True);
        }
    }

    [TestCase("openai:gpt-5-mini-2025-08-07", false, "max_completion_tokens")]
    [TestCase("openai:gpt-5.6-sol", false, "max_completion_tokens")]
    [TestCase("openai:gpt-4.1-mini", true, "max_completion_tokens")]
    [TestCase("openai:gpt-50", true, "max_completion_tokens")]
    [TestCase("anthropic:claude-opus-5-5", false, "max_tokens")]
    [TestCase("anthropic:claude-opus-4-5-20251101", true, "max_tokens")]
    [TestCase("openai-compatible:org/model:7b", true, "max_tokens")]
    public void An_unknown_model_can_do_what_the_one_can_of_which_it_is_a_version(string name, bool heeds, string limit)
    {
        var model = ModelCatalog.BuiltIn.Find(name);
        Assert.That(
            (model.Name, model.TakesTemperature, model.TokenLimit, model.RetiredFrom, model.IsInPaper),
            Is.EqualTo((name, heeds, limit, (DateOnly?)null, false))
        );
    }

    [TestCase("gpt-4o")]
    [TestCase("mistral:large")]
    [TestCase("openai:")]
    [TestCase("openai: ")]
    [TestCase("")]
    public void A_name_without_a_known_provider_or_a_model_is_refused(string name) =>
        Assert.That(
            () => ModelCatalog.BuiltIn.Find(name),
            Throws.ArgumentException.With.Message.EqualTo(
                $"'{name}' is no language model: its name is a provider's (openai, anthropic, openai-compatible, scripted, replay), a colon and a model's."
            )
        );

    [TestCase("learned:DIR", false)]
    [TestCase("rules", false)]
    [TestCase("scripted", false)]
    [TestCase("scripted:answers.jsonl", true)]
    public void Other_teachers_are_told_apart_by_their_names(string teacher, bool isModel) =>
        Assert.That(ModelProviders.IsModel(teacher), Is.EqualTo(isModel));

    [Test]
    public void A_retired_model_says_since_when()
    {
        var model = ModelCatalog.BuiltIn.Find("openai:gpt-4o-2024-05-13");
        Assert.That(model.Retirement(new(2026, 10, 22)), Is.Null);
        Assert.That(
            model.Retirement(new(2026, 10, 23)),
            Is.EqualTo(
                "openai:gpt-4o-2024-05-13 was retired on 2026-10-23: its provider answers no more requests for it."
            )
        );
        Assert.That(ModelCatalog.BuiltIn.Find("openai:gpt-4o").Retirement(DateOnly.MaxValue), Is.Null);
    }

    [Test]
    public void An_extended_catalog_is_a_copy()
    {
        var mine = new LanguageModel(ModelProvider.OpenAiCompatible, "mine") { TakesTemperature = false };
        var extended = new ModelCatalog(ModelCatalog.BuiltIn.Models.Add(mine));
        Assert.That(extended.Find("openai-compatible:mine-2").TakesTemperature, Is.False);
        Assert.That(ModelCatalog.BuiltIn.Find("openai-compatible:mine-2").TakesTemperature, Is.True);
    }

    [TestCase("openai:gpt-4o", PromptVersion.Paper, false, 250, null)]
    [TestCase("openai:gpt-4o", PromptVersion.Repo2025, false, 250, "You are a helpful assistant.")]
    [TestCase("anthropic:claude-opus-4-5", PromptVersion.Repo2025, true, 1000, null)]
    public void A_prompt_has_the_references_settings(
        string name,
        PromptVersion version,
        bool thinks,
        int tokens,
        string? system
    )
    {
        var prompt = new PromptSpec(Shots: 0) { Version = version, Thinks = thinks };
        Assert.That(
            ChatSettings.Of(prompt, ModelCatalog.BuiltIn.Find(name)),
            Is.EqualTo(
                new ChatSettings
                {
                    Temperature = 0,
                    MaxTokens = tokens,
                    System = system,
                }
            )
        );
    }
}
