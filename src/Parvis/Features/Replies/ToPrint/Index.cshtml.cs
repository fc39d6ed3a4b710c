using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Settings;
using Parvis.Web;

namespace Parvis.Features.Replies.ToPrint;

/// <summary>Letters that wait for the printer, oldest first: what the mailroom empties each day.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    OrganisationDirectory directory,
    TownClock clock,
    CurrentViewer viewer
) : PageModel
{
    const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "service")]
    public Guid? DepartmentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "apres")]
    public long? After { get; set; }

    public IReadOnlyList<WaitingLetter> Letters { get; private set; } = [];

    public OrganisationSnapshot Organisation { get; private set; } = null!;

    public string? Next { get; private set; }

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Organisation = await directory.GetAsync(cancellationToken);
        Zone = await clock.ZoneAsync(cancellationToken);
        var letters = await (
            from message in db.Set<Correspondence>()
            join request in db.Set<CitizenRequest>().VisibleTo(viewer.Value) on message.RequestId equals request.Id
            where message.State == CorrespondenceState.ToPrint
            where After == null || message.Id > After
            where DepartmentId == null || request.DepartmentId == DepartmentId
            orderby message.Id
            select new WaitingLetter(
                message.Id,
                message.PublicId,
                message.Kind,
                message.At,
                message.Recipient,
                request.Reference,
                request.Subject,
                request.DepartmentId
            )
        )
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        Letters = [.. letters.Take(PageSize)];
        if (letters.Count > PageSize)
            Next = $"{ReplyLinks.ToPrint}?apres={Letters[^1].Id}{(DepartmentId is { } d ? $"&service={d}" : "")}";
    }
}

public sealed record WaitingLetter(
    long Id,
    string PublicId,
    CorrespondenceKind Kind,
    DateTime At,
    string Recipient,
    string Reference,
    string Subject,
    Guid? DepartmentId
);
