using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;
using Parvis.Features.Requests;
using Parvis.Features.Topics;

namespace Parvis.Features.Api.Endpoints;

/// <summary>Reads requests for programs: one SQL command for any number of them; names of topics and departments are in memory.</summary>
public sealed class RequestViews(ParvisDbContext db, TopicCatalogue topics, OrganisationDirectory directory)
{
    public IQueryable<CitizenRequest> VisibleTo(Viewer viewer) =>
        db.Set<CitizenRequest>().AsNoTracking().VisibleTo(viewer);

    /// <summary>What one may not see answers as what does not exist.</summary>
    public async Task<RequestView> OneAsync(string? reference, Viewer viewer, CancellationToken cancellationToken) =>
        RequestReference.TryNormalize(reference, out var normalized)
        && await ReadAsync(VisibleTo(viewer).Where(r => r.Reference == normalized), cancellationToken) is [var one]
            ? one
            : throw new RequestNotFoundException(reference ?? "");

    public async Task<RequestDetail> DetailAsync(string? reference, Viewer viewer, CancellationToken cancellationToken)
    {
        var one = await OneAsync(reference, viewer, cancellationToken);
        var found = VisibleTo(viewer).Where(r => r.Reference == one.Reference);
        var messages = await (
            from message in db.Set<Correspondence>()
            where found.Any(r => r.Id == message.RequestId) && message.State == CorrespondenceState.Done
            orderby message.At, message.Id
            select new
            {
                message.AgentId,
                View = new MessageView
                {
                    Direction = message.Direction,
                    Channel = message.Channel,
                    At = message.At,
                    Author = message.Author,
                    Text = message.Body,
                },
            }
        ).ToListAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var files = await (
            from file in db.Set<RequestFile>()
            where found.Any(r => r.Id == file.RequestId)
            orderby file.Id
            select new FileView
            {
                Id = file.PublicId,
                Name = file.Name,
                ContentType = file.ContentType,
                Size = file.Size,
                At = file.At,
            }
        ).ToListAsync(cancellationToken);
        return new RequestDetail
        {
            Reference = one.Reference,
            Subject = one.Subject,
            Place = one.Place,
            Status = one.Status,
            Channel = one.Channel,
            Topic = one.Topic,
            Department = one.Department,
            Requester = one.Requester,
            OnBehalfOf = one.OnBehalfOf,
            ReceivedAt = one.ReceivedAt,
            RegisteredAt = one.RegisteredAt,
            UpdatedAt = one.UpdatedAt,
            DueOn = one.DueOn,
            FirstAnswerDueOn = one.FirstAnswerDueOn,
            FirstAnsweredAt = one.FirstAnsweredAt,
            PlannedOn = one.PlannedOn,
            EndedAt = one.EndedAt,
            Chasers = one.Chasers,
            // A website shows them to the resident: as a letter would sign (CRPA L111-2).
            Messages =
            [
                .. messages.Select(m =>
                    m.View.Direction == Direction.Outgoing && organisation.Agent(m.AgentId) is { Anonymous: true } agent
                        ? m.View with
                        {
                            Author = ServiceIdentifier.Of(agent.Id),
                        }
                        : m.View
                ),
            ],
            Files = files,
        };
    }

    /// <summary>The newest first, unless the caller sorts them; filter and page before calling it.</summary>
    public async Task<List<RequestView>> ReadAsync(
        IQueryable<CitizenRequest> requests,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        var organisation = await directory.GetAsync(cancellationToken);
        var rows = await (
            from request in requests
            join owner in db.Set<Requester>() on request.RequesterId equals (long?)owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            join acting in db.Set<Requester>() on request.RepresentativeId equals (long?)acting.Id into actors
            from acting in actors.DefaultIfEmpty()
            orderby request.Id descending
            select new
            {
                Request = request,
                OwnerId = owner.PublicId,
                OwnerName = owner.DisplayName,
                ActingId = acting.PublicId,
                ActingName = acting.DisplayName,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row =>
            {
                var owner = Person(row.OwnerId, row.OwnerName);
                var acting = Person(row.ActingId, row.ActingName);
                return new RequestView
                {
                    Reference = row.Request.Reference,
                    Subject = row.Request.Subject,
                    Place = row.Request.Place,
                    Status = row.Request.Status,
                    Channel = row.Request.Channel,
                    Topic = Named(row.Request.TopicId, tree.Name(row.Request.TopicId)),
                    Department = Named(row.Request.DepartmentId, organisation.DepartmentName(row.Request.DepartmentId)),
                    Requester = acting ?? owner,
                    OnBehalfOf = acting is null ? null : owner,
                    ReceivedAt = row.Request.ReceivedAt,
                    RegisteredAt = row.Request.RegisteredAt,
                    UpdatedAt = row.Request.LastEventAt,
                    DueOn = row.Request.DueOn,
                    FirstAnswerDueOn = row.Request.FirstAnswerDueOn,
                    FirstAnsweredAt = row.Request.FirstAnsweredAt,
                    PlannedOn = row.Request.PlannedOn,
                    EndedAt = row.Request.EndedAt,
                    Chasers = row.Request.ChaserCount,
                };
            }),
        ];
    }

    static NamedView? Named(Guid? id, string name) =>
        id is { } known ? new NamedView { Id = known, Name = name } : null;

    static PersonNamedView? Person(string? id, string? name) =>
        id is null ? null : new PersonNamedView { Id = id, Name = name ?? "" };
}
