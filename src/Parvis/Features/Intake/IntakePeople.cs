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
                : throw new RefusedException("Cette fiche n'existe plus : cherchez la personne de nouveau.", $"{field}.Text");
        }

        if (said.IsNew)
            throw new RefusedException("TEMP");
        if (!string.IsNullOrWhiteSpace(said.Text))
            throw new RefusedException(
                "Choisissez la personne dans la liste, ou créez sa fiche.",
                $"{field}.Text"
            );
        return null;
    }

    public async Task<IReadOnlyList<long>> NumbersAsync(
        IReadOnlyCollection<string?> publicIds,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        var wanted = publicIds.Where(id => !string.IsNullOrWhiteSpace(id)).ToList();
        return wanted.Count == 0
            ? []
            : await db.Set<Requester>().Where(r => wanted.Contains(r.PublicId)).Select(r => r.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Who may be meant, for a form shown again without a script.</summary>
    public async Task<IReadOnlyList<PersonChoice>> ChoicesAsync(
        PersonInput said,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        return [];
    }
}
