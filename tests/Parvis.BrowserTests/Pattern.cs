using System.Text.RegularExpressions;

namespace Parvis.BrowserTests;

/// <summary>Expressions for what is read on a page.</summary>
static class Pattern
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    // The browser takes no other option: the expression is evaluated there.
    public static Regex Of(string expression) => new(expression, RegexOptions.None, Longest);

    public static Regex Containing(string words) => Of(Regex.Escape(words));

    public static Regex BeginningWith(string words) => Of($"^{Regex.Escape(words)}");
}
