using Parvis.Mail.Reading.Headers;
using Parvis.Mail.Reading.Texts;

namespace Parvis.Mail.Imap;

/// <summary>Reads an ENVELOPE: date, subject, authors…, in this order (RFC 3501, section 7.4.2).</summary>
static class ImapEnvelopes
{
    public static MessageEnvelope Read(ImapValue envelope) =>
        envelope.Items is [_, var subject, var authors, ..]
            ? new MessageEnvelope(
                Decoded(subject),
                (authors.Items ?? []).Select(Author).FirstOrDefault(a => a is not null)
            )
            : new MessageEnvelope("", null);

    /// <summary>Name, route, what stands before and after the @; the beginning and the end of a group have no host.</summary>
    static NamedAddress? Author(ImapValue address) =>
        address.Items is [var name, _, { Text.Length: > 0 } local, { Text.Length: > 0 } host]
            ? new NamedAddress(Decoded(name), $"{local.Text}@{host.Text}")
            : null;

    static string Decoded(ImapValue text) => CleanText.OneLine(HeaderWords.Decode(text.Text ?? ""));
}
