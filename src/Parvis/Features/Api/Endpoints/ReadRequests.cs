using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Api.Errors;
using Parvis.Features.Api.Reading;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Api.Endpoints;

/// <summary>GET of one request, and of pages of them.</summary>
static class ReadRequests
{
    const int UsualLimit = 50;
    public const int HighestLimit = 100;

    public static async Task<IResult> OneAsync(
        [Meaning("Its reference; spaces and dashes are free.", "Sa référence.")] string reference,
        HttpContext context,
        ApiCaller caller,
        RequestViews views
    )
    {
        QueryNames.RefuseOthers(context.Request);
        return TypedResults.Ok(await views.DetailAsync(reference, caller.Viewer, context.RequestAborted));
    }

    public static async Task<IResult> ListAsync(
        [FromQuery, Meaning("A status, several with commas, or « open ».", "Un statut, plusieurs, ou « open ».")]
            string? status,
        [FromQuery, Meaning("The id of a department.", "L'identifiant d'un service.")] string? department,
        [FromQuery, Meaning("The id of a topic; those below it too.", "L'identifiant d'un sujet, et ceux au-dessous.")]
            string? topic,
        [
            FromQuery,
            Meaning(
                "Changed at this UTC instant or later, for example 2026-11-16T08:12:00Z; the least recently changed first.",
                "Modifiées à cet instant UTC ou depuis, par exemple 2026-11-16T08:12:00Z ; la modification la plus ancienne d'abord."
            )
        ]
            string? changedSince,
        [FromQuery, Meaning("How many, 1 to 100; 50 when absent.", "Combien, de 1 à 100 ; 50 sinon.")] string? limit,
        [FromQuery, Meaning("The nextCursor of the page before.", "Le nextCursor de la page précédente.")]
            string? cursor,
        HttpContext context,
        ApiCaller caller,
        RequestViews views,
        TopicCatalogue topics,
        OrganisationDirectory directory
    )
    {
        QueryNames.RefuseOthers(context.Request, "status", "department", "topic", "changedSince", "limit", "cursor");
        var aborted = context.RequestAborted;
        var take = Limit(limit);
        var requests = views.VisibleTo(caller.Viewer);
        if (status is not null)
        {
            var wanted = Statuses(status);
            requests = requests.Where(r => wanted.Contains(r.Status));
        }

        if (department is not null)
        {
            var id = (await directory.GetAsync(aborted)).Department(Id(department))?.Id ?? throw Unknown("department");
            requests = requests.Where(r => r.DepartmentId == id);
        }

        if (topic is not null)
        {
            var tree = await topics.GetAsync(aborted);
            var known = tree.Find(Id(topic), caller.Viewer) ?? throw Unknown("topic");
            var ids = tree.Under(known.Id).Select(id => (Guid?)id).ToList();
            requests = requests.Where(r => ids.Contains(r.TopicId));
        }

        var page =
            changedSince is not null ? new ChangePages(changedSince, cursor).Of(requests)
            : cursor is not null ? await BelowAsync(requests, cursor, views.VisibleTo(caller.Viewer), aborted)
            : requests.OrderByDescending(r => r.Id);
        var rows = await views.ReadAsync(page.Take(take + 1), aborted);
        if (changedSince is not null)
            rows = ChangePages.InOrder(rows);
        return TypedResults.Ok(
            new RequestList
            {
                Items = rows.Count > take ? rows[..take] : rows,
                NextCursor =
                    rows.Count <= take ? null
                    : changedSince is null ? rows[take - 1].Reference
                    : ChangePages.CursorAfter(rows[take - 1]),
            }
        );
    }

    static async Task<IQueryable<CitizenRequest>> BelowAsync(
        IQueryable<CitizenRequest> requests,
        string cursor,
        IQueryable<CitizenRequest> visible,
        CancellationToken cancellationToken
    )
    {
        var last =
            await visible
                .Where(r => r.Reference == cursor)
                .Select(r => (long?)r.Id)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw Unknown("cursor");
        return requests.Where(r => r.Id < last).OrderByDescending(r => r.Id);
    }

    static int Limit(string? text) =>
        text is null ? UsualLimit
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
        && limit is >= 1 and <= HighestLimit
            ? limit
        : throw ApiRefusedException.Invalid("limit", "A number from 1 to 100.", "Un nombre de 1 à 100.");

    static List<RequestStatus> Statuses(string text)
    {
        if (text == "open")
            return [.. RequestStatuses.Open];
        var found = new List<RequestStatus>();
        foreach (var word in text.Split(','))
        {
            var known = Enum.GetValues<RequestStatus>().Where(s => Word(s) == word).ToList();
            if (known is not [var status])
                throw ApiRefusedException.Invalid("status", $"One of: open, {Words()}.", $"L'un de : open, {Words()}.");
            found.Add(status);
        }

        return found;
    }

    static string Words() => string.Join(", ", Enum.GetValues<RequestStatus>().Select(Word));

    static string Word(RequestStatus status) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    static Guid? Id(string text) => Guid.TryParse(text, out var id) ? id : null;

    static ApiRefusedException Unknown(string field) =>
        ApiRefusedException.Invalid(field, "Nothing is known by this value.", "Rien n'est connu sous cette valeur.");
}
