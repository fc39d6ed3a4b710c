using System.Security.Cryptography;
using System.Text;
using Parvis.Data;
using Parvis.Data.Antivirus;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;
using Parvis.Data.Outbox;
using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requesters.Contacts;
using Parvis.Mail;
using Parvis.Mail.Reading;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing;

/// <summary>Reads a stored message and keeps its files: before any transaction, since it may take a while.</summary>
public sealed partial class MailReading(
    IBlobStore blobs,
    MailFiles files,
    TownAddressBook addressBook,
    MailTokens tokens,
    DataFolder folder,
    ILogger<MailReading> log
)
{
    /// <summary>Beyond, the rest is read in the message as it came.</summary>
    const int LongestWords = 100_000;

    public Task<ReadMail> ReadAsync(StoredMail stored, Mailbox mailbox, CancellationToken cancellationToken) =>
        ReadAsync(stored, mailbox, keepFiles: true, cancellationToken);

    async Task<ReadMail> ReadAsync(
        StoredMail stored,
        Mailbox mailbox,
        bool keepFiles,
        CancellationToken cancellationToken
    )
    {
        await using var raw =
            await blobs.OpenAsync(stored.Hash ?? "", cancellationToken)
            ?? throw new RefusedException("Le courriel d'origine n'est plus dans les fichiers de la mairie.");
        using var mail = await MailReader.ReadAsync(raw, folder.ReadingLimits(), cancellationToken);
        var town = await addressBook.ReadAsync(cancellationToken);
        var kind = MailKinds.Of(mail);
        var bounced = kind == MailKind.Bounce ? Bounces.Of(mail) : null;
        var isForm = IsForm(mail, town);
        // Anybody can write in the name of the town and ask for answers elsewhere: only the address that the town named
        // as its form's is taken at its word.
        var isOurForm = isForm && town.IsForm(mail.From?.Address);
        var person = PersonOf(mail, isForm);
        var doubted = !isOurForm && mail.From is { } from && IsDoubted(mail, from, town);
        var claim = SenderClaim.Of(mail.From, person, doubted);
        var thread = MailThread.Of(mail);
        var contentKey = ContentKeyOf(mail);
        var (kept, leftOut) = keepFiles ? await files.KeepAsync(mail, cancellationToken) : ([], MailFiles.Names(mail));
        return new ReadMail
        {
            Stored = stored,
            Mailbox = mailbox,
            // The form of the town's site is a machine that speaks for somebody.
            Kind = isOurForm && kind is MailKind.AutoReply ? MailKind.Message : kind,
            Bounced = bounced,
            Person = person,
            FromName = SenderClaim.Name(mail.From, person, claim),
            Claim = claim,
            MayBeAnswered = isOurForm || MailLoops.MayBeAnswered(mail),
            SenderDoubted = doubted,
            Subject = mail.Subject,
            Words = Cut(NewWords.Of(mail)),
            MessageId = thread.MessageId,
            References = thread.References,
            MessageKey = MessageKeyOf(mail, contentKey),
            ContentKey = contentKey,
            IsOurs = tokens.TryRead(mail.MessageId, out _),
            OurKeys = OurKeys(mail, bounced),
            Files = kept,
            LeftOut = leftOut,
        };
    }

    /// <summary>For a person who decides: what cannot be read any more is told by what is known of it.</summary>
    /// <param name="stored">The row of the message.</param>
    /// <param name="mailbox">Where it came.</param>
    /// <param name="keepFiles">False when it is only looked at: its files are then all named as left out.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ReadMail> ReadOrDescribeAsync(
        StoredMail stored,
        Mailbox mailbox,
        bool keepFiles,
        CancellationToken cancellationToken
    )
    {
        if (stored.Hash is null)
            return Described(stored, mailbox);
        try
        {
            return await ReadAsync(stored, mailbox, keepFiles, cancellationToken);
        }
        catch (AntivirusAwayException)
        {
            // Filed now, it would be without its files.
            throw new RefusedException("L'antivirus de la mairie ne répond pas : réessayez dans quelques minutes.");
        }
#pragma warning disable CA1031 // Whatever keeps it from being read, it can still be put where it belongs.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OutageSigns.Of(failure) is null)
#pragma warning restore CA1031
        {
            LogUnreadable(failure, stored.Id);
            return Described(stored, mailbox);
        }
    }

    static ReadMail Described(StoredMail stored, Mailbox mailbox) =>
        new()
        {
            Stored = stored,
            Mailbox = mailbox,
            Kind = stored.Kind ?? MailKind.Message,
            Bounced = null,
            Person = Answerable(new NamedAddress(stored.FromName, stored.FromAddress)),
            FromName = stored.FromName,
            Claim = stored.SenderDoubted || stored.FromAddress.Length == 0 ? stored.FromName : "",
            MayBeAnswered = false,
            SenderDoubted = stored.SenderDoubted,
            Subject = stored.Subject,
            Words =
                stored.Excerpt.Length > 0 ? stored.Excerpt
                : stored.Hash is null ? $"(Ce courriel est resté dans la boîte « {mailbox.Name} », sur le serveur.)"
                : "(Ce courriel ne se lit pas : voyez le courriel d'origine.)",
            MessageId = stored.MessageId,
            References = stored.References,
            MessageKey = stored.MessageKey,
            ContentKey = stored.ContentKey,
            IsOurs = false,
            OurKeys = [],
        };

    static bool IsForm(IncomingMail mail, TownAddresses town) =>
        mail.ReplyTo is [var person, ..]
        && Answerable(person) is not null
        && !town.Has(person.Address)
        && (town.IsForm(mail.From?.Address) || town.Has(mail.From?.Address));

    static bool IsDoubted(IncomingMail mail, NamedAddress from, TownAddresses town) =>
        town.Has(from.Address) ? SenderProof.IsMissing(mail.Headers, from.Address) : SenderClaim.NamesTown(from, town);

    static NamedAddress? PersonOf(IncomingMail mail, bool isForm) =>
        // « noreply@… »: where answers are wanted says who it is.
        (isForm || (mail.From is { } from && MailLoops.IsUnread(from.Address)))
        && mail.ReplyTo is [var wanted, ..]
        && Answerable(wanted) is { } person
            ? person
            : Answerable(mail.From);

    static NamedAddress? Answerable(NamedAddress? address) =>
        address is not null && EmailKey.IsValid(address.Address) ? address : null;

    /// <summary>The nearest one first: a thread may have gone through several of our messages.</summary>
    List<string> OurKeys(IncomingMail mail, BouncedMail? bounced)
    {
        IEnumerable<string?> ids =
        [
            bounced?.MessageId,
            .. mail.InReplyTo,
            .. mail.References.Reverse(),
            // One of ours that came back says what its own request does.
            mail.MessageId,
        ];
        var keys = new List<string>();
        foreach (var id in ids)
        {
            if (tokens.TryRead(id, out var key) && !keys.Contains(key, StringComparer.Ordinal))
                keys.Add(key);
        }

        return keys;
    }

    /// <summary>
    /// Without a Message-ID, the same author who said the same in the same second sent one message. Without a date either,
    /// two alike may be two.
    /// </summary>
    static string MessageKeyOf(IncomingMail mail, string contentKey) =>
        mail.MessageId is { Length: > 0 } id ? Digest(id)
        : mail.Date is { } date ? Digest($"\n{date:O}\n{EmailKey.Of(mail.From?.Address)}\n{contentKey}")
        : "";

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
        words.Length <= LongestWords
            ? words
            : $"{words.ShortenedTo(LongestWords)}\n\n(La suite est dans le courriel d'origine.)";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stored mail {Id} cannot be read; somebody decides what it is.")]
    partial void LogUnreadable(Exception failure, long id);
}
