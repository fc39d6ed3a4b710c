using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.OfficialSheets.Reading;
using Parvis.Features.OfficialSheets.Search;
using Parvis.Features.Organisation;
using Parvis.Features.Settings;
using Parvis.Features.Topics;

namespace Parvis.Features.OfficialSheets;

/// <summary>The door to the official fiches: one of them, and how the town sets them up.</summary>
public sealed class OfficialFicheService(
    ParvisDbContext db,
    SettingsStore settings,
    FicheShelf shelf,
    TopicCatalogue topics,
    OrganisationDirectory directory,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    const int MostOfTopic = 10;

    /// <summary>Null when it is not here.</summary>
    public async Task<(FicheDocument Fiche, string FileName)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var kept = await db.Set<OfficialFiche>()
            .Where(f => f.Id == id)
            .Select(f => new { f.Content, f.FileName })
            .FirstOrDefaultAsync(cancellationToken);
        return kept is null ? null : (FicheText.Read(kept.Content), kept.FileName);
    }

    public Task<(OfficialFicheSettings Value, int Version)> FindSettingsAsync(CancellationToken cancellationToken) =>
        settings.GetForEditAsync<OfficialFicheSettings>(cancellationToken);

    public async Task SaveAsync(OfficialFicheSettings chosen, int seen, CancellationToken cancellationToken)
    {
        if (chosen.Folder.Length > 0 && !Path.IsPathFullyQualified(chosen.Folder))
            throw new RefusedException(
                "Écrivez le chemin entier du dossier sur le serveur, comme /srv/fiches.",
                nameof(chosen.Folder)
            );
        if (chosen.Version.Length is 0 or > 10 || !chosen.Version.All(c => char.IsAsciiDigit(c) || c == '.'))
            throw new RefusedException("La version se dit en chiffres, comme 3.5.", nameof(chosen.Version));
        var names = await directory.GetAsync(cancellationToken);
        var (before, _) = await FindSettingsAsync(cancellationToken);
        await settings.SaveAsync(chosen, seen, cancellationToken);
        if (Describe(before, names).ChangesTo(Describe(chosen, names)) is { } changes)
            journal.Write($"Fiches officielles : {changes}");
    }

    /// <summary>By topic, in the order of the tree.</summary>
    public async Task<IReadOnlyList<TopicFicheRow>> TopicsAsync(CancellationToken cancellationToken)
    {
        var (tree, index) = (await topics.GetAsync(cancellationToken), await shelf.GetAsync(cancellationToken));
        var rows = await db.Set<TopicFiche>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => new TopicFicheRow(r.TopicId, tree.Path(r.TopicId), r.FicheId, index.Find(r.FicheId)))
                .OrderBy(r => Folding.Fold(r.Topic), StringComparer.Ordinal)
                .ThenBy(r => r.FicheId, StringComparer.Ordinal),
        ];
    }

    public async Task AttachAsync(Guid? topicId, string? typed, CancellationToken cancellationToken)
    {
        var topic =
            (await topics.GetAsync(cancellationToken)).Find(topicId)
            ?? throw new RefusedException("Choisissez un sujet.", "TopicId");
        var index = await shelf.GetAsync(cancellationToken);
        if (FicheIds.In(typed) is not { } id)
            throw new RefusedException(
                "Donnez le numéro de la fiche, comme F1342, ou son adresse sur service-public.",
                "FicheId"
            );
        if (index.Find(id) is not { } fiche)
            throw new RefusedException($"La fiche {id} n'est pas parmi celles qui ont été lues.", "FicheId");
        var known = await db.Set<TopicFiche>().Where(t => t.TopicId == topic.Id).ToListAsync(cancellationToken);
        if (known.Exists(t => t.FicheId == id))
            throw new RefusedException("Cette fiche est déjà rattachée à ce sujet.", "FicheId");
        if (known.Count >= MostOfTopic)
            throw new RefusedException($"Un sujet a {MostOfTopic} fiches au plus : retirez-en une.", "TopicId");
        db.Add(new TopicFiche { TopicId = topic.Id, FicheId = id });
        Journal($"« {fiche.Title} » ({id}) rattachée à « {topic.Name} »");
    }

    public async Task DetachAsync(Guid topicId, string? ficheId, CancellationToken cancellationToken)
    {
        var row =
            await db.Set<TopicFiche>()
                .FirstOrDefaultAsync(t => t.TopicId == topicId && t.FicheId == ficheId, cancellationToken)
            ?? throw new RefusedException("Cette ligne n'existe plus.");
        db.Remove(row);
        Journal($"{row.FicheId} retirée de « {(await topics.GetAsync(cancellationToken)).Name(topicId)} »");
    }

    void Journal(string what)
    {
        journal.Write($"Fiches officielles : {what}");
        transactions.AfterCommit(epoch.Advance);
    }

    public static Described Describe(OfficialFicheSettings chosen, OrganisationSnapshot names) =>
        new Described()
            .Add("Dossier", chosen.Folder)
            .Add("Version", chosen.Version)
            .Add("Guichets", chosen.Places.Select(p => $"{p.Pivot} → {names.ServicePoint(p.ServicePointId)?.Name}"));
}

/// <param name="TopicId">Of the topic.</param>
/// <param name="Topic">Its path.</param>
/// <param name="FicheId">Of the fiche.</param>
/// <param name="Fiche">Null when it is not here any more.</param>
public sealed record TopicFicheRow(Guid TopicId, string Topic, string FicheId, FicheEntry? Fiche);
