using System.Text;
using System.Text.RegularExpressions;

namespace MindGrid.Rl.Evaluation.Tests.Prompts;

/// <summary>
/// A text as the paper prints it, line by line, without margin numbers and empty lines. A line of print ends where the text has a
/// space, one or two line breaks, or, inside braces and quotes, nothing: which, the print does not show.
/// </summary>
internal static class PrintedPage
{
    /// <summary>A pattern that exactly the texts match that can be printed so.</summary>
    public static Regex Read(string name, Func<string, string>? edit = null)
    {
        var print = File.ReadAllText(Golden.PathOf(name));
        var lines = (edit?.Invoke(print) ?? print).TrimEnd('\n').Split('\n').Where(line => line[0] != '[').ToArray();
        var pattern = new StringBuilder("^").Append(Regex.Escape(lines[0]));
        for (var i = 1; i < lines.Length; i++)
        {
            var isInsideWord = lines[i].StartsWith('}') || lines[i - 1][^1] is '{' or '\'';
            pattern.Append(isInsideWord ? "" : "(?: |\n|\n\n)").Append(Regex.Escape(lines[i]));
        }
        return new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant);
    }
}
