using System.Text.Json;

namespace Parvis.Demo;

/// <summary>The files of <c>Demo/Content</c>, embedded in the program.</summary>
static class DemoContent
{
    const string Root = "Parvis.Demo.Content.";

    public static T Json<T>(string name) => JsonSerializer.Deserialize<T>(Text(name))!;

    /// <summary>One record a line, its constructor's arguments under the columns of the same name.</summary>
    public static IReadOnlyList<T> Csv<T>(string name)
    {
        var lines = Lines(name).Select(line => line.Split(';')).ToList();
        var make = typeof(T).GetConstructors()[0];
        var columns = make.GetParameters()
            .Select(p => (p.ParameterType, Index: lines[0].IndexOf(p.Name, StringComparer.OrdinalIgnoreCase)))
            .ToList();
        return
        [
            .. lines
                .Skip(1)
                .Select(line => (T)make.Invoke([.. columns.Select(c => Value(line[c.Index], c.ParameterType))])),
        ];
    }

    static object Value(string text, Type type) => type.IsEnum ? Enum.Parse(type, text) : text;

    /// <summary>Lines that say something: neither empty nor a comment.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Text(name)
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("#!", StringComparison.Ordinal));

    /// <summary>« [title] » then one item a line.</summary>
    public static Dictionary<string, string[]> Sections(string name)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> current = [];
        foreach (var line in Lines(name))
        {
            if (line.StartsWith("[[", StringComparison.Ordinal) && line.EndsWith("]]", StringComparison.Ordinal))
                sections[line[2..^2]] = current = [];
            else
                current.Add(line);
        }

        return sections.ToDictionary(s => s.Key, s => s.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>« # family » or « ## item », then « key: value » lines that may repeat.</summary>
    public static IEnumerable<ContentBlock> Blocks(string name)
    {
        ContentBlock? block = null;
        foreach (var line in Lines(name))
        {
            if (line.StartsWith('#'))
            {
                if (block is not null)
                    yield return block;
                block = new ContentBlock(
                    line.TrimStart('#', ' '),
                    !line.StartsWith("##", StringComparison.Ordinal),
                    []
                );
            }
            else
            {
                var cut = line.IndexOf(':');
                block!.Lines.Add((line[..cut].Trim(), line[(cut + 1)..].Trim()));
            }
        }

        if (block is not null)
            yield return block;
    }

    public static IEnumerable<string> Names(string folder) =>
        typeof(DemoContent)
            .Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith($"{Root}{folder}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => n[Root.Length..]);

    public static Stream Open(string name) =>
        typeof(DemoContent).Assembly.GetManifestResourceStream(Root + name)
        ?? throw new InvalidOperationException($"The program lacks {name}.");

    static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}

sealed record ContentBlock(string Title, bool IsFamily, List<(string Key, string Value)> Lines)
{
    public string One(string key) => Lines.Find(l => l.Key == key).Value ?? "";
}
