using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Mail;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;

namespace Parvis.Commands;

/// <summary>One message as one line of JSON, for people and programs that compare what is read.</summary>
static class MailLine
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>UTF-8, with its line end.</returns>
    public static ReadOnlyMemory<byte> Of(string file, IncomingMail mail)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            Fields(json, mail);
            Understood(json, mail);
            Attachments(json, mail.Attachments);
            Strings(json, "warnings", mail.Warnings);
            json.WriteEndObject();
        }
        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    static void Fields(Utf8JsonWriter json, IncomingMail mail)
    {
        json.WriteString("messageId", mail.MessageId);
        Strings(json, "inReplyTo", mail.InReplyTo);
        Strings(json, "references", mail.References);
        json.WriteString("date", mail.Date?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WritePropertyName("from");
        Address(json, mail.From);
        Addresses(json, "replyTo", mail.ReplyTo);
        Addresses(json, "to", mail.To);
        Addresses(json, "cc", mail.Cc);
        json.WriteString("subject", mail.Subject);
        json.WriteString("text", mail.Text);
    }

    static void Understood(Utf8JsonWriter json, IncomingMail mail)
    {
        var reply = NewWords.Of(mail);
        json.WriteString("reply", reply);
        json.WriteString("language", MailLanguage.Of(reply));
        json.WriteString("kind", Name(MailKinds.Of(mail)));
        json.WritePropertyName("bounced");
        if (Bounces.Of(mail) is not { } bounced)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("address", bounced.Address);
        json.WriteString("status", bounced.Status);
        json.WriteString("messageId", bounced.MessageId);
        json.WriteEndObject();
    }

    static void Attachments(Utf8JsonWriter json, IReadOnlyList<MailPart> attachments)
    {
        json.WriteStartArray("attachments");
        foreach (var part in attachments)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteString("contentType", part.ContentType);
            json.WriteNumber("size", part.Content.Size);
            json.WriteBoolean("inline", part.Inline);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Addresses(Utf8JsonWriter json, string name, IReadOnlyList<NamedAddress> addresses)
    {
        json.WriteStartArray(name);
        foreach (var address in addresses)
            Address(json, address);
        json.WriteEndArray();
    }

    static void Address(Utf8JsonWriter json, NamedAddress? address)
    {
        if (address is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("name", address.Name);
        json.WriteString("address", address.Address);
        json.WriteEndObject();
    }

    static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    static string Name(MailKind kind) =>
        kind switch
        {
            MailKind.Message => "message",
            MailKind.AutoReply => "auto-reply",
            MailKind.OutOfOffice => "out-of-office",
            MailKind.Bounce => "bounce",
            MailKind.Receipt => "receipt",
            MailKind.List => "list",
            MailKind.Calendar => "calendar",
        };
}
