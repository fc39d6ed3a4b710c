using System.Text.RegularExpressions;
using Parvis.TestKit;

namespace Parvis.UnitTests.Ui;

public sealed partial class IconTests
{
    static readonly HashSet<string> Drawn =
    [
        .. Symbol()
            .Matches(File.ReadAllText(Path.Combine(Repository.ApplicationFolder, "wwwroot", "icons.svg")))
            .Select(m => m.Groups["name"].Value),
    ];

    /// <summary>A name the sprite lacks shows as nothing at all, so nobody would notice.</summary>
    [Fact]
    public void Every_icon_named_in_a_view_is_in_the_sprite() =>
        Directory
            .EnumerateFiles(Repository.ApplicationFolder, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file =>
                Named()
                    .Matches(File.ReadAllText(file))
                    .Select(m => m.Groups["name"].Value)
                    .Where(name => !Drawn.Contains(name))
                    .Select(name => $"{name}, in {Path.GetRelativePath(Repository.Root, file)}")
            )
            .ShouldBeEmpty("run scripts/icons");

    [GeneratedRegex("""<symbol id="(?<name>[^"]+)" """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();

    [GeneratedRegex("""<icon [^>]*\bname="(?<name>[a-z0-9-]+)"\s*/?>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
