namespace MindGrid.Rl.Evaluation.Tests.Prompts;

/// <summary>The stored texts beside these tests.</summary>
internal static class Golden
{
    public static string PathOf(string name) =>
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Prompts", "Golden", name);
}
