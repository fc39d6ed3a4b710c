using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Search;

namespace Parvis.Features.Requests;

/// <summary>
/// Keeps requests findable by what is said in them, in the transaction of each change: subject, place, and the
/// messages from and to the resident. Never the notes, which are written about people.
/// </summary>
public sealed class RequestTexts(ParvisDbContext db, TextIndex index, Transactions transactions)
    : IHandle<RequestRegistered>,
        IHandle<DetailsCorrected>,
        IHandle<MessageReceived>,
        IHandle<ReplySent>
{
    const int Batch = 500;

    static readonly CorrespondenceState[] NeverSaid = [CorrespondenceState.Withdrawn, CorrespondenceState.Failed];

    (long RequestId, ProcessContext By)? done;

    public Task HandleAsync(
        CitizenRequest request,
        RequestRegistered happened,
        ProcessContext by,
        CancellationToken cancellationToken
    )
    {
        done = (request.Id, by);
        // Its messages were written in the same breath: there is nothing to read again, and nothing to replace.
        var said = db.Set<Correspondence>().Local.Where(c => c.RequestId == request.Id && IsSaid(c));
        return index.AddAsync([Text(request, said)], cancellationToken);
    }

    public Task HandleAsync(
        CitizenRequest request,
        DetailsCorrected happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => IndexAsync(request, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        MessageReceived happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => IndexAsync(request, by, cancellationToken);

    public Task HandleAsync(
        CitizenRequest request,
        ReplySent happened,
        ProcessContext by,
        CancellationToken cancellationToken
    ) => IndexAsync(request, by, cancellationToken);

    /// <summary>For those who write many requests at once, new to the index.</summary>
    public async Task AddAsync(
        IEnumerable<CitizenRequest> requests,
        IEnumerable<Correspondence> correspondence,
        CancellationToken cancellationToken
    )
    {
        var said = correspondence.Where(IsSaid).ToLookup(c => c.RequestId);
        foreach (var batch in requests.Chunk(Batch))
            await index.AddAsync([.. batch.Select(r => Text(r, said[r.Id]))], cancellationToken);
    }

    /// <summary>
    /// Fills an index that has just been made over requests that were there already: whole or not at all, so that a
    /// program stopped meanwhile begins again.
    /// </summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (await index.IsEmptyAsync(cancellationToken))
            await transactions.RunAsync(() => FillAsync(cancellationToken), cancellationToken);
    }

    /// <summary>For those whose words were changed under the verbs.</summary>
    public async Task RenewAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        var requests = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .ToListAsync(cancellationToken);
        var said = await db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => ids.Contains(c.RequestId))
            .ToListAsync(cancellationToken);
        await index.RemoveAsync(ids, cancellationToken);
        await AddAsync(requests, said, cancellationToken);
    }

    async Task FillAsync(CancellationToken cancellationToken)
    {
        for (long last = 0; ; )
        {
            var after = last;
            var requests = await db.Set<CitizenRequest>()
                .AsNoTracking()
                .Where(r => r.Id > after)
                .OrderBy(r => r.Id)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            if (requests.Count == 0)
                return;
            var ids = requests.Select(r => r.Id).ToList();
            var said = await db.Set<Correspondence>()
                .AsNoTracking()
                .Where(c => ids.Contains(c.RequestId))
                .ToListAsync(cancellationToken);
            await AddAsync(requests, said, cancellationToken);
            last = ids[^1];
        }
    }

    /// <summary>
    /// Messages are saved before their events: the first event of a change finds them all, and the next ones find
    /// nothing more to do.
    /// </summary>
    async Task IndexAsync(CitizenRequest request, ProcessContext by, CancellationToken cancellationToken)
    {
        if (done == (request.Id, by))
            return;
        var said = await db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => c.RequestId == request.Id)
            .ToListAsync(cancellationToken);
        await index.PutAsync([Text(request, said.Where(IsSaid))], cancellationToken);
        done = (request.Id, by);
    }

    static bool IsSaid(Correspondence message) =>
        message.Kind == CorrespondenceKind.Message && !NeverSaid.Contains(message.State);

    static SearchText Text(CitizenRequest request, IEnumerable<Correspondence> said) =>
        new(
            request.Id,
            string.Join(
                '\n',
                (string[])[request.Subject, request.Place, .. said.SelectMany(c => (string[])[c.Subject, c.Body])]
            )
        );
}
