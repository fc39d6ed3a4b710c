namespace Parvis.Features.Acknowledgements.Writing;

/// <summary>A paragraph, and the mentions it bears.</summary>
public sealed record Passage(string Text, params Mention[] Mentions);
