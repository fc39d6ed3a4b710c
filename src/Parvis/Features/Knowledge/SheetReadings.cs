using Microsoft.EntityFrameworkCore;
using Parvis.Data;
using Parvis.Features.Organisation;

namespace Parvis.Features.Knowledge;

/// <summary>Who has read the guides and charters that each agent must read.</summary>
public sealed class SheetReadings(
    ParvisDbContext db,
    KnowledgeCatalogue catalogue,
    OrganisationDirectory directory,
    TimeProvider clock
)
{
    /// <summary>Sheets whose sense this agent has not read yet.</summary>
    public async Task<IReadOnlyList<PublishedSheet>> AwaitedAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.AgentId is not { } me)
            return [];
        var asking = (await catalogue.ForAsync(viewer, cancellationToken)).Where(s => s.AsksReceipt).ToList();
        if (asking.Count == 0)
            return [];
        var read = await db.Set<SheetReading>()
            .AsNoTracking()
            .Where(r => r.AgentId == me)
            .ToDictionaryAsync(r => r.SheetId, r => r.Number, cancellationToken);
        return [.. asking.Where(s => read.GetValueOrDefault(s.Id) < s.SenseSince)];
    }

    public Task<SheetReading?> FindAsync(Guid sheetId, Guid agentId, CancellationToken cancellationToken) =>
        db.Set<SheetReading>()
            .FirstOrDefaultAsync(r => r.SheetId == sheetId && r.AgentId == agentId, cancellationToken);

    /// <summary>Said twice, it is said once.</summary>
    public async Task ReadAsync(PublishedSheet sheet, Guid agentId, CancellationToken cancellationToken)
    {
        if (await FindAsync(sheet.Id, agentId, cancellationToken) is not { } reading)
            db.Add(reading = new SheetReading { SheetId = sheet.Id, AgentId = agentId });
        if (reading.Number >= sheet.SenseSince)
            return;
        reading.Read(sheet.Number, clock.GetUtcNow().UtcDateTime);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsDuplicate())
        {
            throw new RefusedException("Votre lecture est déjà notée.");
        }
    }

    /// <summary>Every agent who can sign in, those who have not read first.</summary>
    public async Task<IReadOnlyList<AgentReading>> OfAsync(PublishedSheet sheet, CancellationToken cancellationToken)
    {
        var read = await db.Set<SheetReading>()
            .AsNoTracking()
            .Where(r => r.SheetId == sheet.Id)
            .ToDictionaryAsync(r => r.AgentId, cancellationToken);
        return
        [
            .. (await directory.GetAsync(cancellationToken))
                .Agents.Where(a => a is { Active: true, AccountId: not null })
                .Select(a => new AgentReading(a, read.GetValueOrDefault(a.Id), sheet.SenseSince))
                .OrderBy(r => r.HasRead)
                .ThenBy(r => r.Agent.SortName, StringComparer.Ordinal),
        ];
    }
}

/// <summary>One agent and one sheet.</summary>
/// <param name="Agent">Who.</param>
/// <param name="Reading">The last they said; null when they never did.</param>
/// <param name="SenseSince">The version they must have read.</param>
public sealed record AgentReading(AgentEntry Agent, SheetReading? Reading, int SenseSince)
{
    public bool HasRead => Reading is { } reading && reading.Number >= SenseSince;
}
