using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Jobs;
using Parvis.Features.Organisation;
using Parvis.Features.Replies.Templates;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Writing;
using Parvis.Web;

namespace Parvis.Features.Replies.Together;

/// <summary>A group from the list it was chosen in to the moment it is sent.</summary>
public sealed class GroupWriting(
    ParvisDbContext db,
    GroupReader reader,
    HiddenNames hidden,
    Transactions transactions,
    OnceOnly once,
    JobAlarm alarm,
    TimeProvider clock
)
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="references">In the order of the list.</param>
    /// <param name="title">Of the list.</param>
    /// <param name="token">Chosen twice by a double click, there is one group.</param>
    /// <param name="viewer">Who chooses.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<OnceResult> ChooseAsync(
        IReadOnlyCollection<string> references,
        string title,
        string? token,
        Viewer viewer,
        CancellationToken cancellationToken
    ) =>
        once.RunAsync(
            token,
            async () => TogetherLinks.Group((await ChooseAsync(references, title, viewer, cancellationToken)).PublicId),
            cancellationToken
        );

    public async Task<GroupReply> ChooseAsync(
        IReadOnlyCollection<string> references,
        string title,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (references.Count > GroupReply.Most)
            throw new RefusedException($"Une réponse groupée compte {GroupReply.Most} demandes au plus.");
        // Confidential ones are answered one by one, by their circle.
        var known = await db.Set<CitizenRequest>()
            .VisibleTo(viewer)
            .Where(r => r.CircleId == null && references.Contains(r.Reference))
            .Select(r => new { r.Id, r.Reference })
            .ToDictionaryAsync(r => r.Reference, r => r.Id, cancellationToken);
        if (known.Count == 0)
            throw new RefusedException(
                references.Count == 0
                    ? "Cochez au moins une demande, ou prenez toute la liste."
                    : "Les demandes confidentielles se traitent une par une : aucune autre n'était choisie."
            );
        var group = new GroupReply
        {
            Title = title.CutTo(GroupReply.MaxTitle),
            AccountId = viewer.AccountId,
            MadeBy = viewer.Name,
            MadeAt = Now,
        };
        group.Write(group.Text, viewer, Now);
        db.Add(group);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var reference in references.Distinct(StringComparer.Ordinal))
        {
            if (known.TryGetValue(reference, out var id))
                db.Add(new GroupReplyRequest { GroupReplyId = group.Id, RequestId = id });
        }

        await db.SaveChangesAsync(cancellationToken);
        return group;
    }

    /// <summary>
    /// A button was pressed. Somebody else's words are never replaced unseen; what the page kept by itself in the same
    /// instant is the same person's, and older.
    /// </summary>
    public async Task<GroupReply?> SaveAsync(
        string publicId,
        GroupText text,
        int seen,
        Viewer viewer,
        CancellationToken cancellationToken,
        Action<GroupReply>? also = null
    )
    {
        try
        {
            return await PressAsync();
        }
        catch (DbUpdateConcurrencyException) when (!transactions.Active)
        {
            db.ChangeTracker.Clear();
            return await PressAsync();
        }

        Task<GroupReply?> PressAsync() =>
            WriteAsync(publicId, text, g => RefuseOthers(g, seen, viewer), viewer, cancellationToken, also);
    }

    /// <summary>The page keeps what is typed: it never writes over a button that was pressed meanwhile.</summary>
    public Task<GroupReply?> KeepAsync(
        string publicId,
        GroupText text,
        int seen,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => WriteAsync(publicId, text, g => g.MustBe(seen), viewer, cancellationToken);

    Task<GroupReply?> WriteAsync(
        string publicId,
        GroupText text,
        Action<GroupReply> check,
        Viewer viewer,
        CancellationToken cancellationToken,
        Action<GroupReply>? also = null
    ) =>
        transactions.RunAsync(
            async () =>
            {
                if (await reader.LoadAsync(publicId, viewer, cancellationToken) is not { } group)
                    return null;
                check(group);
                group.Write(text, viewer, Now);
                also?.Invoke(group);
                await db.SaveChangesAsync(cancellationToken);
                return group;
            },
            cancellationToken
        );

    public Task RemoveAsync(GroupReply group, string reference, CancellationToken cancellationToken)
    {
        group.RefuseIfSent();
        var removed = db.Set<CitizenRequest>().Where(r => r.Reference == reference).Select(r => r.Id);
        return transactions.RunAsync(
            () =>
                db.Set<GroupReplyRequest>()
                    .Where(r => r.GroupReplyId == group.Id && removed.Contains(r.RequestId))
                    .ExecuteDeleteAsync(cancellationToken),
            cancellationToken
        );
    }

    public void Drop(GroupReply group)
    {
        group.RefuseIfSent();
        db.Remove(group);
    }

    /// <param name="publicId">Of the group.</param>
    /// <param name="text">As the page shows it.</param>
    /// <param name="shown">To how many the button said it goes.</param>
    /// <param name="seen">The version the page was made from.</param>
    /// <param name="token">Pressed twice, it is sent once.</param>
    /// <param name="viewer">Who sends it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<OnceResult> SendAsync(
        string publicId,
        GroupText text,
        int shown,
        int seen,
        string token,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var result = await once.RunAsync(
            token,
            async () =>
            {
                if (await SaveAsync(publicId, text, seen, viewer, cancellationToken) is not { } group)
                    throw new RefusedException("Cette réponse groupée n'existe plus.");
                await RefuseUnfinishedAsync(text, cancellationToken);
                var recipients = await reader.RecipientsAsync(group, text, viewer, cancellationToken);
                var reached = recipients.Count(r => !r.IsAside);
                if (reached == 0)
                    throw new RefusedException("Personne ne recevrait cette réponse : lisez pourquoi sous l'aperçu.");
                if (reached != shown)
                    throw new RefusedException(
                        $"La liste a changé depuis que vous l'avez lue : {(reached > 1 ? $"{reached} personnes recevraient" : "une personne recevrait")} cette réponse. Relisez, puis envoyez."
                    );
                await FreezeAsync(group, recipients, viewer, cancellationToken);
                return TogetherLinks.Group(publicId);
            },
            cancellationToken
        );
        alarm.Ring<SendGroupRepliesJob>();
        return result;
    }

    async Task RefuseUnfinishedAsync(GroupText text, CancellationToken cancellationToken)
    {
        if (text.Body.Length == 0)
            throw new RefusedException("Écrivez votre réponse.", "Input.Body");
        if (text.Body.Length > ReplyContent.MaxBody)
            throw new RefusedException($"La réponse tient en {ReplyContent.MaxBody} caractères.", "Input.Body");
        if (text.Subject.Length > ReplyContent.MaxSubject)
            throw new RefusedException($"L'objet tient en {ReplyContent.MaxSubject} caractères.", "Input.Subject");
        TemplateCheck.Refuse(text.Subject, "Input.Subject");
        TemplateCheck.Refuse(text.Body, "Input.Body");
        await hidden.RefuseAsync(text.Subject, text.Body, "Input.Body", cancellationToken);
    }

    async Task FreezeAsync(
        GroupReply group,
        IReadOnlyList<GroupRecipient> recipients,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        group.Send(viewer, Now);
        var known = recipients.ToDictionary(r => r.Facts.Request.Id);
        var rows = await db.Set<GroupReplyRequest>()
            .Where(r => r.GroupReplyId == group.Id)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (known.GetValueOrDefault(row.RequestId) is not { } recipient)
                row.SetAside("Elle ne se répond plus en groupe.", Now);
            else if (recipient.IsAside)
                row.SetAside(recipient.Why, Now);
            else
                row.Await(recipient.Facts.Request.LastSequence);
        }
    }

    static void RefuseOthers(GroupReply group, int seen, Viewer viewer)
    {
        if (group.Version != seen && group.UpdatedById != viewer.AccountId)
            throw new RefusedException(
                $"{group.UpdatedBy} a modifié ce texte pendant que vous écriviez : comparez les deux, puis validez de nouveau."
            );
    }
}
