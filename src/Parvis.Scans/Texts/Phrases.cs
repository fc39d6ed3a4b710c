namespace Parvis.Scans.Texts;

/// <summary>Tables of phrases that are read by people: several on a line, separated by « | ».</summary>
static class Phrases
{
    public static string[] Of(params string[] lines) =>
        [.. lines.SelectMany(line => line.Split('|', StringSplitOptions.TrimEntries))];
}
