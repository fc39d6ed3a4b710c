using System.Text;
using Parvis.Mail;
using Parvis.Mail.Writing;

namespace Parvis.MailTests.Writing;

/// <summary>A message to write, with what every message needs, and what came out.</summary>
static class Written
{
    public static readonly ComposedMail Simple = new()
    {
        From = new NamedAddress("Mairie de Saint-Aubin", "mairie@saint-aubin.example"),
        To = [new NamedAddress("Anne Morel", "anne.morel@exemple.example")],
        Subject = "Votre demande 26-00012",
        Date = new DateTimeOffset(2026, 11, 28, 9, 5, 7, TimeSpan.FromHours(1)),
        MessageId = "20261128-abc@saint-aubin.example",
        Text = "Bonjour,\n\nLe trou est bouché.",
    };

    public static async Task<string> AsTextAsync(ComposedMail mail) =>
        Encoding.UTF8.GetString(await AsBytesAsync(mail));

    public static async Task<byte[]> AsBytesAsync(ComposedMail mail)
    {
        using var written = new MemoryStream();
        await MailWriter.WriteAsync(mail, written, CancellationToken.None);
        return written.ToArray();
    }

    public static ComposedFile File(string name, string type, byte[] content) =>
        new(name, type, _ => Task.FromResult<Stream>(new MemoryStream(content)));

    /// <summary>The whole value of a header field, its lines joined again.</summary>
    public static string Field(string message, string name)
    {
        var header = message[..message.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        return header
            .Replace("\r\n ", " ", StringComparison.Ordinal)
            .Split("\r\n")
            .Single(l => l.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
    }
}
