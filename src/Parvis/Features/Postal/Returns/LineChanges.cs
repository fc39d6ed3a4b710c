using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requests;
using Parvis.Web;

namespace Parvis.Features.Postal.Returns;

/// <summary>A posted letter and what is noted about it, under the lock of its request.</summary>
public sealed class LineChanges(
    ParvisDbContext db,
    RequestChanges changes,
    LetterReturns returns,
    RegisteredNumbers numbers,
    CurrentViewer viewer
)
{
    const string Stale = "Quelque chose a été noté sur cette lettre depuis que cette page est ouverte : relisez-la.";

    public async Task<PostedLine?> FindAsync(string publicId, CancellationToken cancellationToken)
    {
        var found = await (
            from line in db.Set<OutgoingLetter>().AsNoTracking().VisibleTo(db, viewer.Value)
            join message in db.Set<Correspondence>().AsNoTracking()
                on line.CorrespondenceId equals message.Id
                into messages
            from message in messages.DefaultIfEmpty()
            join request in db.Set<CitizenRequest>().AsNoTracking() on message.RequestId equals request.Id into requests
            from request in requests.DefaultIfEmpty()
            where line.PublicId == publicId && line.PostedOn != null
            select new
            {
                line,
                message,
                request,
            }
        ).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new PostedLine(found.line, found.message, found.request);
    }

    public Task CarryAsync(
        PostedLine posted,
        int version,
        PostalCategory category,
        string? number,
        CancellationToken cancellationToken
    ) =>
        ApplyAsync(
            posted,
            version,
            (_, line, _) =>
            {
                line.Carry(category, number);
                return numbers.RefuseTwiceAsync([line], cancellationToken);
            },
            cancellationToken
        );

    public Task ReceiveAsync(PostedLine posted, int version, DateOnly on, CancellationToken cancellationToken) =>
        ApplyAsync(
            posted,
            version,
            (_, line, _) => returns.ReceiveAsync(line, on, cancellationToken),
            cancellationToken
        );

    public Task ForgetReceiptAsync(PostedLine posted, int version, CancellationToken cancellationToken) =>
        ApplyAsync(
            posted,
            version,
            (_, line, _) =>
            {
                line.HasNotBeenReceived();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    /// <returns>Whether its address stood on a sheet, and is marked there.</returns>
    public async Task<bool> ComeBackAsync(
        PostedLine posted,
        int version,
        DateOnly on,
        PostalReturn why,
        CancellationToken cancellationToken
    )
    {
        var marked = false;
        await ApplyAsync(
            posted,
            version,
            async (request, line, by) =>
                marked = await returns.ComeBackAsync(request, line, on, why, by, cancellationToken),
            cancellationToken
        );
        return marked;
    }

    public Task TakeBackAsync(PostedLine posted, int version, CancellationToken cancellationToken) =>
        ApplyAsync(
            posted,
            version,
            (request, line, _) => returns.TakeBackAsync(request, line, cancellationToken),
            cancellationToken
        );

    Task ApplyAsync(
        PostedLine posted,
        int version,
        Func<CitizenRequest, OutgoingLetter, ProcessContext, Task> verb,
        CancellationToken cancellationToken
    )
    {
        if (posted.Request is not { } of)
            throw new RefusedException("Les données de cette lettre ont été effacées.");
        return changes.ApplyAsync(
            of.Reference,
            RequestAction.PostLetter,
            seen: null,
            viewer.Value,
            async (request, by) =>
            {
                var line = await db.Set<OutgoingLetter>().SingleAsync(l => l.Id == posted.Line.Id, cancellationToken);
                if (line.Version != version)
                    throw new RefusedException(Stale);
                await verb(request, line, by);
            },
            cancellationToken,
            Requesters.Channel.Post
        );
    }
}

/// <param name="Line">Of the register.</param>
/// <param name="Letter">Null once erased.</param>
/// <param name="Request">Null with it.</param>
public sealed record PostedLine(OutgoingLetter Line, Correspondence? Letter, CitizenRequest? Request);
