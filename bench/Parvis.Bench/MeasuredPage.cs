namespace Parvis.Bench;

/// <summary>A page under load: for whom, and the addresses asked for in turn.</summary>
sealed record MeasuredPage(string Name, string Login, IReadOnlyList<string> Paths);
