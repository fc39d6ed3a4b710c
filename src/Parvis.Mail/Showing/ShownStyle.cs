using System.Text.RegularExpressions;

namespace Parvis.Mail.Showing;

/// <summary>
/// The declarations of a style attribute that change how words look, and nothing else: none that fetches, moves a part
/// over another, or hides one.
/// </summary>
static partial class ShownStyle
{
    const int Longest = 4000;

    static readonly HashSet<string> Properties = new(StringComparer.OrdinalIgnoreCase)
    {
        "color",
        "background",
        "background-color",
        "border",
        "border-bottom",
        "border-collapse",
        "border-color",
        "border-left",
        "border-right",
        "border-spacing",
        "border-style",
        "border-top",
        "border-width",
        "direction",
        "font-family",
        "font-style",
        "font-variant",
        "font-weight",
        "letter-spacing",
        "line-height",
        "list-style-type",
        "margin",
        "margin-bottom",
        "margin-left",
        "margin-right",
        "margin-top",
        "padding",
        "padding-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
        "text-align",
        "text-decoration",
        "text-indent",
        "text-transform",
        "vertical-align",
        "white-space",
        "width",
    };

    /// <summary>What is left of them; null when nothing is.</summary>
    public static string? Of(string style)
    {
        if (style.Length > Longest)
            return null;
        var kept = style
            .Split(';')
            .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(parts => parts is [var name, var value] && Properties.Contains(name) && IsPlain(value))
            .Select(parts => $"{parts[0].ToLowerInvariant()}: {parts[1]}")
            .ToList();
        return kept.Count == 0 ? null : string.Join("; ", kept);
    }

    /// <summary>A name or a number of red, green and blue.</summary>
    public static bool IsColour(string value) => Colour().IsMatch(value);

    // The only functions are those of colours: « url( » fetches, « expression( » runs, a backslash hides either. A
    // negative length draws words over others.
    static bool IsPlain(string value) => Plain().IsMatch(value);

    [GeneratedRegex("""^(?:rgba?\([\d\s,.%]{1,40}\)|[\w\s#%.,!"']|(?<!\s|^)-)*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex("^#?[0-9a-zA-Z]{1,30}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
