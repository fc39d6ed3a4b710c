using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;

namespace Parvis.Features.Requests;

public static class RequestRows
{
    /// <summary>One SQL command for any list of requests; filter and page before calling it.</summary>
    public static IQueryable<RequestRow> AsRows(this IQueryable<CitizenRequest> requests, ParvisDbContext db) =>
        from request in requests
        join requester in db.Set<Requester>() on request.RequesterId equals (long?)requester.Id into requesters
        from requester in requesters.DefaultIfEmpty()
        join handler in db.Set<Agent>() on request.HandlerId equals (Guid?)handler.Id into handlers
        from handler in handlers.DefaultIfEmpty()
        join department in db.Set<Department>() on request.DepartmentId equals (Guid?)department.Id into departments
        from department in departments.DefaultIfEmpty()
        select new RequestRow
        {
            Id = request.Id,
            Reference = request.Reference,
            Subject = request.Subject,
            RequesterName = requester.DisplayName,
            Language = requester.Language,
            TopicId = request.TopicId,
            Status = request.Status,
            Channel = request.Channel,
            ReceivedAt = request.ReceivedAt,
            DueOn = request.DueOn,
            SortDue = request.SortDue,
            FirstAnswerDueOn = request.FirstAnsweredAt == null ? request.FirstAnswerDueOn : null,
            HandlerName = handler.FullName,
            DepartmentId = request.DepartmentId,
            DepartmentName = department.Name,
            ChaserCount = request.ChaserCount,
            PlannedOn = request.PlannedOn,
            ReferredTo = request.ReferredTo,
            ReferredOn = request.ReferredOn,
            Confidential = request.CircleId != null,
            AwaitsAcceptance =
                request.DepartmentId != null
                && request.AcceptedAt == null
                && RequestStatuses.Open.Contains(request.Status),
            LastSequence = request.LastSequence,
        };

    /// <summary>The page after the given row, in queue order: due date, then id.</summary>
    public static IQueryable<CitizenRequest> After(this IQueryable<CitizenRequest> requests, QueuePosition? last) =>
        last is { } position
            ? requests.Where(r => r.SortDue > position.SortDue || (r.SortDue == position.SortDue && r.Id > position.Id))
            : requests;
}

/// <summary>Where a page of a queue ended: « 2026-11-24.412 » in the address.</summary>
public readonly record struct QueuePosition(DateOnly SortDue, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{SortDue:yyyy-MM-dd}.{Id}");

    public static QueuePosition? Parse(string? text)
    {
        var parts = text?.Split('.');
        return
            parts is [var date, var number]
            && DateOnly.TryParseExact(
                date,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var due
            )
            && long.TryParse(number, CultureInfo.InvariantCulture, out var id)
            ? new QueuePosition(due, id)
            : null;
    }
}
