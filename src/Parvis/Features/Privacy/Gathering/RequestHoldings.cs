using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Data.Outbox;
using Parvis.Data.Search;
using Parvis.Features.Organisation;
using Parvis.Features.Privacy.Erasing;
using Parvis.Features.Requests;
using Parvis.Features.Requests.Mandates;
using Parvis.Features.Requests.Notifications;
using Parvis.Features.Topics;
using Parvis.Ui;

namespace Parvis.Features.Privacy.Gathering;

/// <summary>The requests of a person: what was said, noted, thought, filed, sent, and what happened.</summary>
public sealed class RequestHoldings(
    ParvisDbContext db,
    TextIndex texts,
    OrganisationDirectory directory,
    TopicCatalogue topics,
    BlobErasing erasing
) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        var organisation = await directory.GetAsync(cancellationToken);
        var tree = await topics.GetAsync(cancellationToken);
        var requests = await db.Set<CitizenRequest>()
            .AsNoTracking()
            .Where(r => ids.Contains(r.Id))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var messages = await OfAsync<Correspondence>(c => ids.Contains(c.RequestId), cancellationToken);
        var notes = await OfAsync<Note>(n => ids.Contains(n.RequestId), cancellationToken);
        var opinions = await OfAsync<Opinion>(o => ids.Contains(o.RequestId), cancellationToken);
        var files = await OfAsync<RequestFile>(f => ids.Contains(f.RequestId), cancellationToken);
        var mandates = await OfAsync<RequestMandate>(m => ids.Contains(m.RequestId), cancellationToken);
        var events = await OfAsync<TimelineEvent>(e => ids.Contains(e.RequestId), cancellationToken);
        foreach (var request in requests)
        {
            var part = $"Demande {request.Reference}";
            var theirs = scope.Requests.First(r => r.Id == request.Id).IsTheirs;
            into.Add(part, Facts(request, theirs, organisation, tree));
            foreach (var item in messages.Where(m => m.RequestId == request.Id).Select(Message))
                into.Add(part, item);
            foreach (var item in notes.Where(n => n.RequestId == request.Id).Select(NoteItem))
                into.Add(part, item);
            foreach (var opinion in opinions.Where(o => o.RequestId == request.Id))
                into.Add(part, OpinionItem(opinion, organisation));
            foreach (var item in files.Where(f => f.RequestId == request.Id).Select(FileItem))
                into.Add(part, item);
            foreach (var item in mandates.Where(m => m.RequestId == request.Id).Select(MandateItem))
                into.Add(part, item);
            foreach (var entry in events.Where(e => e.RequestId == request.Id).OrderBy(e => e.Sequence))
                into.Add(part, Event(entry, organisation));
        }
    }

    Task<List<T>> OfAsync<T>(
        System.Linq.Expressions.Expression<Func<T, bool>> which,
        CancellationToken cancellationToken
    )
        where T : class =>
        db.Set<T>()
            .AsNoTracking()
            .Where(which)
            .OrderBy(row => EF.Property<long>(row, "Id"))
            .ToListAsync(cancellationToken);

    static HeldItem Facts(CitizenRequest request, bool theirs, OrganisationSnapshot organisation, TopicTree tree)
    {
        List<HeldFact> facts =
        [
            new("Objet", request.Subject),
            new("Lieu", request.Place),
            new("Sujet", tree.Name(request.TopicId)),
            new("Service", organisation.DepartmentName(request.DepartmentId)),
            new("État", request.Status.InFrench()),
            new("Venue", TimelineText.Via(request.Channel)),
            new("Votre place", theirs ? "demandeur" : "agit pour une autre personne"),
            new("Intervention prévue", request.PlannedDetail),
        ];
        return new HeldItem
        {
            Key = $"request:{request.Id}",
            Title = "La demande",
            At = request.ReceivedAt,
            Facts = [.. facts.Where(f => f.Value.Length > 0)],
        };
    }

    static HeldItem Message(Correspondence message) =>
        new()
        {
            Key = $"message:{message.Id}",
            Title = message.Direction == Direction.Incoming ? "Message reçu" : message.Kind.Title(),
            At = message.At,
            Facts =
            [
                .. new HeldFact[]
                {
                    new("De", message.Author),
                    new("À", message.Recipient.Replace('\n', ',')),
                    new("Objet", message.Subject),
                    new("Par", TimelineText.Via(message.Channel)),
                }.Where(f => f.Value.Length > 0),
            ],
            Text = message.Body,
            CanBeWithheld = true,
        };

    static HeldItem NoteItem(Note note) =>
        new()
        {
            Key = $"note:{note.Id}",
            Title = "Note interne",
            At = note.At,
            Facts = [new("De", note.Author)],
            Text = note.Body,
            CanBeWithheld = true,
        };

    static HeldItem OpinionItem(Opinion opinion, OrganisationSnapshot organisation) =>
        new()
        {
            Key = $"opinion:{opinion.Id}",
            Title = $"Avis de {organisation.DepartmentName(opinion.DepartmentId)}",
            At = opinion.AskedAt,
            Facts = [new("Question", opinion.Question)],
            Text = opinion.Answer ?? "",
            CanBeWithheld = true,
        };

    static HeldItem FileItem(RequestFile file) =>
        new()
        {
            Key = $"file:{file.Id}",
            Title = "Fichier",
            At = file.At,
            Facts = [new("Nom", file.Name), new("Taille", file.Size.AsFileSize())],
            File = file,
            CanBeWithheld = true,
        };

    static HeldItem MandateItem(RequestMandate mandate) =>
        new()
        {
            Key = $"mandate:{mandate.Id}",
            Title = "Mandat donné à un aidant",
            At = mandate.GivenOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Facts =
            [
                new("Aidant", $"{mandate.HelperName}, {mandate.Organisation}"),
                new("Donné le", mandate.GivenOn.InFull()),
                new("Jusqu'au", (mandate.EndedOn ?? mandate.Until).InFull()),
            ],
        };

    static HeldItem Event(TimelineEvent entry, OrganisationSnapshot organisation) =>
        new()
        {
            Key = $"event:{entry.Id}",
            Title = "Ce qui s'est passé",
            At = entry.At,
            Text = $"{entry.Actor} {TimelineText.Describe(Timeline.Read(entry.Verb, entry.Payload), organisation)}",
            CanBeWithheld = true,
        };

    /// <summary>
    /// The row stays for the statistics and the chain, emptied by its own verb; all that was said of it goes.
    /// </summary>
    public async Task EraseAsync(PersonScope scope, CancellationToken cancellationToken)
    {
        var ids = scope.RequestIds;
        if (ids.Count == 0)
            return;
        var hashes = await db.Set<RequestFile>()
            .Where(f => ids.Contains(f.RequestId))
            .Select(f => f.Hash)
            .Distinct()
            .ToListAsync(cancellationToken);
        var messages = db.Set<Correspondence>().Where(c => ids.Contains(c.RequestId)).Select(c => (long?)c.Id);
        await db.Set<OutboxMessage>()
            .Where(m => messages.Contains(m.CorrespondenceId))
            .ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequestMandate>().Where(m => ids.Contains(m.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequestFile>().Where(f => ids.Contains(f.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Correspondence>().Where(c => ids.Contains(c.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Note>().Where(n => ids.Contains(n.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Opinion>().Where(o => ids.Contains(o.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Notification>().Where(n => ids.Contains(n.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RequestLink>()
            .Where(l => ids.Contains(l.FromId) || ids.Contains(l.ToId))
            .ExecuteDeleteAsync(cancellationToken);
        // All but the entry that says by which case it was erased.
        await db.Set<TimelineEvent>()
            .Where(e => ids.Contains(e.RequestId) && e.Verb != nameof(RequestErased))
            .ExecuteUpdateAsync(
                set => set.SetProperty(e => e.Payload, (string?)null).SetProperty(e => e.Salt, (byte[]?)null),
                cancellationToken
            );
        await texts.RemoveAsync(ids, cancellationToken);
        await erasing.AddAsync(hashes, cancellationToken);
    }
}
