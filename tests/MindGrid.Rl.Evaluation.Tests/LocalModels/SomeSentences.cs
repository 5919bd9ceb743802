using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MindGrid.Rl.Evaluation.Tests.LocalModels;

/// <summary>Answers and faults that look drawn, and are the same whenever and in whatever order they are asked for.</summary>
internal static class SomeSentences
{
    private static readonly ImmutableArray<string> Sentences =
    [
        "The lava is safe to walk on.",
        "The target object is hidden inside a box.",
        "The grid has been flipped along the vertical axis.",
        "There is a walkable passage at row 1 and column 5.",
        "The color of the target object has been changed to blue.",
        "I am not sure what has changed.",
    ];

    private static readonly Fault[] Faults =
    [
        .. Enum.GetValues<Fault>().Where(fault => fault is not (Fault.None or Fault.WrongKey or Fault.NoCredit)),
    ];

    /// <summary>Up to three sentences.</summary>
    public static string Of(string prompt)
    {
        var draws = Draw(prompt);
        return string.Join(' ', draws.Take(draws[10] % 4).Select(draw => Sentences[draw % Sentences.Length]));
    }

    /// <summary>Something wrong with so many of a hundred requests.</summary>
    public static Func<Asking, Fault> Wrong(int percent) =>
        request =>
        {
            var draws = Draw($"{request.Number} {request.Model} {request.Prompt}");
            return draws[0] * 100 / 256 < percent ? Faults[draws[1] % Faults.Length] : Fault.None;
        };

    private static byte[] Draw(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
