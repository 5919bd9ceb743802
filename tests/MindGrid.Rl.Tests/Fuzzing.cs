using System.Diagnostics;
using System.Text;

namespace MindGrid.Rl.Tests;

/// <summary>
/// Seeded damage to valid texts, and a watch over what is done with it. An input is named by its number alone, so that a failure
/// can be had again.
/// </summary>
internal static class Fuzzing
{
    private const int MaxLength = 2_000;
    private const int MaxLongLine = 40_000;

    /// <summary>What parsers stumble over: control characters, half surrogates, other scripts' digits, invisible and mirrored signs.</summary>
    private static readonly string[] Nasty =
    [
        "\0",
        "\\ud800",
        "\u0001",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u00ad",
        "\u0130",
        "\u0301",
        "\u0663",
        "\u200b",
        "\u2028",
        "\u202e",
        "\u2019",
        "\ud800",
        "\udfff",
        "\ud835\udfd8",
        "\ud83d\ude00",
        "\ufe0f",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\r",
        "\r\n",
        "\n\n",
        "\t",
        "\\u0000",
        "\\",
        "\"",
        "'",
        "-",
        "--- ",
        "...",
        "%YAML 1.1\n",
        "!!int ",
        "&a ",
        "*a ",
        "? ",
        ": ",
        "|\n",
        ">-\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        "@",
        "<<: ",
        "99999999999999999999",
        "-1",
        "1e999",
        "NaN",
        "null",
        "</think>",
        "Answer:",
        "?",
        ";",
    ];

    /// <summary>Makes so many inputs and uses each; fails on what is thrown, and on what takes longer than its size allows.</summary>
    /// <param name="inputs">How many.</param>
    /// <param name="make">Makes an input from a seeded generator.</param>
    /// <param name="use">Uses it.</param>
    /// <param name="show">The input as text, for messages; its length is the size.</param>
    public static void Run<T>(int inputs, Func<Random, T> make, Action<T> use, Func<T, string> show)
        where T : class
    {
        var current = new Current<T>(0, null, Stopwatch.GetTimestamp());
        var work = Task.Factory.StartNew(
            () =>
            {
                for (var number = 0; number < inputs; number++)
                {
                    var input = make(new Random(number));
                    Volatile.Write(ref current, new(number, input, Stopwatch.GetTimestamp()));
                    try
                    {
                        use(input);
                    }
                    catch (Exception error)
                    {
                        throw new AssertionException($"Input {number}, {Shown(show(input))}: {error}", error);
                    }
                }
            },
            TaskCreationOptions.LongRunning
        );
        // A parser that hangs cannot be stopped; the test gives its input and leaves it behind.
        while (Task.WaitAny([work], TimeSpan.FromSeconds(1)) < 0)
        {
            var now = Volatile.Read(ref current);
            if (now.Input is not null && Stopwatch.GetElapsedTime(now.Since) > Allowed(show(now.Input).Length))
            {
                Assert.Fail($"Input {now.Number} takes too long: {Shown(show(now.Input))}");
            }
        }
        work.GetAwaiter().GetResult();
    }

    /// <summary>One of the texts, damaged up to six times; sometimes noise, a very long line or deep nesting instead.</summary>
    public static string Damaged(Random random, IReadOnlyList<string> texts)
    {
        switch (random.Next(60))
        {
            case 0:
                return Noise(random, random.Next(400));
            case 1:
                return Repeated(Piece(random, Pick(random, texts)), random.Next(MaxLength));
            case 2 when random.Next(25) == 0:
                return Repeated(Pick(random, texts).ReplaceLineEndings(" "), random.Next(MaxLongLine));
            case 3:
                return Nested(random);
        }
        var text = Pick(random, texts);
        for (var left = random.Next(1, 7); left > 0; left--)
        {
            text = DamagedOnce(random, text, texts);
        }
        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    /// <summary>The text's bytes, some of them flipped, cut or overwritten: no longer UTF-8, as a rule.</summary>
    public static byte[] DamagedBytes(Random random, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var left = random.Next(5); left > 0 && bytes.Length > 0; left--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    random.NextBytes(bytes.AsSpan(at, Math.Min(random.Next(8), bytes.Length - at)));
                    break;
                case 2:
                    bytes = bytes[..at];
                    break;
                default:
                    bytes = [.. bytes[..at], .. bytes[Math.Max(0, at - random.Next(40))..]];
                    break;
            }
        }
        return bytes;
    }

    private static string DamagedOnce(Random random, string text, IReadOnlyList<string> texts)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(1, 12));
        return random.Next(9) switch
        {
            0 when at < text.Length => $"{text[..at]}{(char)(text[at] ^ (1 << random.Next(16)))}{text[(at + 1)..]}",
            1 => text[..at] + text[end..],
            2 => text[..end] + text[at..],
            3 => Spliced(random, text[..at], Pick(random, texts)),
            4 or 5 => text[..at] + Nasty[random.Next(Nasty.Length)] + text[at..],
            6 => text[..at] + Repeated(Piece(random, text), random.Next(300)) + text[at..],
            7 => text[..at] + Noise(random, random.Next(6)) + text[at..],
            _ => text[..at] + (char)random.Next(32, 127) + text[Math.Min(text.Length, at + 1)..],
        };
    }

    private static string Spliced(Random random, string beginning, string other) =>
        beginning + other[random.Next(other.Length + 1)..];

    private static string Nested(Random random)
    {
        var (open, close) = random.Next(4) switch
        {
            0 => ("[", "]"),
            1 => ("{a: ", "}"),
            2 => ("{\"a\":", "}"),
            _ => ("- ", ""),
        };
        var depth = random.Next(1, 1000);
        return Repeated(open, depth * open.Length)
            + "1"
            + Repeated(close, random.Next(2) == 0 ? 0 : depth * close.Length);
    }

    private static string Noise(Random random, int length) =>
        string.Create(
            length,
            random,
            (characters, source) =>
            {
                foreach (ref var character in characters)
                {
                    character = (char)(source.Next(3) == 0 ? source.Next(0x10000) : source.Next(128));
                }
            }
        );

    private static string Piece(Random random, string text)
    {
        var at = random.Next(text.Length + 1);
        return text[at..Math.Min(text.Length, at + random.Next(1, 20))];
    }

    private static string Repeated(string piece, int length) =>
        piece == "" ? "" : string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static string Pick(Random random, IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];

    // Some hundred times what is needed: only a hang or quadratic time on a long text is over it.
    private static TimeSpan Allowed(int length) => TimeSpan.FromSeconds(10) + TimeSpan.FromMilliseconds(length);

    private static string Shown(string text)
    {
        var escaped = string.Concat(
            text.Take(2_000).Select(letter => letter is >= ' ' and <= '~' ? $"{letter}" : $"\\u{(int)letter:x4}")
        );
        return $"{text.Length} characters: {escaped}";
    }

    private sealed record Current<T>(int Number, T? Input, long Since);
}
