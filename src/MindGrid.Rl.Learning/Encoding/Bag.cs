namespace MindGrid.Rl.Learning.Encoding;

/// <summary>A bag of features while it is being filled. Groups of features follow one another; numbers count from the group's first.</summary>
/// <param name="into">Receives the features; long enough for all.</param>
internal ref struct Bag(Span<long> into)
{
    private readonly Span<long> _into = into;
    private int _count;
    private int _first;

    /// <summary>Adds a feature of the present group.</summary>
    public void Add(int feature) => _into[_count++] = _first + feature;

    /// <summary>Goes on to the next group.</summary>
    /// <param name="features">How many the present one has.</param>
    public void Skip(int features) => _first += features;

    /// <summary>Adds a feature of the present group and goes on to the next.</summary>
    public void AddOneOf(int features, int feature)
    {
        Add(feature);
        Skip(features);
    }

    /// <summary>The same, where 0 stands for nothing that is so.</summary>
    public void AddUnlessNone(int features, int feature)
    {
        if (feature > 0)
        {
            Add(feature);
        }
        Skip(features);
    }

    /// <summary>Fills up what is left.</summary>
    public readonly void Fill(long none) => _into[_count..].Fill(none);
}
