using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Knowledge;
using Parvis.Features.Replies.Approval;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requesters;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Files;
using Parvis.Features.Requests.Writing;
using Parvis.Features.Settings;
using Parvis.Features.Topics;
using Parvis.Web;

namespace Parvis.Features.Replies.Reply;

/// <summary>Everything the reply page reads and does, so that the page itself only arranges it.</summary>
public sealed class ReplyDesk(
    ParvisDbContext db,
    CurrentViewer viewer,
    ReplyFactsReader facts,
    TemplateService templates,
    KnowledgeCatalogue sheets,
    ReplyDrafts drafts,
    ReplySending sending,
    ApprovalPlanner planner,
    RequestFiles files,
    RequestChanges changes,
    Transactions transactions,
    OnceOnly once,
    ILastSender lastSender,
    TopicCatalogue topics,
    SettingsStore settings,
    TimeProvider clock
)
{
    public Task<ReplyFacts> FactsAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        facts.ReadAsync(request, cancellationToken);

    public Task<IReadOnlyList<OfferedTemplate>> TemplatesAsync(
        CitizenRequest request,
        CancellationToken cancellationToken
    ) => templates.OfferedAsync(request, viewer.Value, cancellationToken);

    /// <summary>
    /// Answers to residents' questions, those about its topic first; what a circle alone knows goes into answers of that
    /// circle.
    /// </summary>
    public async Task<IReadOnlyList<PublishedSheet>> SheetsAsync(
        CitizenRequest request,
        CancellationToken cancellationToken
    )
    {
        var tree = await topics.GetAsync(cancellationToken);
        var topic = tree.Find(request.TopicId, viewer.Value);
        return
        [
            .. (await sheets.ForAsync(viewer.Value, cancellationToken))
                .Where(s => s.ForResidents.Count > 0)
                .Where(s =>
                    s.TopicIds.All(id => tree.Find(id)?.CircleId is not { } circle || circle == request.CircleId)
                )
                .OrderByDescending(s => topic is not null && s.IsAbout(topic)),
        ];
    }

    /// <summary>Where residents reach the pages that an answer leads to.</summary>
    public async Task<string> SiteAsync(CancellationToken cancellationToken) =>
        (await settings.GetAsync<TownSettings>(cancellationToken)).ResidentsUrl;

    public Task<ReplyDraft?> DraftAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        drafts.ReadAsync(request.Id, cancellationToken);

    /// <summary>What can be attached: the request's files, the same bytes once.</summary>
    public async Task<IReadOnlyList<RequestFile>> FilesAsync(
        CitizenRequest request,
        IReadOnlyCollection<string> chosen,
        CancellationToken cancellationToken
    )
    {
        var all = await db.Set<RequestFile>()
            .AsNoTracking()
            .Where(f => f.RequestId == request.Id)
            .OrderBy(f => f.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. all.OrderByDescending(f => chosen.Contains(f.PublicId, StringComparer.Ordinal))
                .ThenBy(f => f.Id)
                .DistinctBy(f => (f.Hash, f.Name))
                .OrderBy(f => f.Id),
        ];
    }

    /// <summary>The last words of the resident: what is being answered stays in sight.</summary>
    public Task<Correspondence?> LastWordAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        db.Set<Correspondence>()
            .AsNoTracking()
            .Where(c => c.RequestId == request.Id && c.Direction == Direction.Incoming)
            .OrderByDescending(c => c.Id)
            .FirstOrDefaultAsync(cancellationToken);

    public Task<string?> UsualEmailAsync(
        CitizenRequest request,
        IReadOnlyList<Addressee> addressees,
        CancellationToken cancellationToken
    ) => lastSender.UsualEmailAsync(request, addressees, cancellationToken);

    /// <summary>
    /// Uploads join the request at once, so that a refusal of the answer does not lose them. Returns the number to
    /// compare with later: the person's own uploads are no news to them.
    /// </summary>
    public async Task<int> KeepUploadsAsync(
        string reference,
        IReadOnlyCollection<IFormFile> uploads,
        ReplyForm form,
        int seen,
        CancellationToken cancellationToken
    )
    {
        if (uploads.Count == 0)
            return seen;
        var stored = await files.StoreAsync(uploads, cancellationToken);
        var now = seen;
        await changes.ApplyAsync(
            reference,
            RequestAction.AddFile,
            seen: null,
            viewer.Value,
            async (request, by) =>
            {
                var nothingNew = request.LastSequence == seen;
                foreach (var file in stored)
                    form.Files.Add((await files.AddAsync(request, file, by, cancellationToken)).PublicId);
                now = nothingNew ? seen + stored.Count : seen;
            },
            cancellationToken
        );
        return now;
    }

    public Task<ReplyDraft> SaveDraftAsync(CitizenRequest request, ReplyForm form, CancellationToken cancellationToken)
    {
        if (!RequestPolicy.Allows(viewer.Value, request, RequestAction.Reply))
            throw new RefusedException("Cette action revient au service qui a la demande, ou au pilote.");
        var by = new ProcessContext(viewer.Value.AgentId, viewer.Value.Name, clock.GetUtcNow().UtcDateTime);
        return transactions.RunAsync(
            () => drafts.SaveAsync(request.Id, form.Content, form.DraftVersion, by, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Sent twice by a double click, it leaves once.</summary>
    public Task<OnceResult> SendAsync(
        string reference,
        ReplyContent content,
        int seen,
        int draftVersion,
        string token,
        CancellationToken cancellationToken
    ) =>
        once.RunAsync(
            token,
            async () =>
            {
                await sending.SendAsync(reference, content, seen, draftVersion, viewer.Value, cancellationToken);
                return RequestLinks.Page(reference);
            },
            cancellationToken
        );

    /// <summary>An answer to this request waits for somebody's approval before it leaves.</summary>
    public async Task<bool> IsApprovedAsync(CitizenRequest request, CancellationToken cancellationToken) =>
        await planner.CircuitAsync(request, cancellationToken) is not null;

    public async Task<string> DoneAsync(CitizenRequest request, Channel channel, CancellationToken cancellationToken) =>
        await drafts.ReadAsync(request.Id, cancellationToken) is { IsCirculating: true }
            ? "Votre réponse est proposée à la validation : elle part dès qu'elle est validée."
            : Done(channel);

    static string Done(Channel channel) =>
        channel switch
        {
            Channel.Email => "Votre réponse part dans quelques secondes : vous pouvez encore annuler l'envoi.",
            Channel.Post => "La lettre est prête : imprimez-la, puis dites qu'elle est remise au courrier.",
            _ => "Votre réponse est notée.",
        };
}
