using Parvis.Features.Inbox.Mailboxes;
using Parvis.Features.Inbox.Storing;
using Parvis.Features.Requests.Files;
using Parvis.Mail;
using Parvis.Mail.Understanding;

namespace Parvis.Features.Inbox.Filing;

/// <summary>All that the filters look at: they read nothing themselves, so that each can be tested with a few words.</summary>
public sealed record MailFacts
{
    public required MailKind Kind { get; init; }

    /// <summary>What a bounce says.</summary>
    public BouncedMail? Bounced { get; init; }

    /// <summary>It is one of our own messages that came back: its Message-ID is signed by us.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Who wrote: the author, or the resident whom the town's form speaks for; null when nobody can be answered.</summary>
    public NamedAddress? Person { get; init; }

    /// <summary>
    /// Of the mailbox, else of a confidential request that it answers or names, whoever wrote it: what it quotes is not
    /// for others.
    /// </summary>
    public Guid? CircleId { get; init; }

    /// <summary>The request that a person put it in before its server handed it over.</summary>
    public KnownRequest? PutIn { get; init; }

    /// <summary>The first copy of the same message, in the same confidence.</summary>
    public StoredMail? First { get; init; }

    /// <summary>The request of the message it answers, known by our signature; merged ones lead to the one that goes on.</summary>
    public KnownRequest? Answered { get; init; }

    /// <summary>The request named in its subject, when this sender is somebody of that request.</summary>
    public KnownRequest? Named { get; init; }

    /// <summary>What was written to a circle stays in it: nothing of it goes into a request that others see.</summary>
    public bool StaysApartFrom(KnownRequest request) => CircleId is { } circle && circle != request.CircleId;
}

/// <summary>A request as the filters need it.</summary>
/// <param name="CanReopen">It ended not long ago.</param>
/// <param name="CircleId">It is confidential.</param>
public sealed record KnownRequest(long Id, string Reference, bool IsOpen, bool CanReopen, Guid? CircleId = null);

/// <summary>A message as it was read, ready to be written down.</summary>
public sealed record ReadMail
{
    public required StoredMail Stored { get; init; }

    public required Mailbox Mailbox { get; init; }

    public required MailKind Kind { get; init; }

    public required BouncedMail? Bounced { get; init; }

    public required NamedAddress? Person { get; init; }

    /// <summary>See <see cref="StoredMail.FromName"/>.</summary>
    public required string FromName { get; init; }

    /// <summary>See <see cref="SenderClaim.Of"/>.</summary>
    public required string Claim { get; init; }

    /// <summary>False: a receipt would be read by a machine.</summary>
    public required bool MayBeAnswered { get; init; }

    public required bool SenderDoubted { get; init; }

    public required string Subject { get; init; }

    /// <summary>What is new in it.</summary>
    public required string Words { get; init; }

    /// <summary>See <see cref="StoredMail.MessageId"/>.</summary>
    public required string MessageId { get; init; }

    /// <summary>See <see cref="StoredMail.References"/>.</summary>
    public required string References { get; init; }

    public required string MessageKey { get; init; }

    public required string ContentKey { get; init; }

    /// <summary>Its own Message-ID is signed by us.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>Keys of our messages it refers to, the nearest first.</summary>
    public required IReadOnlyList<string> OurKeys { get; init; }

    public IReadOnlyList<StoredFile> Files { get; init; } = [];

    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
