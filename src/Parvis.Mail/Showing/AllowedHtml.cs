using System.Globalization;
using AngleSharp.Dom;

namespace Parvis.Mail.Showing;

/// <summary>What a shown message is made of.</summary>
static class AllowedHtml
{
    const int LongestAddress = 2000;
    const int LongestText = 500;
    const int MostCells = 1000;

    static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    public static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
    };

    /// <summary>With everything inside: it is not text, or it acts.</summary>
    public static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "applet",
        "area",
        "audio",
        "base",
        "button",
        "canvas",
        "command",
        "datalist",
        "dialog",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "param",
        "picture",
        "plaintext",
        "portal",
        "script",
        "select",
        "slot",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
        "xmp",
    };

    public static void CopyAttributes(IElement from, IElement to)
    {
        foreach (var attribute in from.Attributes)
        {
            if (Allowed(to.LocalName, attribute.LocalName, attribute.Value) is { } value)
                to.SetAttribute(attribute.LocalName, value);
        }

        if (to.HasAttribute("href"))
        {
            to.SetAttribute("target", "_blank");
            to.SetAttribute("rel", "noopener noreferrer nofollow");
        }
    }

    /// <summary>The value to keep; null to leave the attribute out.</summary>
    static string? Allowed(string element, string name, string value) =>
        name switch
        {
            "style" => ShownStyle.Of(value),
            "href" when element == "a" => Address(value),
            "title" or "lang" => value.Length <= LongestText ? value : null,
            "dir" => value is "ltr" or "rtl" or "auto" ? value : null,
            "align" or "valign" => value.All(char.IsAsciiLetter) ? value : null,
            "colspan" or "rowspan" or "start" => Number(value, MostCells),
            "width" or "height" => Length(value),
            "border" or "cellpadding" or "cellspacing" when element == "table" => Number(value, 50),
            "bgcolor" or "color" => ShownStyle.IsColour(value) ? value : null,
            "size" when element == "font" => Number(value, 7),
            _ => null,
        };

    /// <summary>A link leads to a page, a mailbox or a telephone: never to a script, a file or another program.</summary>
    static string? Address(string value)
    {
        // Browsers pass over these characters inside an address: « java\nscript: » would be one.
        var address = string.Concat(value.Where(c => c > ' ' && c != '\u007F')).Trim();
        return
            address.Length <= LongestAddress
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && Schemes.Contains(uri.Scheme)
            ? uri.AbsoluteUri
            : null;
    }

    static string? Number(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    /// <summary>« 600 » or « 50% ».</summary>
    static string? Length(string value) =>
        value.EndsWith('%')
            ? Number(value[..^1], 100) is { } part
                ? $"{part}%"
                : null
            : Number(value, 2000);
}
