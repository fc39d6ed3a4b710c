using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Parvis.Mail;
using Parvis.Mail.Reading;

namespace Parvis.MailTests.Corpus;

/// <summary>
/// Compares one expected value with what was read; null when the value says nothing of reading (who duplicates whom, what
/// the sender newly wrote…).
/// </summary>
static class ReadValues
{
    public static bool? Matches(string kind, JsonElement expected, ExpectedMail file, IncomingMail mail) =>
        kind switch
        {
            "subject" => mail.Subject == Flat(expected.GetString()!),
            "from" => mail.From?.Address == expected.GetString(),
            "from_name" => mail.From?.Name == expected.GetString(),
            "from_header" => Written(mail.From) == expected.GetString(),
            "to_header" => Written(mail.To is [var first, ..] ? first : null) == expected.GetString(),
            "reply_to" => mail.ReplyTo is [var answer, ..] && answer.Address == expected.GetString(),
            "message_id" => mail.MessageId == expected.GetString()!.Trim('<', '>'),
            "date" => mail.Date == Date(expected),
            "attachments" => Attachments(expected, mail, file.Values.TryGetProperty("attachments_count", out _)),
            "attachments_count" => mail.Attachments.Count == expected.GetInt32(),
            "text_start" => expected.ValueKind == JsonValueKind.Null
                ? null
                : TextStart(expected.GetString()!, file, mail),
            "text_exact" => mail.Text == Lines(expected.GetString()!),
            "text_must_contain" or "full_text_must_contain" => Strings(expected)
                .All(t => Flat(mail.Text).Contains(Flat(t))),
            "html_must_contain" => Strings(expected).All(h => mail.Html?.Contains(h) == true),
            "tnef_attachment_names" => SameNames(Strings(expected), mail.Attachments.Select(a => a.Name)),
            "tnef_list" => SameNames(Strings(expected), Tnef(mail.Root).Select(p => p.Name).Where(n => n.Length > 0)),
            "nested_subject" => Nested(mail.Root)?.Headers.Find("Subject") is { } subject
                && Parvis.Mail.Reading.Headers.HeaderWords.Decode(subject) == expected.GetString(),
            "calendar" => Calendar(expected, mail.Root),
            _ => null,
        };

    static string Written(NamedAddress? address) =>
        address is null ? ""
        : address.Name.Length > 0 ? $"{address.Name} <{address.Address}>"
        : address.Address;

    static DateTime? Date(JsonElement expected) =>
        expected.ValueKind == JsonValueKind.Null
            ? null
            : DateTimeOffset.Parse(expected.GetString()!, CultureInfo.InvariantCulture).UtcDateTime;

    static bool TextStart(string expected, ExpectedMail file, IncomingMail mail) =>
        expected.Length > 0 || file.Values.TryGetProperty("text_must_contain", out _)
            ? Flat(mail.Text).StartsWith(Flat(expected), StringComparison.Ordinal)
            : string.IsNullOrWhiteSpace(mail.Text);

    static bool Attachments(JsonElement expected, IncomingMail mail, bool onlySome)
    {
        var wanted = expected.EnumerateArray().ToList();
        return onlySome
            ? wanted.TrueForAll(w => mail.Attachments.Any(a => Is(w, a)))
            : wanted.Count == mail.Attachments.Count
                && wanted.Zip(mail.Attachments).All(pair => Is(pair.First, pair.Second));
    }

    static bool Is(JsonElement expected, MailPart part) =>
        expected
            .EnumerateObject()
            .All(v =>
                v.Name switch
                {
                    "name" => part.Name == v.Value.GetString(),
                    "content_type" => part.ContentType == v.Value.GetString(),
                    "size" => part.Content.Size == v.Value.GetInt64(),
                    "sha256" => Hash(part.Content) == v.Value.GetString(),
                    "inline" => part.Inline == v.Value.GetBoolean(),
                    "disposition" => part.Inline == (v.Value.GetString() == "inline"),
                    "content_id" => part.ContentId == v.Value.GetString(),
                    "raw_name" => true,
                    _ => throw new NotSupportedException(v.Name),
                }
            );

    static string Hash(MailContent content)
    {
        using var stream = content.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    static bool Calendar(JsonElement expected, MailPart root)
    {
        var part = Tree(root).First(p => p.ContentType == "text/calendar");
        using var reader = new StreamReader(part.Content.OpenRead(), Encoding.UTF8);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n");
        return lines.Contains($"METHOD:{expected.GetProperty("method").GetString()}\n")
            && lines.Contains($"UID:{expected.GetProperty("uid").GetString()}\n")
            && lines.Contains($"SUMMARY:{expected.GetProperty("summary").GetString()}\n");
    }

    static IEnumerable<MailPart> Tnef(MailPart root) =>
        Tree(root).FirstOrDefault(p => p.ContentType.EndsWith("ms-tnef", StringComparison.Ordinal))?.Children ?? [];

    // Their test sorts the names of the files.
    static bool SameNames(IEnumerable<string> expected, IEnumerable<string> read) =>
        expected.Order(StringComparer.Ordinal).SequenceEqual(read.Order(StringComparer.Ordinal));

    static MailPart? Nested(MailPart root) =>
        Tree(root).FirstOrDefault(p => p.ContentType == "message/rfc822") is { Children: [var inside] } ? inside : null;

    static IEnumerable<MailPart> Tree(MailPart part) => [part, .. part.Children.SelectMany(Tree)];

    static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(v => v.GetString()!);

    static string Lines(string text) => text.ReplaceLineEndings("\n");

    static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
