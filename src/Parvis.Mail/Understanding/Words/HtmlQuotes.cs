using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Understanding.Words;

/// <summary>How mail programs mark, in their HTML, the message they answer and the signature.</summary>
static class HtmlQuotes
{
    const int DeepestLooked = 8;
    const int MostPlainQuotes = 50;

    /// <summary>Their content is the message answered, its sentence of attribution with it.</summary>
    static readonly string[] QuoteClasses = Phrases.Of(
        // Gmail's own div.gmail_quote is left out: answers are written between its quotes.
        "gmail_attr | moz-cite-prefix | yahoo_quoted | protonmail_quote | zmail_extra | OutlookMessageHeader",
        "ymail_android_quoted | tutanota_quote | cloudmagic-smart-beautify"
    );

    /// <summary>Everything after them is the message answered.</summary>
    static readonly string[] QuoteBelowIds =
    [
        "divRplyFwdMsg",
        "reply-intro",
        "replySplit",
        "mail-editor-reference-message-container",
        "x_divRplyFwdMsg",
        "zwchr",
        "OLK_SRC_BODY_SECTION",
    ];

    static readonly string[] SignatureClasses =
    [
        "gmail_signature",
        "moz-signature",
        "protonmail_signature_block",
        "gmail_signature_prefix",
    ];

    static readonly string[] SignatureIds = ["ms-outlook-mobile-signature"];

    /// <summary>A quick look, before anything is parsed.</summary>
    public static bool MayMark(string html) =>
        html.Contains("<blockquote", StringComparison.OrdinalIgnoreCase)
        || QuoteClasses.Concat(QuoteBelowIds).Any(name => html.Contains(name, StringComparison.Ordinal));

    /// <summary>A quick look, before anything is parsed.</summary>
    public static bool MayMarkSignature(string html) =>
        SignatureClasses.Concat(SignatureIds).Any(name => html.Contains(name, StringComparison.Ordinal));

    /// <summary>Marks the quotes for the writer of the text, and hides the signatures.</summary>
    public static void Mark(IHtmlDocument document)
    {
        IElement? below = null;
        var plainQuotes = 0;
        foreach (var element in document.All)
        {
            if (IsSignature(element))
                element.SetAttribute("hidden", "");
            else if (element.LocalName == "blockquote" && !IsCited(element))
                element.SetAttribute(
                    HtmlText.QuoteAttribute,
                    ++plainQuotes <= MostPlainQuotes && IsAttributed(element) ? "yes" : "no"
                );
            else if (HasClass(element, QuoteClasses) && !IsForward(element))
                element.SetAttribute(HtmlText.QuoteAttribute, "yes");
            if (below is null && element.Id is { Length: > 0 } id && QuoteBelowIds.Contains(id, StringComparer.Ordinal))
                below = element;
        }
        if (below is null)
            return;
        var line = document.CreateElement("p");
        line.TextContent = HtmlLines.QuoteBelow;
        below.Before(line);
    }

    static bool IsSignature(IElement element) =>
        HasClass(element, SignatureClasses)
        || (element.Id is { Length: > 0 } id && SignatureIds.Contains(id, StringComparer.Ordinal))
        || element.GetAttribute("data-signatureblock") == "true";

    /// <summary>Gmail also writes a blockquote to indent: only its class says a quote.</summary>
    static bool IsCited(IElement element) =>
        string.Equals(element.GetAttribute("type"), "cite", StringComparison.OrdinalIgnoreCase)
        || element.HasAttribute("cite")
        || element.ClassList.Contains("gmail_quote")
        || element.ClassList.Contains("protonmail_quote");

    /// <summary>The line above is the sentence that announces a quote.</summary>
    static bool IsAttributed(IElement quote) => Attributions.At(MailLine.Split(HtmlLineAbove.Of(quote)), 0).Lines > 0;

    /// <summary>The same elements hold the fields of a forwarded message, which starts with dashes.</summary>
    static bool IsForward(IElement element)
    {
        INode node = element;
        // Its text as a whole would be read again for each of the quotes nested in it.
        for (var depth = 0; depth < DeepestLooked && node.FirstChild is { } child; depth++)
            node = child;
        var text = node.NodeValue.AsSpan().TrimStart();
        return text.StartsWith("--") || text.StartsWith("—");
    }

    static bool HasClass(IElement element, string[] classes) =>
        element.ClassName is { Length: > 0 } && Array.Exists(classes, element.ClassList.Contains);
}
