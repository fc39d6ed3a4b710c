using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Privacy.Gathering;

namespace Parvis.Features.Surveys.Panel;

/// <summary>Somebody in the panel is no requester: they are found by the addresses that are known of them.</summary>
public sealed class PanelHoldings(ParvisDbContext db) : IPersonalHoldings
{
    public async Task GatherAsync(PersonScope scope, Gathered into, CancellationToken cancellationToken)
    {
        foreach (var member in await Of(scope).AsNoTracking().ToListAsync(cancellationToken))
            into.Add(
                "Panel d'habitants",
                new HeldItem
                {
                    Key = $"panel:{member.Id}",
                    Title = "Inscription au panel d'habitants",
                    At = member.ConfirmedAt ?? member.AskedAt,
                    Facts =
                    [
                        new("Nom", member.Name),
                        new("Courriel", member.Email),
                        new("Téléphone", member.Phone),
                        new("Sujets", member.Subjects),
                    ],
                }
            );
    }

    public Task EraseAsync(PersonScope scope, CancellationToken cancellationToken) =>
        Of(scope).ExecuteDeleteAsync(cancellationToken);

    IQueryable<PanelMember> Of(PersonScope scope)
    {
        var emails = scope.Known.Emails.Select(e => e.ToLowerInvariant()).ToList();
        return db.Set<PanelMember>().Where(m => m.Email != "" && emails.Contains(m.Email));
    }
}
