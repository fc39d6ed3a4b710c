using Parvis.Features.Requests;
using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;
using Parvis.Ui;

namespace Parvis.Features.Replies.Letter;

/// <summary>The files of a request's letters, as they were sent: they came with the conversation.</summary>
public sealed class PrintedPanel(TownClock clock) : IRequestPagePanel
{
    public int Order => 12;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    )
    {
        var letters = conversation
            .Select(i => i.Message)
            .OfType<Correspondence>()
            .Where(m => m is { Printed: not null, State: not CorrespondenceState.Withdrawn })
            .DistinctBy(m => m.Id)
            .OrderBy(m => m.Id)
            .ToList();
        if (letters.Count == 0)
            return null;
        var zone = await clock.ZoneAsync(cancellationToken);
        return new PagePanel(
            "/Features/Replies/Letter/_Printed.cshtml",
            letters.ConvertAll(m => new PrintedRow(
                ReplyLinks.LetterPdf(request.Reference, m.PublicId),
                m.State != CorrespondenceState.ToPrint,
                TimeZoneInfo.ConvertTimeFromUtc(m.Printed!.At, zone).Short(),
                m.Printed
            )),
            PanelPlace.Facts
        );
    }
}

/// <param name="Address">Where it is downloaded.</param>
/// <param name="Posted">It is what was sent; else it may still change.</param>
/// <param name="At">In words.</param>
/// <param name="Letter">Its size and fingerprint.</param>
public sealed record PrintedRow(string Address, bool Posted, string At, PrintedLetter Letter);
