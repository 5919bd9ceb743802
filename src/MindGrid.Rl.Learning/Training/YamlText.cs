namespace MindGrid.Rl.Learning.Training;

using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

/// <summary>Mappings of mappings and single values as YAML, a line each.</summary>
internal static class YamlText
{
    /// <summary>The YAML of a mapping.</summary>
    public static string Of(JsonObject map)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, true));
        Write(emitter, map);
        emitter.Emit(new DocumentEnd(true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, JsonObject map)
    {
        emitter.Emit(new MappingStart());
        foreach (var (key, value) in map)
        {
            emitter.Emit(new Scalar(key));
            if (value is JsonObject nested)
            {
                Write(emitter, nested);
            }
            else
            {
                emitter.Emit(new Scalar(TextOf(value!)));
            }
        }
        emitter.Emit(new MappingEnd());
    }

    private static string TextOf(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
}
