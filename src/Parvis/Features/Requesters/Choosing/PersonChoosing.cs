using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;
using Parvis.Features.Requesters.Duplicates;

namespace Parvis.Features.Requesters.Choosing;

/// <summary>From what a form says of somebody to the sheet of a person, existing or new.</summary>
public sealed class PersonChoosing(
    ParvisDbContext db,
    PeopleSearch search,
    DuplicateFinder duplicates,
    RequesterService people,
    TimeProvider clock
)
{
    const int MostChoices = 8;

    const string ToldAtEntry = "dit en enregistrant la demande";

    /// <summary>
    /// The number of the person chosen or created; null when nobody is named. A new sheet that resembles another is
    /// refused once, so that the agent looks at those who are there.
    /// </summary>
    public async Task<long?> ResolveAsync(
        PersonInput said,
        string field,
        Guid? circleId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!string.IsNullOrWhiteSpace(said.Id))
        {
            var known = await NumbersAsync([said.Id], viewer, cancellationToken);
            return known.Count == 1
                ? known[0]
                : throw new RefusedException(
                    "Cette fiche n'existe plus : cherchez la personne de nouveau.",
                    $"{field}.Text"
                );
        }

        if (said.IsNew)
            return await CreateAsync(said, field, circleId, viewer, cancellationToken);
        if (!string.IsNullOrWhiteSpace(said.Text))
            throw new RefusedException("Choisissez la personne dans la liste, ou créez sa fiche.", $"{field}.Text");
        return null;
    }

    public async Task<IReadOnlyList<long>> NumbersAsync(
        IReadOnlyCollection<string?> publicIds,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var wanted = publicIds.Where(id => !string.IsNullOrWhiteSpace(id)).Select(id => id!).ToList();
        return wanted.Count == 0
            ? []
            : await Visible(viewer)
                .Where(r => wanted.Contains(r.PublicId))
                .Select(r => r.Id)
                .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Who may be meant, for a form shown again: those found for what was typed without a script, those who resemble
    /// a new sheet. Says the name of who was chosen already.
    /// </summary>
    public async Task<IReadOnlyList<PersonChoice>> ChoicesAsync(
        PersonInput said,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (!string.IsNullOrWhiteSpace(said.Id))
        {
            var id = said.Id;
            if (string.IsNullOrWhiteSpace(said.Text))
                said.Text = await Visible(viewer)
                    .Where(r => r.PublicId == id)
                    .Select(r => r.DisplayName)
                    .FirstOrDefaultAsync(cancellationToken);
            return [];
        }

        if (said.IsNew)
            return await LikelyChoicesAsync(said, viewer, cancellationToken);
        var found = await search.FindAsync(said.Text, viewer, MostChoices, cancellationToken);
        return [.. found.Select(p => new PersonChoice(p.PublicId, p.Name, p.Detail))];
    }

    /// <summary>None for what cannot be a sheet: saying why is the business of whoever registers it.</summary>
    async Task<IReadOnlyList<PersonChoice>> LikelyChoicesAsync(
        PersonInput said,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var likely = await LikelyAsync(said, viewer, cancellationToken);
            return [.. likely.Select(p => new PersonChoice(p.PublicId, p.Name, p.Why))];
        }
        catch (RefusedException)
        {
            return [];
        }
    }

    async Task<long> CreateAsync(
        PersonInput said,
        string field,
        Guid? circleId,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        LikelyPerson first;
        try
        {
            IReadOnlyList<LikelyPerson> likely = said.IsSomebodyElse
                ? []
                : await LikelyAsync(said, viewer, cancellationToken);
            if (likely.Count == 0)
                return await AddAsync(said, circleId, viewer, cancellationToken);
            first = likely[0];
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Message, $"{field}.{FieldOf(refused.Field)}");
        }

        var same = said.Kind == RequesterKind.Organisation ? "le même organisme" : "la même personne";
        throw new RefusedException(
            $"{first.Name} est peut-être {same} ({first.Why}). Choisissez sa fiche, ou « Aucune de ces personnes » pour en créer une.",
            $"{field}.Text"
        );
    }

    async Task<long> AddAsync(PersonInput said, Guid? circleId, Viewer viewer, CancellationToken cancellationToken)
    {
        if (said.AgreesToTexts && !PhoneNumber.IsMobile(PhoneNumber.Key(said.Phone)))
            throw new RefusedException(
                "Les textos n'arrivent qu'à un mobile français : vérifiez le numéro, ou décochez les textos.",
                nameof(said.Phone)
            );
        var person = await people.AddAsync(said.ToOptions(), circleId, cancellationToken);
        if (said.AgreesToTexts)
            person.AgreeToTexts(said.Phone, ToldAtEntry, viewer.Name, clock.GetUtcNow().UtcDateTime);
        return person.Id;
    }

    Task<IReadOnlyList<LikelyPerson>> LikelyAsync(
        PersonInput said,
        Viewer viewer,
        CancellationToken cancellationToken
    ) => duplicates.FindAsync(said.ToOptions(), except: null, viewer, cancellationToken);

    /// <summary>A sheet refuses its own properties; this form has fewer.</summary>
    static string FieldOf(string? refused) =>
        refused switch
        {
            nameof(RequesterOptions.BirthName) or null => nameof(PersonInput.LastName),
            var other => other,
        };

    IQueryable<Requester> Visible(Viewer viewer) => db.Set<Requester>().AsNoTracking().VisibleTo(viewer).NotMerged();
}
