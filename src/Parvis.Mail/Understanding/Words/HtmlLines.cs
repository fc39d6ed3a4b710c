using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Understanding.Words;

/// <summary>An HTML body as lines of text, where what the structure says quoted starts with a chevron.</summary>
static class HtmlLines
{
    /// <summary>Stands alone on the line under which everything is the message answered.</summary>
    public const string QuoteBelow = "\uE0F0";

    /// <summary>With chevrons before quotes, and without the signatures that the structure names.</summary>
    public static string Marked(string html) => HtmlText.Of(html, HtmlQuotes.Mark);

    /// <summary>Everything, as plain text.</summary>
    public static string Plain(string html) => HtmlText.Of(html);
}
