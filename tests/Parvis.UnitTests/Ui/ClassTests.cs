using System.Text.RegularExpressions;
using Parvis.TestKit;

namespace Parvis.UnitTests.Ui;

/// <summary>A page whose class no style sheet knows looks broken and passes every other test.</summary>
public sealed partial class ClassTests
{
    /// <summary>Only told apart by scripts and tests.</summary>
    static readonly string[] Hooks = ["count", "queue-rows", "queue-views-menu"];

    static string Application => Path.Combine(Repository.Root, "src", "Parvis");

    [Fact]
    public void Every_class_of_a_page_is_in_a_style_sheet()
    {
        var styled = Files(Path.Combine(Application, "wwwroot"), "*.css")
            .SelectMany(f => Styled().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);
        styled.Count.ShouldBeGreaterThan(200);

        var unknown =
            from file in Files(Application, "*.cshtml")
            from Match written in Written().Matches(File.ReadAllText(file))
            from name in written.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where !styled.Contains(name) && !Hooks.Contains(name, StringComparer.Ordinal)
            select $"{Path.GetRelativePath(Application, file)}: {name}";

        unknown.ShouldBeEmpty();
    }

    static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
            );

    [GeneratedRegex(@"\.(?<name>-?[A-Za-z_][\w-]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Styled();

    // Those made by code are left to the eye.
    [GeneratedRegex(@"\sclass=""(?<names>[\w\s-]*)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
