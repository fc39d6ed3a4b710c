using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Clocks.Items;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Ui;
using Parvis.Web;

namespace Parvis.Features.Replies.Memo;

/// <summary>One page to take home after a call or a visit: what was said, what to bring, until when, whom to ask.</summary>
[Authorize(Policies.Agent)]
public sealed class IndexModel(
    ParvisDbContext db,
    MentionReader mentions,
    ItemsDemands demands,
    TopicCatalogue topics,
    TownClock clock,
    CurrentViewer viewer,
    ShownRecords shown
) : PageModel
{
    const int Words = 2;

    public Mentions Mentions { get; private set; } = null!;

    public string? Name { get; private set; }

    /// <summary>Paper is left on tables: of a confidential matter it says only when and whom.</summary>
    public bool IsDiscreet { get; private set; }

    public string Subject { get; private set; } = "";

    /// <summary>The last words exchanged aloud, oldest first.</summary>
    public IReadOnlyList<SaidWords> Said { get; private set; } = [];

    public IReadOnlyList<string> ToBring { get; private set; } = [];

    public IReadOnlyList<string> Dates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        var request = await db.Set<CitizenRequest>()
            .VisibleTo(viewer.Value)
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == reference, cancellationToken);
        if (request is null)
            return NotFound();
        shown.Note(request);
        IsDiscreet = request.CircleId is not null;
        Name = await db.AddresseesAsync(request, cancellationToken) is [var first, ..] ? first.FormalName : null;
        Mentions = IsDiscreet
            ? await mentions.ReadNeutralAsync(request, cancellationToken)
            : await mentions.ReadAsync(request, cancellationToken);
        Subject = request.Subject;
        var asked = (await demands.OfAsync(request.Id, cancellationToken)).Where(d => d.IsOpen).ToList();
        Dates = [.. DatesOf(request, asked)];
        if (IsDiscreet)
            return Page();
        Said = await SaidAsync(request, cancellationToken);
        ToBring =
            asked.Count > 0
                ? [.. asked.SelectMany(d => d.Missing).Select(i => i.Name).Distinct()]
                :
                [
                    .. (await topics.GetAsync(cancellationToken)).Find(request.TopicId)?.Documents.Select(d => d.Name)
                        ?? [],
                ];
        return Page();
    }

    static IEnumerable<string> DatesOf(CitizenRequest request, List<ItemsDemand> asked)
    {
        foreach (var demand in asked)
            yield return $"À apporter ou à envoyer avant le {demand.Until.InFull()}.";
        if (request.PlannedOn is { } planned)
            yield return $"Intervention prévue le {planned.InFull()}.";
        if (request is { IsOpen: true, DueOn: { } due })
            yield return $"Réponse de la mairie : au plus tard le {due.InFull()}.";
    }

    async Task<IReadOnlyList<SaidWords>> SaidAsync(CitizenRequest request, CancellationToken cancellationToken)
    {
        var last = await db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => c.RequestId == request.Id && c.Kind == CorrespondenceKind.Message)
            .Where(c => c.Channel == Channel.Phone || c.Channel == Channel.FrontDesk)
            .OrderByDescending(c => c.Id)
            .Take(Words)
            .ToListAsync(cancellationToken);
        var zone = await clock.ZoneAsync(cancellationToken);
        return
        [
            .. last.OrderBy(c => c.Id)
                .Select(c => new SaidWords(
                    c.Direction == Direction.Incoming,
                    DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(c.At, zone)).InFull(),
                    c.Body
                )),
        ];
    }
}

/// <param name="ByResident">Else by the town.</param>
/// <param name="On">The day, in words.</param>
/// <param name="Text">What was said.</param>
public sealed record SaidWords(bool ByResident, string On, string Text);
