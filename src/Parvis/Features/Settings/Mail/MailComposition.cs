using Parvis.Data.Blobs;
using Parvis.Data.Outbox;
using Parvis.Mail;
using Parvis.Mail.Writing;

namespace Parvis.Features.Settings.Mail;

/// <summary>Makes the mail that goes on the wire: plain text and HTML, files read from the blob store as it is sent.</summary>
public sealed class MailComposition(IBlobStore blobs, MailTokens tokens, TownClock clock)
{
    public async Task<ComposedMail> ComposeAsync(
        OutgoingMail mail,
        MailSender town,
        string messageKey,
        CancellationToken cancellationToken
    ) =>
        new()
        {
            From = Of(mail.From) ?? new NamedAddress(town.Name, town.Address),
            ReplyTo = [Of(mail.ReplyTo) ?? new NamedAddress(town.Name, town.ReplyTo)],
            To = [new NamedAddress(NameOf(mail), mail.To)],
            Subject = mail.Subject,
            Date = await NowAsync(cancellationToken),
            MessageId = $"{tokens.Sign(messageKey)}@{town.Domain}",
            InReplyTo = mail.InReplyTo,
            References = mail.References,
            Text = mail.Text,
            Html = mail.Html,
            Files = [.. mail.Files.Select(Attach)],
            Automatic =
                !mail.Automatic ? AutomaticMail.No
                : mail.InReplyTo.Count > 0 ? AutomaticMail.Replied
                : AutomaticMail.Generated,
        };

    /// <summary>Filters take an address in the place of the name for a trick.</summary>
    static string NameOf(OutgoingMail mail) => mail.ToName.Contains('@', StringComparison.Ordinal) ? "" : mail.ToName;

    static NamedAddress? Of(OutgoingAddress? address) =>
        address is null ? null : new NamedAddress(address.Name, address.Address);

    ComposedFile Attach(OutgoingFile file) =>
        new(
            file.Name,
            file.ContentType,
            async cancellationToken =>
                await blobs.OpenAsync(file.Hash, cancellationToken)
                ?? throw new MailRefusedException("Une pièce jointe de ce message n'est plus là.", forGood: true)
        );

    async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        TimeZoneInfo.ConvertTime(
            new DateTimeOffset(clock.UtcNow, TimeSpan.Zero),
            await clock.ZoneAsync(cancellationToken)
        );
}
