namespace MindGrid.Rl.Configuration;

/// <summary>
/// The forms in which the paper and the reference write configurations, brought into the canonical one. In the paper's print the
/// worlds have lost their indentation: 'env' stands after each agent instead of inside it. The reference's base file lists the
/// primitive actions one by one.
/// </summary>
internal static class PaperListing
{
    private const string Env = "env";
    private static readonly string[] PrimitiveActions =
    [
        "left",
        "right",
        "forward",
        "pickup",
        "drop",
        "toggle",
        "done",
    ];
    private static readonly string[] SwitchedOff = ["double_grid_size", "change_agent_view_size"];

    /// <summary>Rewrites a document.</summary>
    /// <param name="document">The document as read.</param>
    /// <param name="source">The file's name.</param>
    /// <param name="warnings">Receives a sentence for each thing that was rewritten.</param>
    /// <exception cref="ConfigurationException">An edit is named that the reference has switched off.</exception>
    public static YamlValue Canonical(YamlValue document, string source, ICollection<string> warnings)
    {
        if (document is not YamlMap root)
        {
            return document;
        }
        var entries = new List<(YamlScalar Key, YamlValue Value)>();
        foreach (var (key, value) in root.Entries)
        {
            if (
                key.Text == Env
                && entries is [.., (var agentKey, YamlMap agent)]
                && IsAgent(agentKey.Text)
                && !Has(agent, Env)
            )
            {
                entries[^1] = (agentKey, agent with { Entries = [.. agent.Entries, (key, value)] });
                warnings.Add(
                    Warning(
                        source,
                        key,
                        $"'env' stands beside {agentKey.Text}, as in the paper's print; it is read as part of it."
                    )
                );
            }
            else
            {
                entries.Add((key, value));
            }
        }
        return root with
        {
            Entries =
            [
                .. entries.Select(entry =>
                    IsAgent(entry.Key.Text) ? (entry.Key, Agent(entry.Value, source, warnings)) : entry
                ),
            ],
        };
    }

    private static bool IsAgent(string key) => key is "true_agent" or "false_agent";

    private static bool Has(YamlMap map, string key) => map.Entries.Any(entry => entry.Key.Text == key);

    private static YamlValue Agent(YamlValue value, string source, ICollection<string> warnings)
    {
        if (value is not YamlMap agent)
        {
            return value;
        }
        foreach (
            var scalar in agent.Entries.Where(entry => entry.Key.Text == Env).SelectMany(entry => Edits(entry.Value))
        )
        {
            if (SwitchedOff.Contains(scalar.Text))
            {
                throw new ConfigurationException(
                    source,
                    scalar.Start.Line,
                    scalar.Start.Column,
                    $"The edit '{scalar.Text}' does not exist here; the reference has switched it off as not working."
                );
            }
        }
        return agent with
        {
            Entries =
            [
                .. agent.Entries.Select(entry =>
                    entry.Key.Text == "skill" ? (entry.Key, Skills(entry.Value, source, warnings)) : entry
                ),
            ],
        };
    }

    private static IEnumerable<YamlScalar> Edits(YamlValue env) =>
        env is YamlMap map
            ? map
                .Entries.Where(entry => entry.Key.Text == "edits")
                .SelectMany(entry => (entry.Value as YamlList)?.Items ?? [])
                .OfType<YamlScalar>()
            : [];

    private static YamlValue Skills(YamlValue value, string source, ICollection<string> warnings)
    {
        if (value is not YamlList list || list.Items.OfType<YamlScalar>().FirstOrDefault(IsPrimitive) is not { } first)
        {
            return value;
        }
        warnings.Add(
            Warning(
                source,
                first,
                "Primitive actions are listed one by one, as in the reference's base file; they are read as the skill 'primitive'."
            )
        );
        var others = list.Items.Where(item =>
            item is not YamlScalar scalar || !(IsPrimitive(scalar) || scalar.Text == "primitive")
        );
        return list with { Items = [first with { Text = "primitive" }, .. others] };
    }

    private static bool IsPrimitive(YamlScalar scalar) => PrimitiveActions.Contains(scalar.Text);

    private static string Warning(string source, YamlScalar at, string text) =>
        $"{source}, line {at.Start.Line}, column {at.Start.Column}: {text}";
}
