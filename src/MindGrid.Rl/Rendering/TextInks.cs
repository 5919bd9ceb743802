namespace MindGrid.Rl.Rendering;

/// <summary>The colours of terminals beside the tiles'; readable on dark and on light grounds.</summary>
internal static class TextInks
{
    public static Rgb Quiet => new(128, 128, 128);

    public static Rgb Good => new(30, 150, 70);

    public static Rgb Bad => new(215, 60, 60);

    public static Rgb Way => new(0, 150, 200);

    public static Rgb Mark => new(215, 130, 0);

    public static Rgb MarkedGround => new(255, 214, 130);

    public static Ink Of(Tone tone) =>
        tone switch
        {
            Tone.Strong => new(IsBold: true),
            Tone.Quiet => new(Quiet),
            Tone.Good => new(Good, IsBold: true),
            Tone.Bad => new(Bad, IsBold: true),
            _ => default,
        };
}
