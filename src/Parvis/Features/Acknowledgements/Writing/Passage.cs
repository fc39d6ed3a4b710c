namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>A paragraph, and the mentions it bears.</summary>
public sealed record Passage(string Text, params Mention[] Mentions)
{
    /// <summary>An ISO 639 code; empty for French.</summary>
    public string Language { get; init; } = "";
}
