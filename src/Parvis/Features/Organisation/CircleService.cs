using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Settings;

namespace Parvis.Features.Organisation;

/// <summary>Who a confidential topic exists for.</summary>
public sealed class CircleService(
    ParvisDbContext db,
    OrganisationDirectory directory,
    AdministrationJournal journal,
    Transactions transactions,
    ViewerEpoch epoch
)
{
    public Task<List<CircleRow>> AllAsync(CancellationToken cancellationToken) =>
        db.Set<Circle>()
            .OrderBy(c => c.Name)
            .Select(c => new CircleRow(c.Id, c.Name, c.TransferPhone, c.Members.Count))
            .ToListAsync(cancellationToken);

    public Task<Circle?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Circle>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    public Task<Circle?> SaveAsync(
        Guid? id,
        string name,
        string? transferPhone,
        int seen,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var circle = id is null ? new Circle() : await LoadAsync(id.Value, cancellationToken);
                if (circle is null)
                    return null;
                var before = id is null ? null : Describe(circle.Name, circle.TransferPhone);
                if (before is not null)
                    circle.MustBe(seen);
                circle.Edit(name, transferPhone);
                if (before is null)
                {
                    db.Add(circle);
                    journal.Write($"Cercle « {circle.Name} » créé");
                }
                else if (before.ChangesTo(Describe(name, transferPhone)) is { } changes)
                {
                    journal.Write($"Cercle « {circle.Name} » modifié : {changes}");
                }

                transactions.AfterCommit(epoch.Advance);
                return circle;
            },
            cancellationToken
        );

    public Task<bool> AdmitAsync(Guid id, Guid agentId, CancellationToken cancellationToken) =>
        ChangeAsync(id, agentId, circle => circle.Admit(agentId), "entré dans", cancellationToken);

    public Task<bool> DismissAsync(Guid id, Guid agentId, CancellationToken cancellationToken) =>
        ChangeAsync(id, agentId, circle => circle.Dismiss(agentId), "sorti de", cancellationToken);

    Task<bool> ChangeAsync(
        Guid id,
        Guid agentId,
        Func<Circle, bool> change,
        string how,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async () =>
            {
                var circle = await LoadAsync(id, cancellationToken);
                var agent = (await directory.GetAsync(cancellationToken)).Agent(agentId);
                if (circle is null || agent is null)
                    return false;
                if (change(circle))
                {
                    journal.Write($"Cercle « {circle.Name} » : {agent.FullName} est {how} ce cercle");
                    transactions.AfterCommit(epoch.Advance);
                }

                return true;
            },
            cancellationToken
        );

    public static Described Describe(string? name, string? transferPhone) =>
        new Described().Add("Nom", name).Add("Numéro à donner", transferPhone);

    Task<Circle?> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Circle>().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
}

public sealed record CircleRow(Guid Id, string Name, string TransferPhone, int Members);
