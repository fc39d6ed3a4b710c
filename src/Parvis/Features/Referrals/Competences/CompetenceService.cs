using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.Referrals.Competences;

/// <summary>Says who does what; each change is in the journal.</summary>
public sealed class CompetenceService(
    ParvisDbContext db,
    TopicCatalogue topics,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public async Task<IReadOnlyList<CompetenceRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var tree = await topics.GetAsync(cancellationToken);
        var rows = await (
            from competence in db.Set<Competence>().AsNoTracking()
            join partner in db.Set<PartnerAuthority>().AsNoTracking() on competence.PartnerId equals partner.Id
            select new CompetenceRow(competence, partner.Name, "")
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => r with { Topic = tree.Path(r.Competence.TopicId) })
                .OrderBy(r => Folding.Fold(r.Topic), StringComparer.Ordinal)
                .ThenBy(r => Folding.Fold(r.Competence.Place), StringComparer.Ordinal),
        ];
    }

    /// <summary>What an administrator writes is confirmed by writing it.</summary>
    public async Task AddAsync(Guid? topicId, string? place, Guid? partnerId, CancellationToken cancellationToken)
    {
        var topic =
            (await topics.GetAsync(cancellationToken)).Find(topicId)
            ?? throw new RefusedException("Choisissez un sujet.", "TopicId");
        var partner =
            await db.Set<PartnerAuthority>().FirstOrDefaultAsync(p => p.Id == partnerId && p.Active, cancellationToken)
            ?? throw new RefusedException("Choisissez un organisme.", "PartnerId");
        var words = place?.Trim() ?? "";
        if (words.Length > Competence.MaxPlace)
            throw new RefusedException($"Le lieu tient en {Competence.MaxPlace} caractères.", "Place");
        // Without a word to look for, it would hold everywhere.
        if (words.Length > 0 && Folding.Fold(words).Length == 0)
            throw new RefusedException("Écrivez des mots du lieu, ou rien si c'est partout.", "Place");
        var known = await db.Set<Competence>().Where(c => c.TopicId == topic.Id).ToListAsync(cancellationToken);
        if (known.Exists(c => Folding.Fold(c.Place) == Folding.Fold(words)))
            throw new RefusedException("Ce sujet a déjà un organisme pour ce lieu : retirez-le d'abord.", "TopicId");
        db.Add(
            new Competence
            {
                TopicId = topic.Id,
                Place = words,
                PartnerId = partner.Id,
                Confirmed = true,
            }
        );
        Journal($"Qui fait quoi : {Words(topic.Name, words, partner.Name)} ajouté");
    }

    public Task ConfirmAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            row =>
            {
                row.Competence.Confirmed = true;
                return "confirmé";
            },
            cancellationToken
        );

    public Task RemoveAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            row =>
            {
                db.Remove(row.Competence);
                return "retiré";
            },
            cancellationToken
        );

    async Task ChangeAsync(Guid id, Func<CompetenceRow, string> change, CancellationToken cancellationToken)
    {
        var row =
            await (
                from competence in db.Set<Competence>()
                where competence.Id == id
                join partner in db.Set<PartnerAuthority>() on competence.PartnerId equals partner.Id
                select new { competence, partner.Name }
            ).FirstOrDefaultAsync(cancellationToken) ?? throw new RefusedException("Cette ligne n'existe plus.");
        var topic = (await topics.GetAsync(cancellationToken)).Name(row.competence.TopicId);
        var done = change(new CompetenceRow(row.competence, row.Name, topic));
        Journal($"Qui fait quoi : {Words(topic, row.competence.Place, row.Name)} {done}");
    }

    void Journal(string what)
    {
        journal.Write(what);
        transactions.AfterCommit(epoch.Advance);
    }

    static string Words(string topic, string place, string partner) =>
        $"« {topic} »{(place.Length == 0 ? "" : $" ({place})")} : {partner}";
}

/// <param name="Topic">Its path.</param>
public sealed record CompetenceRow(Competence Competence, string Partner, string Topic);
