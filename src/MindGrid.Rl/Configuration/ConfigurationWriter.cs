namespace MindGrid.Rl.Configuration;

using System.Globalization;
using MindGrid.Rl.Edits;
using MindGrid.Rl.Planning;
using MindGrid.Rl.Worlds;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

/// <summary>Writes configurations as YAML, the colours once where both agents share them.</summary>
internal static class ConfigurationWriter
{
    private const string ColorsAnchor = "id001";

    /// <summary>The configuration as YAML, the colours written once and referred to by an alias where both agents share them.</summary>
    public static string ToYaml(GameConfiguration configuration)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        WriteMap(
            emitter,
            () =>
            {
                Write(emitter, "task", "pickup");
                WriteAgent(
                    emitter,
                    "true_agent",
                    configuration.TrueAgent,
                    colors => WriteList(emitter, colors, ColorsAnchor)
                );
                WriteAgent(
                    emitter,
                    "false_agent",
                    configuration.FalseAgent,
                    colors =>
                    {
                        if (configuration.FalseAgent.Colors.SequenceEqual(configuration.TrueAgent.Colors))
                        {
                            emitter.Emit(new AnchorAlias(ColorsAnchor));
                        }
                        else
                        {
                            WriteList(emitter, colors);
                        }
                    }
                );
                if (configuration.Scoring is { } scoring)
                {
                    Write(emitter, "scoring", scoring.Name);
                }
                if (configuration.Rewards is { } rewards)
                {
                    emitter.Emit(new Scalar("reward"));
                    WriteMap(
                        emitter,
                        () =>
                        {
                            WriteNumber(emitter, "step_cost", rewards.StepCost);
                            WriteNumber(emitter, "success", rewards.Success);
                        }
                    );
                }
                if (configuration.Human is { } human)
                {
                    Write(emitter, "human", human.Name);
                }
            }
        );
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void WriteAgent(
        Emitter emitter,
        string name,
        AgentConfiguration agent,
        Action<IEnumerable<string>> writeColors
    )
    {
        emitter.Emit(new Scalar(name));
        WriteMap(
            emitter,
            () =>
            {
                emitter.Emit(new Scalar("preference"));
                emitter.Emit(new SequenceStart(null, null, true, SequenceStyle.Block));
                foreach (var preference in agent.Preferences)
                {
                    WriteMap(
                        emitter,
                        () =>
                            Write(
                                emitter,
                                preference.Name,
                                preference.Weight.ToString("R", CultureInfo.InvariantCulture)
                            )
                    );
                }
                emitter.Emit(new SequenceEnd());
                emitter.Emit(new Scalar("skill"));
                WriteList(emitter, agent.Skills.Select(SkillNames.Name));
                emitter.Emit(new Scalar("env"));
                WriteMap(
                    emitter,
                    () =>
                    {
                        Write(emitter, "task", "pickup");
                        Write(emitter, "layout", agent.Layout.Name());
                        emitter.Emit(new Scalar("edits"));
                        WriteList(emitter, agent.Edits.Select(EditNames.Name));
                        Write(emitter, "seed", agent.Seed.ToString(CultureInfo.InvariantCulture));
                        emitter.Emit(new Scalar("allowed_object_colors"));
                        writeColors(agent.Colors.Select(ColorNames.Name));
                    }
                );
            }
        );
    }

    private static void WriteMap(Emitter emitter, Action writeEntries)
    {
        emitter.Emit(new MappingStart());
        writeEntries();
        emitter.Emit(new MappingEnd());
    }

    private static void Write(Emitter emitter, string key, string value)
    {
        emitter.Emit(new Scalar(key));
        emitter.Emit(new Scalar(value));
    }

    private static void WriteNumber(Emitter emitter, string key, int? number)
    {
        if (number is { } value)
        {
            Write(emitter, key, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteList(Emitter emitter, IEnumerable<string> items, string? anchor = null)
    {
        var name = anchor is null ? AnchorName.Empty : new AnchorName(anchor);
        emitter.Emit(new SequenceStart(name, default, true, SequenceStyle.Block));
        foreach (var item in items)
        {
            emitter.Emit(new Scalar(item));
        }
        emitter.Emit(new SequenceEnd());
    }
}
