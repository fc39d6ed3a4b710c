using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;

namespace Parvis.Features.Replies.Troubles;

/// <summary>A message that could not leave, or that came back, and what this person may do about it.</summary>
public sealed record TroubleRow
{
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required string Reference { get; init; }

    public required string Subject { get; init; }

    public required CorrespondenceKind Kind { get; init; }

    public required CorrespondenceState State { get; init; }

    public required string Recipient { get; init; }

    /// <summary>A sentence.</summary>
    public required string Problem { get; init; }

    /// <summary>In UTC.</summary>
    public required DateTime At { get; init; }

    public required Guid? DepartmentId { get; init; }

    public required bool Confidential { get; init; }

    public required bool MayRetry { get; init; }

    /// <summary>This person may give it by letter, and an address is known.</summary>
    public required bool MayPrint { get; init; }

    /// <summary>A letter is all that lacks an address.</summary>
    public required bool LacksAddress { get; init; }

    public required bool MaySettle { get; init; }

    /// <summary>The one that can also be handed over at the counter.</summary>
    public bool IsReceipt => Kind == CorrespondenceKind.RegistrationReceipt;

    public bool IsNotice => Kind.IsNotice();

    /// <summary>Followed by the address.</summary>
    public string What =>
        State == CorrespondenceState.Bounced
            ? $"{Kind.Subject()} est {(Kind.IsFeminine() ? "revenue" : "revenu")} de"
            : $"{Kind.Subject()} n'a pas pu partir à";

    /// <param name="hasAddress">A letter can be sent to somebody of the request.</param>
    public static TroubleRow Of(Correspondence message, CitizenRequest request, bool hasAddress, Viewer viewer)
    {
        var answers = RequestPolicy.Allows(viewer, request, RequestAction.Reply);
        var settles = RequestPolicy.Allows(viewer, request, RequestAction.Correct);
        var goesOn = request.Status != RequestStatus.Merged && request.StatusBeforeReply is null;
        var mayGiveAgain = message.Kind.IsNotice() ? settles && request.IsOpen : answers && goesOn;
        // News are stale by the time a letter arrives.
        var printable = mayGiveAgain && message.Kind != CorrespondenceKind.News;
        // Partners are authorities: their address is on their sheet.
        var addressed = hasAddress || message.Kind.GoesToPartner();
        return new TroubleRow
        {
            Id = message.Id,
            PublicId = message.PublicId,
            Reference = request.Reference,
            Subject = request.Subject,
            Kind = message.Kind,
            State = message.State,
            Recipient = message.ShownRecipient(),
            Problem = message.Problem,
            At = message.ProblemAt ?? message.At,
            DepartmentId = request.DepartmentId,
            Confidential = request.CircleId is not null,
            // The same letter to the same address would come back again.
            MayRetry = mayGiveAgain && message.Channel != Channel.Post,
            MayPrint = printable && addressed,
            LacksAddress = printable && !addressed,
            MaySettle = settles,
        };
    }
}
