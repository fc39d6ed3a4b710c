using Microsoft.EntityFrameworkCore;
using Parvis.Data;

namespace Parvis.Features.Requests;

/// <summary>A department that passed a request on, or was asked what it thinks, keeps following it.</summary>
public sealed class Followers(ParvisDbContext db) : IHandle<RequestTransferred>, IHandle<OpinionAsked>
{
    public Task HandleAsync(
        CitizenRequest request,
        RequestTransferred happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => FollowAsync(request, happened.From, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        OpinionAsked happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => FollowAsync(request, happened.DepartmentId, by, cancellationToken);

    async Task FollowAsync(
        CitizenRequest request,
        Guid? departmentId,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        if (departmentId is not { } department)
            return;
        var follows = await db.Set<RequestFollower>()
            .AnyAsync(f => f.RequestId == request.Id && f.DepartmentId == department, cancellationToken);
        if (!follows)
            db.Add(
                new RequestFollower
                {
                    RequestId = request.Id,
                    DepartmentId = department,
                    Since = by.At,
                }
            );
    }
}
