using System.Text.RegularExpressions;

namespace Parvis.Scans.Texts;

/// <summary>Expressions over the words of strangers: the time they take grows with the text and no faster.</summary>
static class Patterns
{
    public static Regex Of(string pattern) =>
        new(
            pattern,
            RegexOptions.NonBacktracking
                | RegexOptions.IgnoreCase
                | RegexOptions.CultureInvariant
                | RegexOptions.ExplicitCapture
        );
}
