using System.Text.Json;

namespace Parvis.MailTests.Corpus;

/// <summary>Our own messages, and those of other projects that are read where they lie.</summary>
static class CorpusFolder
{
    public const string SharedVariable = "PARVIS_MAIL_CORPUS";

    public static string Root { get; } = FindRoot();

    public static string Own { get; } = Path.Combine(Root, "tests", "Corpus", "mail");

    public static string? Shared => Environment.GetEnvironmentVariable(SharedVariable);

    public static string SharedOrSkip()
    {
        Skip.If(string.IsNullOrEmpty(Shared), $"{SharedVariable} names no folder of messages.");
        return Shared!;
    }

    /// <summary>What is known of each message of a folder, in the order of names.</summary>
    public static IReadOnlyList<ExpectedMail> Expected(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        var categories = Categories(folder);
        return
        [
            .. json
                .RootElement.EnumerateObject()
                .Where(file => file.Value.TryGetProperty("expected", out _))
                .Select(file => new ExpectedMail(
                    file.Name,
                    file.Value.TryGetProperty("category", out var own)
                        ? own.GetString()!
                        : categories.GetValueOrDefault(file.Name, ""),
                    file.Value.GetProperty("basis").GetString()!,
                    file.Value.GetProperty("expected").Clone()
                ))
                .OrderBy(m => m.File, StringComparer.Ordinal),
        ];
    }

    static Dictionary<string, string> Categories(string folder)
    {
        var index = Path.Combine(folder, "index.tsv");
        return File.Exists(index)
            ? File.ReadLines(index)
                .Skip(1)
                .Select(l => l.Split('\t'))
                .ToDictionary(c => c[0], c => c[5], StringComparer.Ordinal)
            : [];
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
            folder =
                folder.Parent ?? throw new DirectoryNotFoundException("Parvis.slnx is in no folder above the tests.");
        return folder.FullName;
    }
}

sealed record ExpectedMail(string File, string Category, string Basis, JsonElement Values);
