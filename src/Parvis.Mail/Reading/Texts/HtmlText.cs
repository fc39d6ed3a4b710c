using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.Mail.Reading.Texts;

/// <summary>
/// What somebody would read in an HTML body, as plain text: paragraphs, lists and tables keep their shape, quotes are
/// marked with « > », links whose words do not say the address are followed by it.
/// </summary>
static class HtmlText
{
    // In memory a tree weighs a hundred times its text; a letter is a tenth of this.
    public const int Longest = 400_000;

    static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "object",
        "svg",
        "math",
        "title",
        "select",
        "iframe",
        "audio",
        "video",
    };

    static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "li",
        "main",
        "nav",
        "ol",
        "section",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "ul",
        "caption",
    };

    static readonly HashSet<string> Spaced = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
    };

    /// <summary>Says « yes » or « no » where the name of an element does not say whether it holds a quote.</summary>
    public const string QuoteAttribute = "data-parvis-quote";

    /// <param name="html">As its author wrote it.</param>
    /// <param name="prepare">Marks or hides elements before the text is made.</param>
    public static string Of(string html, Action<IHtmlDocument>? prepare = null)
    {
        var looked = html.Length > Longest ? html[..Longest] : html;
        if (!HtmlShape.IsReadable(looked))
            return CleanText.Lines(HtmlShape.WithoutTags(looked));
        using var document = Parse(looked);
        prepare?.Invoke(document);
        var text = new HtmlTextWriter();
        if (document.Body is { } body)
            Walk(body, text);
        return CleanText.Lines(text.ToString());
    }

    /// <summary>As a tree, for a text of a readable shape and size.</summary>
    public static IHtmlDocument Parse(string html) => Parser.ParseDocument(WithoutMeta(html));

    // The parser looks for a charset in each « content », in a time and memory that grow with the square of its length.
    // A link is as empty, and says as little here.
    static string WithoutMeta(string html) => html.Replace("<meta", "<link", StringComparison.OrdinalIgnoreCase);

    // Not recursive: a hostile message nests thousands of elements. Not by NextSibling either: it searches its parent.
    static void Walk(INode root, HtmlTextWriter text)
    {
        var open = new Stack<(INode Node, int Next)>();
        open.Push((root, 0));
        while (open.TryPop(out var current))
        {
            var (node, next) = current;
            if (next >= node.ChildNodes.Length)
            {
                Leave(node, text);
                continue;
            }
            open.Push((node, next + 1));
            var child = node.ChildNodes[next];
            if (Enter(child, text))
                open.Push((child, 0));
        }
    }

    /// <returns>Whether its children are read.</returns>
    static bool Enter(INode node, HtmlTextWriter text)
    {
        if (node is IText words)
        {
            text.Words(words.Data);
            return false;
        }
        if (node is not IElement element)
            return false;
        if (Skipped.Contains(element.LocalName) || IsHidden(element))
            return false;
        if (IsQuote(element))
        {
            text.Paragraph();
            text.Quote(1);
            return true;
        }
        switch (element.LocalName)
        {
            case "br":
                text.Break();
                return false;
            case "hr":
                text.Rule();
                return false;
            case "td" or "th":
                text.Cell();
                return true;
            case "pre":
                text.Paragraph();
                text.Preformatted++;
                return true;
            case "li":
                text.Line();
                text.Item("- ");
                return true;
            case "a":
                text.BeginLink();
                return true;
        }
        Separate(element, text);
        return true;
    }

    static void Leave(INode node, HtmlTextWriter text)
    {
        if (node is not IElement element)
            return;
        if (IsQuote(element))
        {
            text.Paragraph();
            text.Quote(-1);
            return;
        }
        switch (element.LocalName)
        {
            case "pre":
                text.Preformatted--;
                text.Paragraph();
                return;
            case "a":
                text.EndLink(element.GetAttribute("href"));
                return;
        }
        Separate(element, text);
    }

    static void Separate(IElement element, HtmlTextWriter text)
    {
        // Outlook writes a paragraph per line and spaces them by style: each is a line, as its readers see it.
        if (Spaced.Contains(element.LocalName) && !element.ClassList.Contains("MsoNormal"))
            text.Paragraph();
        else if (Blocks.Contains(element.LocalName) || Spaced.Contains(element.LocalName))
            text.Line();
    }

    static bool IsQuote(IElement element) =>
        element.GetAttribute(QuoteAttribute) is { } said ? said == "yes" : element.LocalName == "blockquote";

    /// <summary>Its author meant it for programs, not for readers.</summary>
    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || (
            element.GetAttribute("style") is { } style
            && style
                .Replace(" ", "", StringComparison.Ordinal)
                .Contains("display:none", StringComparison.OrdinalIgnoreCase)
        );
}
