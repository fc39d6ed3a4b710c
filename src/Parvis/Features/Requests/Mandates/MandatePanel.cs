using Parvis.Features.Requests.Page;
using Parvis.Features.Settings;

namespace Parvis.Features.Requests.Mandates;

/// <summary>On the page of a request: who lodged it for whom it is about, and with which mandate.</summary>
public sealed class MandatePanel(RequestMandates mandates, TownClock clock) : IRequestPagePanel
{
    public int Order => 0;

    public async Task<PagePanel?> ReadAsync(
        CitizenRequest request,
        IReadOnlyList<TimelineItem> conversation,
        CancellationToken cancellationToken
    ) =>
        await mandates.OfAsync(request, cancellationToken) is { } mandate
            ? new PagePanel(
                "/Features/Requests/Mandates/_Mandate.cshtml",
                new ShownMandate(request.Reference, mandate, mandate.Runs(await clock.TodayAsync(cancellationToken))),
                PanelPlace.Facts
            )
            : null;
}

public sealed record ShownMandate(string Reference, RequestMandate Mandate, bool Runs)
{
    public string Ended =>
        Mandate.EndedBy switch
        {
            MandateEnd.Person => "L'usager y a mis fin",
            MandateEnd.Agent => "Il y a été mis fin pour l'usager",
            MandateEnd.Administrator => "Un administrateur y a mis fin",
            MandateEnd.Time or null => "Il est arrivé à son terme",
        };
}
