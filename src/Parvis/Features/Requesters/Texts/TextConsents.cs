using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;
using Parvis.Features.Requesters.Contacts;

namespace Parvis.Features.Requesters.Texts;

/// <summary>Whether a person wants text messages at a number: noted by an agent, ended by anybody who hears it.</summary>
public sealed class TextConsents(ParvisDbContext db, TimeProvider clock)
{
    public const int MaxHow = 200;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>False when there is no such sheet for this viewer.</summary>
    public async Task<bool> AgreeAsync(
        string publicId,
        string? number,
        string? how,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(publicId, viewer, cancellationToken) is not { } person)
            return false;
        if (string.IsNullOrWhiteSpace(how))
            throw new RefusedException("Dites comment la personne a donné son accord.", "How");
        if (how.Trim().Length > MaxHow)
            throw new RefusedException($"La source de l'accord tient en {MaxHow} caractères.", "How");
        person.AgreeToTexts(number, how.Trim(), viewer.Name, Now);
        return true;
    }

    public async Task<bool> StopAsync(
        string publicId,
        string? number,
        Viewer viewer,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(publicId, viewer, cancellationToken) is not { } person)
            return false;
        person.StopTexts(number, viewer.Name, Now);
        return true;
    }

    /// <summary>Somebody answered STOP: nobody who shares the number gets another. How many agreements end.</summary>
    public Task<int> StopNumberAsync(string number, string by, CancellationToken cancellationToken)
    {
        var (key, now) = (PhoneNumber.Key(number), Now);
        return db.Set<ContactPoint>()
            .Where(c => c.Kind == ContactKind.Phone && c.Key == key)
            .Where(c => c.TextsAgreedAt != null && c.TextsStoppedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.TextsStoppedAt, now).SetProperty(c => c.TextsStoppedBy, by),
                cancellationToken
            );
    }

    Task<Requester?> FindAsync(string publicId, Viewer viewer, CancellationToken cancellationToken) =>
        db.Set<Requester>()
            .Include(r => r.ContactPoints)
            .VisibleTo(viewer)
            .NotMerged()
            .FirstOrDefaultAsync(r => r.PublicId == publicId, cancellationToken);
}
