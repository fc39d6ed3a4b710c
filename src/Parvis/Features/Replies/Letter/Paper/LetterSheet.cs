using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;

namespace Parvis.Features.Replies.Letter.Paper;

/// <summary>Everything a letter says, as the screen, the printer and the PDF show it: see <c>_Sheet.cshtml</c>.</summary>
public sealed record LetterSheet
{
    public required Correspondence Message { get; init; }

    public required LetterHead Head { get; init; }

    public required string WrittenOn { get; init; }

    public IReadOnlyList<string> Enclosures { get; init; } = [];

    /// <summary>Below its text; null when nothing is asked.</summary>
    public LetterInvitation? Invitation { get; init; }

    public Mentions Mentions => Head.Mentions;

    public Envelope Envelope => new(Message.Recipient);

    /// <summary>Its text says who handles the request, as it was when it was written: that is the proof.</summary>
    public bool ClosesItself => Message.Kind.ClosesItself();

    public string Title => $"{Message.Subject} ({Mentions.Reference})";

    public string FollowedBy =>
        ClosesItself
            ? ""
            : string.Join(", ", new[] { Mentions.AgentName, Mentions.AgentFunction }.Where(p => p.Length > 0));

    public string FootLine => Message.Kind.GoesToPartner() ? Mentions.OurReferenceLine : Mentions.PaperFoot;
}
