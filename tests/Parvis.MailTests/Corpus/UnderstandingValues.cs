using System.Text.Json;
using System.Text.RegularExpressions;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;

namespace Parvis.MailTests.Corpus;

/// <summary>
/// Compares one expected value with what was understood: the new words, the kind, the bounce, the forwarded author; null
/// when the value says nothing of that.
/// </summary>
static class UnderstandingValues
{
    const string Folded = "FOLDED_QUOTED_SECTION";

    /// <summary>Of a file that holds only a body, in text or in HTML.</summary>
    public static bool? OfBody(string kind, JsonElement expected, string body, bool isHtml) =>
        OfWords(kind, expected, isHtml ? NewWords.OfHtml(body) : NewWords.OfText(body), body);

    /// <summary>Of a whole message.</summary>
    public static bool? OfMail(string kind, JsonElement expected, IncomingMail mail) =>
        kind switch
        {
            "is_auto_reply" => expected.GetBoolean()
                == MailKinds.Of(mail) is not (MailKind.Message or MailKind.List or MailKind.Calendar),
            "is_bounce" => expected.GetBoolean() == (MailKinds.Of(mail) == MailKind.Bounce),
            "is_list" => expected.GetBoolean() == (MailKinds.Of(mail) == MailKind.List),
            "calendar" => MailKinds.Of(mail) == MailKind.Calendar,
            "dsn" => IsReported(expected, mail),
            "forwarded_from" => Forwards.OriginalSender(mail)?.Address == expected.GetString(),
            _ => OfWords(kind, expected, NewWords.Of(mail), mail.Text),
        };

    static bool? OfWords(string kind, JsonElement expected, string words, string whole) =>
        kind switch
        {
            "reply_text" => Flat(words) == Flat(expected.GetString()!),
            "reply_text_ignoring_whitespace" => Packed(words) == Packed(expected.GetString()!),
            "folded_text" => Flat(words) == Flat(expected.GetString()!.Replace(Folded, "")),
            "single_fragment" => Flat(words) == Flat(whole),
            "first_fragment_matches" => expected
                .EnumerateArray()
                .All(p => Regex.IsMatch(words, p.GetString()!, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1))),
            "reply_must_contain" => expected.EnumerateArray().All(t => Flat(words).Contains(Flat(t.GetString()!))),
            "reply_must_not_contain" => expected.EnumerateArray().All(t => !Flat(words).Contains(Flat(t.GetString()!))),
            _ => null,
        };

    /// <summary>A receipt names its reader, who is no address that failed.</summary>
    static bool IsReported(JsonElement expected, IncomingMail mail)
    {
        var action = expected.GetProperty("action").GetString();
        if (action is not ("failed" or "delayed"))
            return MailKinds.Of(mail) == MailKind.Receipt && Bounces.Of(mail) is null;
        return Bounces.Of(mail) is { } bounced
            && bounced.Address == expected.GetProperty("final_recipient").GetString()
            && bounced.Status == expected.GetProperty("status").GetString()
            && bounced.Permanent == (action == "failed");
    }

    static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
