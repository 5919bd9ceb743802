namespace MindGrid.Rl.Rendering;

using System.Collections.Immutable;

/// <summary>What a piece of text is meant to feel like; each medium has its own ink for it.</summary>
public enum Tone : byte
{
    /// <summary>Plain.</summary>
    Plain,

    /// <summary>What matters most.</summary>
    Strong,

    /// <summary>What may be passed over.</summary>
    Quiet,

    /// <summary>Something went well.</summary>
    Good,

    /// <summary>Something went wrong.</summary>
    Bad,
}

/// <summary>
/// Texts and pictures, one below the other: what is shown, apart from the medium. <see cref="TextPage"/> draws it for terminals and
/// <see cref="SvgPage"/> as a picture, so the two cannot tell different stories.
/// </summary>
/// <param name="Title">One line that stands above all and names the picture for those who do not see it.</param>
/// <param name="Blocks">The content from top to bottom.</param>
public sealed record Page(string Title, ImmutableArray<PageBlock> Blocks);

/// <summary>One block of a page. The nested records are all there are.</summary>
public abstract record PageBlock
{
    private PageBlock() { }

    /// <summary>The heading of what follows.</summary>
    /// <param name="Text">One line.</param>
    public sealed record Heading(string Text) : PageBlock;

    /// <summary>A text that is wrapped as needed.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Tone">How it is meant.</param>
    public sealed record Paragraph(string Text, Tone Tone = Tone.Plain) : PageBlock;

    /// <summary>A text behind a word that stands out to the left: "Step 1:", "-".</summary>
    /// <param name="Lead">The word.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Tone">How the text is meant.</param>
    public sealed record Item(string Lead, string Text, Tone Tone = Tone.Plain) : PageBlock;

    /// <summary>A picture of a world.</summary>
    /// <param name="World">What is to be seen.</param>
    public sealed record Picture(WorldPicture World) : PageBlock;

    /// <summary>Columns of equal width, side by side; one below the other where the medium is too narrow.</summary>
    /// <param name="All">The columns from left to right, each from top to bottom.</param>
    public sealed record Columns(ImmutableArray<ImmutableArray<PageBlock>> All) : PageBlock;
}
