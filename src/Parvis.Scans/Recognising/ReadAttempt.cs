namespace Parvis.Scans.Recognising;

/// <summary>A page read one way up.</summary>
/// <param name="Image">Turned.</param>
/// <param name="Turned">Degrees clockwise from the scan to the image.</param>
/// <param name="Page">As it lies in the image.</param>
sealed record ReadAttempt(string Image, int Turned, ScannedPage Page)
{
    // Between an upright page with grain (above 75) and an upside-down one (below 50).
    const double Sure = 68;
    const double Readable = 50;
    const int FewWords = 8;

    readonly (ScannedPage Page, int Turned) lying = LyingPage.Upright(Page);

    /// <summary>Nothing would be gained by turning it.</summary>
    public bool IsGood => IsUpright && Page.Confidence >= Sure && Page.Words.Skip(FewWords).Any();

    /// <summary>Upright, but hard to read: a hand, a bad copy.</summary>
    public bool IsReadable => IsUpright && Page.Confidence >= Readable && Page.Words.Skip(FewWords).Any();

    /// <summary>From the scan, when its lines run up or down; null otherwise.</summary>
    public int? NextTurn => IsUpright ? null : (Turned + lying.Turned) % 360;

    bool IsUpright => lying.Turned == 0;

    /// <summary>Letters read, by how surely: noise gives many signs nobody is sure of. Lines that run down are read badly.</summary>
    double Weight =>
        (IsUpright ? 1 : 0.6)
        * Page.Words.Sum(word => word.Text.Count(char.IsLetterOrDigit) * Math.Max(0, word.Confidence - 40));

    public ReadAttempt Better(ReadAttempt other) => other.Weight > Weight ? other : this;

    public RecognisedPage Upright(string? language) => new(lying.Page, (Turned + lying.Turned) % 360, language);
}
