using System.Security.Cryptography;
using System.Text;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Mail;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Reads a stored message and keeps its files: before any transaction, since it may take a while.</summary>
public sealed class MailReading(IBlobStore blobs, MailFiles files, TownAddressBook addressBook, MailTokens tokens)
{
    /// <summary>Beyond, the rest is read in the message as it came.</summary>
    const int LongestWords = 100_000;

    public async Task<ReadMail> ReadAsync(StoredMail stored, Mailbox mailbox, CancellationToken cancellationToken)
    {
        await using var raw =
            await blobs.OpenAsync(stored.Hash ?? "", cancellationToken)
            ?? throw new RefusedException("Le courriel d'origine n'est plus dans les fichiers de la mairie.");
        using var mail = await MailReader.ReadAsync(raw, cancellationToken);
        var town = await addressBook.ReadAsync(cancellationToken);
        var kind = MailKinds.Of(mail);
        var bounced = kind == MailKind.Bounce ? Bounces.Of(mail) : null;
        var isForm = IsForm(mail, town);
        var (kept, leftOut) = await files.KeepAsync(mail, cancellationToken);
        return new ReadMail
        {
            Stored = stored,
            Mailbox = mailbox,
            // The form of the town's site is a machine that speaks for somebody.
            Kind = isForm && kind is MailKind.AutoReply ? MailKind.Message : kind,
            Bounced = bounced,
            Person = Answerable(isForm ? mail.ReplyTo[0] : mail.From),
            MayBeAnswered = isForm || MailLoops.MayBeAnswered(mail),
            SenderDoubted = !isForm && town.Has(mail.From?.Address) && SenderProof.IsMissing(mail.Headers),
            Subject = mail.Subject,
            Words = Cut(NewWords.Of(mail)),
            MessageKey = mail.MessageId is { Length: > 0 } id ? Digest(id) : "",
            ContentKey = ContentKeyOf(mail),
            IsOurs = tokens.TryRead(mail.MessageId, out _),
            OurKeys = OurKeys(mail, bounced),
            Files = kept,
            LeftOut = leftOut,
        };
    }

    static bool IsForm(IncomingMail mail, TownAddresses town) =>
        mail.ReplyTo is [var person, ..]
        && Answerable(person) is not null
        && !town.Has(person.Address)
        && (town.IsForm(mail.From?.Address) || town.Has(mail.From?.Address));

    static NamedAddress? Answerable(NamedAddress? address) =>
        address is not null && EmailKey.IsValid(address.Address) ? address : null;

    /// <summary>The nearest one first: a thread may have gone through several of our messages.</summary>
    List<string> OurKeys(IncomingMail mail, BouncedMail? bounced)
    {
        IEnumerable<string?> ids = [bounced?.MessageId, .. mail.InReplyTo, .. mail.References.Reverse()];
        var keys = new List<string>();
        foreach (var id in ids)
        {
            if (tokens.TryRead(id, out var key) && !keys.Contains(key, StringComparer.Ordinal))
                keys.Add(key);
        }

        return keys;
    }

    /// <summary>What it says and carries, not how it travelled: two servers deliver the same message differently.</summary>
    static string ContentKeyOf(IncomingMail mail) =>
        Digest(
            string.Join(
                '\n',
                [
                    mail.From?.Address.ToLowerInvariant() ?? "",
                    mail.Subject,
                    mail.Text.Trim(),
                    .. mail.Attachments.Select(a => $"{a.Name} {a.Content.Size}"),
                ]
            )
        );

    static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Cut(string words) =>
        words.Length <= LongestWords ? words : $"{words[..LongestWords]}…\n\n(La suite est dans le courriel d'origine.)";
}
