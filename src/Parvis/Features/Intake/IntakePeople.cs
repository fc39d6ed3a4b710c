using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters;

namespace Parvis.Features.Intake;

/// <param name="PublicId">What a form sends back.</param>
/// <param name="Name">As every screen calls the person.</param>
/// <param name="Detail">What tells homonyms apart.</param>
public sealed record PersonChoice(string PublicId, string Name, string Detail);

/// <summary>From what a form says of somebody to the sheet of a person, existing or new.</summary>
public sealed class IntakePeople(ParvisDbContext db)
{
    const int MostChoices = 8;

    /// <summary>The number of the person chosen or created; null when nobody is named.</summary>
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
            throw new RefusedException(
                "Créez d'abord la fiche de cette personne dans « Usagers », puis choisissez-la ici.",
                $"{field}.Text"
            );
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

    /// <summary>Who may be meant, for a form shown again without a script; says the name of who was chosen already.</summary>
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

        var typed = Folding.Fold(said.Text);
        if (typed.Length < 2 || said.IsNew)
            return [];
        return await Visible(viewer)
            .Where(r => r.SortName.StartsWith(typed))
            .OrderBy(r => r.SortName)
            .ThenBy(r => r.Id)
            .Select(r => new PersonChoice(r.PublicId, r.DisplayName, r.OpenRequests > 0 ? "demande en cours" : ""))
            .Take(MostChoices)
            .ToListAsync(cancellationToken);
    }

    /// <summary>A person known only through a confidential circle is there only for it.</summary>
    IQueryable<Requester> Visible(Viewer viewer)
    {
        var circles = viewer.Circles;
        return db.Set<Requester>()
            .AsNoTracking()
            .Where(r =>
                r.MergedIntoId == null
                && (
                    r.KnownToAll
                    || db.Set<RequesterCircle>().Any(c => c.RequesterId == r.Id && circles.Contains(c.CircleId))
                )
            );
    }
}
