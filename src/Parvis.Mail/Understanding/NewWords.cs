using Parvis.Mail.Reading;
using Parvis.Mail.Reading.Texts;
using Parvis.Mail.Understanding.Words;

namespace Parvis.Mail.Understanding;

/// <summary>
/// What the sender newly wrote: without the quoted message, the signature after <c>-- </c>, the line a telephone adds,
/// or the legal notice a server adds.
/// </summary>
/// <remarks>
/// Losing a word of a resident is worse than keeping a word too many: what is not surely a quote is kept, a forwarded
/// message is kept with what it holds, and when nothing would remain the whole text is returned. The work is linear in
/// the length of the text.
/// </remarks>
public static class NewWords
{
    /// <summary>From the plain text of the message, or from its HTML when only that says where the quote is.</summary>
    /// <returns>Trimmed, with \n line ends; empty only when the message has no text that shows.</returns>
    public static string Of(IncomingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var words = Cut(mail);
        return UnseenCharacters.AreAllOf(words) ? mail.Text.Trim() : words;
    }

    static string Cut(IncomingMail mail)
    {
        var subject = new SubjectPrefix(mail.Subject);
        var setting = new CutSetting(
            AnswersSomething: subject.IsReply || mail.InReplyTo.Count > 0 || mail.References.Count > 0,
            IsForward: subject.IsForward
        );
        var fromText = ReplyCutter.Cut(mail.Text, setting);
        if (mail.Html is not { Length: > 0 } html)
            return fromText.Words;
        var says = HasPlainBody(mail.Root, 0)
            ? !fromText.QuoteFound && HtmlQuotes.MayMark(html)
            : HtmlQuotes.MayMark(html) || HtmlQuotes.MayMarkSignature(html);
        if (!says || html.Length > HtmlText.Longest)
            return fromText.Words;
        var fromHtml = FromHtml(html, setting);
        return fromHtml.Length > 0 ? fromHtml : fromText.Words;
    }

    /// <summary>From a plain text, taken as the answer to a message.</summary>
    /// <returns>Trimmed, with \n line ends.</returns>
    public static string OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReplyCutter.Cut(text, CutSetting.Reply).Words;
    }

    /// <summary>From an HTML body or fragment, taken as the answer to a message.</summary>
    /// <returns>Plain text, trimmed, with \n line ends; of the first half million characters.</returns>
    public static string OfHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return FromHtml(html, CutSetting.Reply);
    }

    static string FromHtml(string html, CutSetting setting)
    {
        var marked = ReplyCutter.Cut(HtmlLines.Marked(html), setting);
        return marked.IsWhole ? HtmlLines.Plain(html).Trim() : marked.Words;
    }

    static bool HasPlainBody(MailPart part, int depth) =>
        part.Children.Count == 0
            ? part.ContentType == "text/plain" && part.Name.Length == 0 && part.Content.Size > 2
            : depth < 20
                && part.ContentType != "message/rfc822"
                && part.Children.Any(child => HasPlainBody(child, depth + 1));
}
