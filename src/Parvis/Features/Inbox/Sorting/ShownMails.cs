using System.Net;
using Parvis.Data;
using Parvis.Data.Blobs;
using Parvis.Data.Outages;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Mail;
using Parvis.Mail.Reading;
using Parvis.Mail.Showing;

namespace Parvis.Features.Inbox.Sorting;

/// <summary>A message with its layout, made safe, for whoever may have the message as it came.</summary>
public sealed class ShownMails(MailOriginals originals, IBlobStore blobs, DataFolder folder, TownClock clock)
{
    /// <summary>Null when there is none any more, or none that this person may know of.</summary>
    public async Task<ShownMail?> FindAsync(
        string publicId,
        bool remoteImages,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await originals.FindAsync(publicId, viewer, cancellationToken) is not { } original)
            return null;
        await using var raw = await blobs.OpenAsync(original.Hash, cancellationToken) ?? throw new FilesAwayException();
        using var mail = await MailReader.ReadAsync(raw, folder.ReadingLimits(), cancellationToken);
        var shown = mail.Html is { } html
            ? SafeHtml.Of(html, (await MailImages.ReadAsync(mail, cancellationToken)).GetValueOrDefault, remoteImages)
            : null;
        return new ShownMail
        {
            Reference = original.Reference,
            Settlement = original.Settlement,
            From = mail.From,
            To = mail.To,
            Cc = mail.Cc,
            Subject = mail.Subject,
            SentAt = mail.Date is { } date ? await clock.ToLocalAsync(date, cancellationToken) : null,
            Html = shown?.Html ?? $"<pre>{WebUtility.HtmlEncode(mail.Text)}</pre>",
            RemoteImages = shown is null ? 0 : shown.RemoteImages - shown.UnprotectedImages,
            UnprotectedImages = shown?.UnprotectedImages ?? 0,
        };
    }
}

public sealed record ShownMail
{
    /// <summary>Of the request it belongs to; empty while it has none.</summary>
    public required string Reference { get; init; }

    /// <summary>Who decided what it is; null when nobody did.</summary>
    public required MailSettlement? Settlement { get; init; }

    public required NamedAddress? From { get; init; }

    public required IReadOnlyList<NamedAddress> To { get; init; }

    public required IReadOnlyList<NamedAddress> Cc { get; init; }

    public required string Subject { get; init; }

    /// <summary>When the sender says it was written, by the clock of the town.</summary>
    public required DateTime? SentAt { get; init; }

    /// <summary>Safe to be put in the body of a page of its own.</summary>
    public required string Html { get; init; }

    /// <summary>Images of other servers that can be asked for, and were not.</summary>
    public required int RemoteImages { get; init; }

    /// <summary>Images of other servers that are not shown in any case.</summary>
    public required int UnprotectedImages { get; init; }
}
