namespace MindGrid.Rl.Configuration;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

/// <summary>A value of a YAML document, with the place where it stands.</summary>
internal abstract record YamlValue(Mark Start)
{
    /// <summary>What kind of value this is, for messages.</summary>
    public abstract string Description { get; }
}

/// <summary>A plain or quoted scalar.</summary>
internal sealed record YamlScalar(Mark Start, string Text) : YamlValue(Start)
{
    public override string Description => $"'{Text}'";
}

/// <summary>A sequence.</summary>
internal sealed record YamlList(Mark Start, IReadOnlyList<YamlValue> Items) : YamlValue(Start)
{
    public override string Description => "a list";
}

/// <summary>A mapping with its entries in file order; a key that stands twice is two entries.</summary>
internal sealed record YamlMap(Mark Start, IReadOnlyList<(YamlScalar Key, YamlValue Value)> Entries) : YamlValue(Start)
{
    public override string Description => "a mapping";
}

/// <summary>
/// Reads a YAML document into values that know their place. Aliases stand for the anchored value itself, which is not copied, so
/// that a small file cannot grow large.
/// </summary>
internal sealed class YamlTree
{
    internal const int MaxLength = 1 << 20;
    internal const int MaxDepth = 32;
    internal const int MaxAliases = 256;

    private readonly Parser _parser;
    private readonly string _source;
    private readonly Dictionary<AnchorName, YamlValue> _anchors = [];
    private int _aliases;

    private YamlTree(string text, string source)
    {
        _source = source;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads the one document of a text.</summary>
    /// <exception cref="ConfigurationException">Not YAML, not one document, or over the limits on length, depth or aliases.</exception>
    public static YamlValue Read(string text, string source)
    {
        if (text.Length > MaxLength)
        {
            throw new ConfigurationException(
                source,
                1,
                1,
                $"The text has {text.Length} characters; allowed are {MaxLength}."
            );
        }
        if (text.IndexOf('\0') is >= 0 and var nul)
        {
            var before = text[..nul];
            throw new ConfigurationException(
                source,
                before.Count(character => character == '\n') + 1,
                nul - before.LastIndexOf('\n'),
                "Here stands a NUL character, which no text has."
            );
        }
        var tree = new YamlTree(text, source);
        try
        {
            return tree.Document();
        }
        // The scanner meets some damaged texts with an exception of the queue inside it.
        catch (InvalidOperationException)
        {
            throw tree.Error(
                tree._parser.Current?.End ?? Mark.Empty,
                "This is not YAML: the text breaks off or is damaged after here."
            );
        }
        catch (YamlException error)
        {
            throw new ConfigurationException(
                source,
                error.Start.Line,
                error.Start.Column,
                $"This is not YAML: {error.Message.TrimEnd('.')}."
            );
        }
    }

    private YamlValue Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            throw Error(end.Start, "The text is empty; a mapping is needed.");
        }
        _parser.Consume<DocumentStart>();
        var value = Value(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw Error(_parser.Current!.Start, "A second document begins here; only one is allowed.");
        }
        return value;
    }

    private YamlValue Value(int depth)
    {
        if (depth > MaxDepth)
        {
            throw Error(_parser.Current!.Start, $"Values are nested deeper than {MaxDepth} levels.");
        }
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (++_aliases > MaxAliases)
            {
                throw Error(alias.Start, $"There are more than {MaxAliases} aliases.");
            }
            return _anchors.TryGetValue(alias.Value, out var anchored)
                ? anchored
                : throw Error(alias.Start, $"The alias *{alias.Value} has no anchor before it.");
        }
        if (!_parser.Accept<NodeEvent>(out var node))
        {
            throw Error(_parser.Current!.Start, "A value is missing here.");
        }
        YamlValue value = node switch
        {
            Scalar => new YamlScalar(node.Start, _parser.Consume<Scalar>().Value),
            SequenceStart => List(depth),
            _ => Map(depth),
        };
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = value;
        }
        return value;
    }

    private YamlList List(int depth)
    {
        var start = _parser.Consume<SequenceStart>().Start;
        var items = new List<YamlValue>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value(depth + 1));
        }
        return new(start, items);
    }

    private YamlMap Map(int depth)
    {
        var start = _parser.Consume<MappingStart>().Start;
        var entries = new List<(YamlScalar, YamlValue)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(depth + 1);
            entries.Add(
                (
                    key as YamlScalar ?? throw Error(key.Start, $"A key is {key.Description}; it must be a word."),
                    Value(depth + 1)
                )
            );
        }
        return new(start, entries);
    }

    private ConfigurationException Error(Mark at, string problem) => new(_source, at.Line, at.Column, problem);
}
