namespace Parvis.Deadlines.Regimes;

/// <summary>A rule and what grounds it.</summary>
/// <typeparam name="T">The kind of rule.</typeparam>
/// <param name="Rule">The rule.</param>
/// <param name="Article">The article, as reasons quote it; null when no text says it and the product chose.</param>
/// <param name="Doubt">The doubt of <c>docs/deadlines.md</c> that bears on it (<c>D4</c>); null when there is none.</param>
public sealed record Grounded<T>(T Rule, string? Article = null, string? Doubt = null);
