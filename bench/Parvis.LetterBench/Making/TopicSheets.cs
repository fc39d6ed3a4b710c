namespace Parvis.LetterBench.Making;

/// <summary>A topic of the demonstration town, with what residents write about it there.</summary>
sealed record TopicSheet(
    string Name,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<string> Bodies,
    IReadOnlyList<string> Details
);

/// <summary>Reads the topics of the demonstration town; letters of each half take other sentences of them.</summary>
static class TopicSheets
{
    public static IReadOnlyList<TopicSheet> Read(string repository)
    {
        var folder = Path.Combine(repository, "src/Parvis/Demo/Content/topics");
        return [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Sheets)];
    }

    static IEnumerable<TopicSheet> Sheets(string file) =>
        ("\n" + File.ReadAllText(file))
            .Split("\n## ")
            .Skip(1)
            .Select(block => block.Split("\n# ")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => new TopicSheet(
                lines[0].Trim(),
                [.. All(lines, "synonyms").SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries))],
                All(lines, "subject"),
                All(lines, "written"),
                All(lines, "detail")
            ))
            .Where(sheet => sheet is { Subjects.Count: > 0, Bodies.Count: > 0 });

    static List<string> All(string[] lines, string key) =>
        [
            .. lines
                .Where(line => line.StartsWith(key + ": ", StringComparison.Ordinal))
                .Select(line => line[(key.Length + 2)..].Trim()),
        ];
}
